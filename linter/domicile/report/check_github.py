"""`github`: workflow commands, which GitHub Actions shows as annotations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from domicile.report.summary import SEVERITIES, check_summary, location_place, told
from domicile.report.text import Style, visible
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_LIMIT = 10  # annotations of one kind that GitHub keeps for a step; it drops the others silently


def render(report: Report, style: Style) -> str:
    """The most severe first; what is beyond GitHub's limit follows as plain lines of the log."""
    ordered = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    annotated: list[str] = []
    plain: list[str] = []
    for _, group in groupby(ordered, key=lambda finding: finding.severity):
        found = list(group)
        annotated += map(_annotation, found[:_LIMIT])
        plain += map(_log_line, found[_LIMIT:])
    if plain:
        plain.insert(0, f"Not annotated, since GitHub shows {_LIMIT} of a kind for a step:")
    closing = [check_summary(report)] if style.summary else []
    return "".join(f"{line}\n" for line in [*annotated, *plain, *closing])


def _annotation(finding: Finding) -> str:
    place, span = finding.location, finding.location.span
    properties = {"file": place.path}
    if place.cell is None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.end_line == span.line:  # GitHub refuses columns of a range of lines
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{finding.rule} {finding.name}"
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = "%0A".join(map(_data, told(finding)))
    return f"::{_COMMANDS[finding.severity]} {written}::{message}"


def _log_line(finding: Finding) -> str:
    where = visible(location_place(finding.location))
    # No line may begin with "::", spaces aside: a file of that name would make it a command.
    return f"- {where}: {finding.rule} {finding.severity} {visible(finding.message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
