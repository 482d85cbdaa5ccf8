"""`full`: every finding with its code, the places that explain it and the chain of reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domicile.report.concise import COLOURS
from domicile.report.links import rule_page
from domicile.report.summary import check_summary, location_place, notes
from domicile.report.text import Style, visible
from domicile.results import Report, path_of, source_lines

if TYPE_CHECKING:
    from domicile.calls import Location
    from domicile.findings import Finding


def render(report: Report, style: Style) -> str:
    blocks = ["\n".join(_finding(finding, report, style)) for finding in report.findings]
    if style.summary:
        blocks += ["\n".join(_resolved(report, style))] if report.absent else []
        blocks.append(style.paint(check_summary(report), bold=True))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _finding(finding: Finding, report: Report, style: Style) -> Iterator[str]:
    colour = COLOURS[finding.severity]
    rule = style.link(finding.rule, rule_page(finding.rule, finding.name))
    head = style.paint(f"{finding.severity}[{rule}]", colour, bold=True)
    yield f"{head} {finding.name}: {style.paint(visible(finding.message), bold=True)}"
    yield from _place(finding.location, report, style, "-->", "")
    for related in finding.related:
        yield from _place(related.location, report, style, ":::", related.message)
    for label, text in notes(finding):
        yield f"  {style.paint('=', 'blue')} {style.paint(label, bold=True)}: {text}"


def _resolved(report: Report, style: Style) -> Iterator[str]:
    """The entries of the baseline that nothing was found for."""
    title = style.paint("resolved", bold=True)
    yield f"{title}: {visible(report.baseline or '')} still lists what is gone"
    for entry in report.absent:
        count = f" ({entry.count} times)" if entry.count > 1 else ""
        what = f"{path_of(entry, report)}: {entry.rule} {entry.message}{count}"
        yield f"  {style.paint('=', 'blue')} {visible(what)}"


def _place(
    location: Location, report: Report, style: Style, arrow: str, label: str
) -> Iterator[str]:
    from domicile.report.frame import frame

    shown = frame(source_lines(report, location), location.span, style, visible(label))
    note = f": {visible(label)}" if label and not shown else ""
    yield f" {style.paint(arrow, 'blue')} {visible(location_place(location))}{note}"
    yield from shown
