"""`concise`: one line a finding, as compilers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domicile.report.links import rule_page
from domicile.report.summary import location_place
from domicile.report.text import Style, visible
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def render(report: Report, style: Style) -> str:
    """`path:line:col: RULE severity message`, in the findings' order."""
    return "".join(_line(finding, style) + "\n" for finding in report.findings)


def _line(finding: Finding, style: Style) -> str:
    where = location_place(finding.location)
    severity = style.paint(finding.severity, COLOURS[finding.severity])
    rule = style.link(finding.rule, rule_page(finding.rule, finding.name))
    rule = style.paint(rule, bold=True)
    return f"{visible(where)}: {rule} {severity} {visible(finding.message)}"
