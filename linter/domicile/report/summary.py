"""The closing lines that every report for people shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from domicile.report.text import plural, visible
from domicile.results import InventoryEntry, Report

if TYPE_CHECKING:
    from domicile.calls import Location, Values
    from domicile.findings import Finding
    from domicile.span import Span

SEVERITIES = ("error", "warning", "note")  # most severe first


def severity_counts(report: Report) -> dict[str, int]:
    """How many findings there are of each severity, zeros included."""
    counts = Counter(finding.severity for finding in report.findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def listed(report: Report) -> list[Finding]:
    """The findings that count and those that the baseline has, by place."""
    if not report.unchanged:
        return list(report.findings)
    return sorted((*report.findings, *report.unchanged), key=place_of)


def place_of(finding: Finding) -> tuple[str, int, Span, str]:
    """What findings are ordered by."""
    where = finding.location
    return where.path, where.cell or 0, where.span, finding.rule


def check_summary(report: Report) -> str:
    """ "Found 2 errors, 1 note; 12 calls in 3 of 120 files; facts of 2026-11-21"."""
    counts = severity_counts(report)
    new = "" if report.baseline is None else "new "
    found = ", ".join(plural(count, new + severity) for severity, count in counts.items() if count)
    parts = [f"Found {found}" if found else f"No {new}findings"]
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    if report.baseline is not None:
        parts.append(f"{len(report.unchanged)} unchanged")
    if report.absent:
        parts.append(f"{sum(entry.count for entry in report.absent)} resolved")
    parts += fixable(report)
    return "; ".join([*parts, call_summary(report), facts_note(report)])


def fixable(report: Report) -> list[str]:
    """ "2 fixable with --fix, 3 more with --unsafe-fixes"; nothing where nothing is."""
    fixes = [finding.fix.safe for finding in report.findings if finding.fix is not None]
    safe, unsafe = fixes.count(True), fixes.count(False)
    if safe and unsafe:
        return [f"{safe} fixable with --fix, {unsafe} more with --unsafe-fixes"]
    if unsafe:
        return [f"{unsafe} fixable with --fix --unsafe-fixes"]
    return [f"{safe} fixable with --fix"] if safe else []


def call_summary(report: Report) -> str:
    """ "12 calls in 3 of 120 files": files with a call, of all that were looked at."""
    files = len({entry.call.location.path for entry in report.calls})
    return f"{plural(len(report.calls), 'call')} in {files} of {plural(report.scanned, 'file')}"


def facts_note(report: Report) -> str:
    return f"facts of {report.facts_date}"


def statistics(report: Report) -> str:
    """One line a rule that has findings: how many, its id and its name, the most frequent first."""
    counts = Counter((finding.rule, finding.name) for finding in report.findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:>6}  {rule}  {name}\n" for (rule, name), count in ordered)


def cell(values: Values, omitted: str = "omitted") -> str:
    """A value object in short: "us", "omitted, us", "us, ..." or "?"."""
    known = [omitted if value is None else visible(value) for value in values.values]
    if not known and not values.complete:
        return "?"
    return ", ".join(known if values.complete else [*known, "..."])


def geo_counts(report: Report) -> str:
    """ "us (4); global (2)": how many calls have each effective geo, the most frequent first."""
    counts = Counter(cell(entry.effective_geo, "none") for entry in report.calls)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{geo} ({count})" for geo, count in ordered)


def explained(entry: InventoryEntry) -> Iterator[tuple[str, Values]]:
    """A call's attributes by the names they have in a report."""
    call = entry.call
    yield "platform", call.platform
    yield "model", call.model
    yield "inference_geo", call.inference_geo
    yield "region", call.region
    yield "effective_geo", entry.effective_geo


def notes(finding: Finding) -> Iterator[tuple[str, str]]:
    """What is to be said beside a finding's message, each with its label ("because")."""
    if finding.certainty == "possible":
        yield "possible", "it holds for some of the values the call can have"
    for reason in finding.reasons:
        where = f" ({location_place(reason.location)})" if reason.location else ""
        yield "because", visible(reason.text + where)
    if finding.fix is not None:
        yield "fix" if finding.fix.safe else "unsafe fix", visible(finding.fix.description)


def told(finding: Finding, *, placed: bool = False) -> list[str]:
    """The message and the notes, one line each, for formats that show several lines of text.

    The message begins with the cell of a notebook, unless the place is told already.
    """
    message = visible(("" if placed else cell_note(finding.location)) + finding.message)
    return [message, *(f"{label}: {text}" for label, text in notes(finding))]


def cell_note(location: Location) -> str:
    """ "cell 3:18:5: " for a place in a notebook, whose lines are not the file's; else ""."""
    if location.cell is None:
        return ""
    return f"cell {location.cell}:{location.span.line}:{location.span.column}: "


def location_place(location: Location) -> str:
    """Where `location` starts, as `place` writes it."""
    return place(location.path, location.span.line, location.span.column, location.cell)


def place(path: str, line: int, column: int, cell: int | None) -> str:
    """ "app/chat.py:18:5", or with a notebook's cell "app/chat.ipynb:cell 3:18:5"."""
    return f"{path}:{line}:{column}" if cell is None else f"{path}:cell {cell}:{line}:{column}"
