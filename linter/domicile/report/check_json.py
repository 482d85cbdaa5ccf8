"""`check --output-format json`, as `schemas/check-output.schema.json` describes it."""

from __future__ import annotations

from domicile.report import as_json
from domicile.report.summary import listed, severity_counts
from domicile.report.text import Style
from domicile.results import Report


def render(report: Report, style: Style) -> str:
    errors = [{"path": error.path, "message": error.message} for error in report.errors]
    summary = {
        "files": report.scanned,
        "calls": len(report.calls),
        **severity_counts(report),
        "suppressed": len(report.suppressed),
    }
    absent: dict[str, object] = {}
    if report.baseline is not None:
        missing = sum(entry.count for entry in report.absent)
        summary |= {"unchanged": len(report.unchanged), "absent": missing}
        absent = {"absent": [as_json.absent(entry, report) for entry in report.absent]}
    return as_json.dump(
        {
            **as_json.header(report),
            "findings": [as_json.finding(finding) for finding in listed(report)],
            "suppressed": [as_json.suppressed(finding) for finding in report.suppressed],
            **absent,
            "errors": errors,
            "summary": summary,
        }
    )
