"""`rdjson`: the Reviewdog Diagnostic Format, with fixes as suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from domicile.report import as_json
from domicile.report.links import PROJECT, rule_page
from domicile.report.summary import told
from domicile.report.text import Style
from domicile.results import Report, source_lines

if TYPE_CHECKING:
    from domicile.calls import Location
    from domicile.findings import Edit, Finding

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, style: Style) -> str:
    """Columns are counted in bytes of UTF-8, as this format wants them."""
    return as_json.dump(
        {
            "source": {"name": "domicile", "url": PROJECT},
            "diagnostics": [_diagnostic(finding, report) for finding in report.findings],
        }
    )


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    page = rule_page(finding.rule, finding.name)
    diagnostic: dict[str, Any] = {
        "message": "\n".join(told(finding)),
        "location": _location(finding.location, report),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule} | ({} if page is None else {"url": page}),
    }
    if finding.related:
        diagnostic["relatedLocations"] = [
            {"message": each.message, "location": _location(each.location, report)}
            for each in finding.related
        ]
    if finding.fix is not None and finding.location.cell is None:
        diagnostic["suggestions"] = [
            {"range": _range(edit.location, report), "text": edit.replacement}
            for edit in _suggested(finding.fix.edits, report)
        ]
    return diagnostic


def _suggested(edits: tuple[Edit, ...], report: Report) -> Iterable[Edit]:
    """One edit a fix where the text is known: each suggestion is accepted by itself."""
    lines = source_lines(report, edits[0].location)
    if len(edits) == 1 or not lines:
        return edits
    from domicile.fix.texts import joined
    from domicile.source import from_text

    return [joined(from_text("\n".join(lines)), edits)]


def _location(place: Location, report: Report) -> dict[str, Any]:
    if place.cell is not None:  # the lines of a cell are not the file's
        return {"path": place.path}
    return {"path": place.path, "range": _range(place, report)}


def _range(place: Location, report: Report) -> dict[str, Any]:
    lines, span = source_lines(report, place), place.span
    return {
        "start": _position(lines, span.line, span.column),
        "end": _position(lines, span.end_line, span.end_column),
    }


def _position(lines: tuple[str, ...], line: int, column: int) -> dict[str, int]:
    if line <= len(lines):
        before = lines[line - 1][: column - 1]
        column += len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": line, "column": column}
