# paths: libs/common/src services/triage/src services/reports/src
# exact: platform, model, geo, region
"""A monorepo: three distributions with src layouts; acme is a namespace package."""
from acme.reports.daily import _daily
from acme.triage.app import _triage

_triage("x")
_daily(["a"])
