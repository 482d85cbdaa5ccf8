"""`gitlab`: a Code Quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domicile.report import as_json
from domicile.report.text import Style
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, style: Style) -> str:
    return as_json.dump([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    span = finding.location.span
    return {
        "type": "issue",
        "check_name": f"{finding.rule} {finding.name}",
        "description": f"{finding.rule}: {finding.message}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.location.path,
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
