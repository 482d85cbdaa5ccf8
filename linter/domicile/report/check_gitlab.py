"""`gitlab`: a Code Quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domicile.report import as_json
from domicile.report.summary import cell_note
from domicile.report.text import Style
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.calls import Location
    from domicile.findings import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, style: Style) -> str:
    return as_json.dump([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": f"{finding.rule} {finding.name}",
        "description": f"{finding.rule}: {cell_note(finding.location)}{finding.message}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.location.path, **_lines(finding.location)},
    }


def _lines(place: Location) -> dict[str, Any]:
    if place.cell is not None:  # a line is required, and the cell's are not the file's
        return {"lines": {"begin": 1, "end": 1}}
    span = place.span
    return {
        "positions": {
            "begin": {"line": span.line, "column": span.column},
            "end": {"line": span.end_line, "column": span.end_column},
        },
        "lines": {"begin": span.line, "end": span.end_line},
    }
