"""`markdown`: the findings as a table, for `$GITHUB_STEP_SUMMARY`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from domicile.report.links import rule_page
from domicile.report.markdown import code, plain, table
from domicile.report.summary import SEVERITIES, check_summary, location_place, told
from domicile.report.text import Style
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding

_HEADING = ("severity", "rule", "where", "finding")
_MOST_BYTES = 900_000  # GitHub refuses a summary of more than a mebibyte


def render(report: Report, style: Style) -> str:
    """The most severe first, since a long table is cut off, which its last line says."""
    found = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    rows = list(_fitting(map(_row, found)))
    shown = f"\n{table(_HEADING, rows)}" if rows else ""
    if len(rows) < len(found):
        shown += f"\nThe first {len(rows)} of {len(found)} findings.\n"
    return f"### Domicile\n\n{check_summary(report)}\n{shown}"


def _fitting(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The first rows, as many as there is room for."""
    room = _MOST_BYTES
    for row in rows:
        room -= sum(len(cell.encode()) + len(" | ") for cell in row)
        if room < 0:
            return
        yield row


def _row(finding: Finding) -> tuple[str, ...]:
    page = rule_page(finding.rule, finding.name)
    rule = f"{finding.rule} {finding.name}"
    return (
        finding.severity,
        plain(rule) if page is None else f"[{rule}]({page})",
        code(location_place(finding.location)),
        "<br>".join(map(plain, told(finding, placed=True))),
    )
