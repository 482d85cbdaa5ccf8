"""`markdown`: the findings as a table, for `$GITHUB_STEP_SUMMARY`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domicile.report.links import rule_page
from domicile.report.markdown import code, plain, table
from domicile.report.summary import SEVERITIES, check_summary, location_place
from domicile.report.text import Style
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding

_HEADING = ("severity", "rule", "where", "finding")
_MOST = 1_000  # rows: GitHub refuses a summary of more than a mebibyte


def render(report: Report, style: Style) -> str:
    """The most severe first, since a long table is cut off, which its last line says."""
    found = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    shown = f"\n{table(_HEADING, map(_row, found[:_MOST]))}" if found else ""
    if len(found) > _MOST:
        shown += f"\nThe first {_MOST} of {len(found)} findings.\n"
    return f"### Domicile\n\n{check_summary(report)}\n{shown}"


def _row(finding: Finding) -> tuple[str, ...]:
    page = rule_page(finding.rule, finding.name)
    rule = f"{finding.rule} {finding.name}"
    return (
        finding.severity,
        plain(rule) if page is None else f"[{rule}]({page})",
        code(location_place(finding.location)),
        plain(finding.message),
    )
