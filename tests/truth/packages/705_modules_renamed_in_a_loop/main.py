# open: model, geo
"""The names under which modules are registered are worked out."""

import compat  # noqa: F401
from core import run

import old_settings

run()
old_settings.GEO = "global"
run()
