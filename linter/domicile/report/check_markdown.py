"""`markdown`: the findings as a table, for `$GITHUB_STEP_SUMMARY`."""

from __future__ import annotations

from domicile.report.markdown import code, plain, table
from domicile.report.summary import check_summary, location_place
from domicile.report.text import Style
from domicile.results import Report

_HEADING = ("severity", "rule", "where", "finding")


def render(report: Report, style: Style) -> str:
    rows = [
        (
            finding.severity,
            f"{finding.rule} {finding.name}",
            code(location_place(finding.location)),
            plain(finding.message),
        )
        for finding in report.findings
    ]
    shown = f"\n{table(_HEADING, rows)}" if rows else ""
    return f"### Domicile\n\n{check_summary(report)}\n{shown}"
