"""Adding suppressions for what a run shows: the changed files, and what a further run then says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from domicile.calls import Location
from domicile.findings import Finding
from domicile.fix import texts
from domicile.fix.loop import Change
from domicile.fix.parsing import parses
from domicile.inline.writing import Rules, written
from domicile.languages import language_of_text
from domicile.pipeline import Options, analyse
from domicile.reading import Reader
from domicile.results import Report
from domicile.source import decode
from domicile.span import Span


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome: `report` is of the changed texts, `changes` are by path.

    `silenced` counts the findings of each rule; `left` are those about a call that no comment
    can stand beside.
    """

    report: Report
    changes: tuple[Change, ...]
    silenced: Counter[str]
    left: tuple[Finding, ...]


def added(options: Options, report: Report, reason: str) -> Added:
    """Suppress in memory what `report`, of a run with `options`, shows. Raises RunError."""
    wanted = [each for each in report.findings if each.call is not None and each.suppressible]
    places = calls_by_path(report)
    changes: list[Change] = []
    for path in sorted({finding.location.path for finding in wanted}):
        here = [finding for finding in wanted if finding.location.path == path]
        change = _change(path, here, places, reason)
        if change is not None:
            changes.append(change)
    if not changes:
        return Added(report, (), Counter(), tuple(wanted))
    changed = {change.path: change.after for change in changes}
    after = analyse(options._replace(texts={**options.texts, **changed}))
    still = Counter(map(_identity, after.findings))
    left = [finding for finding in wanted if still[_identity(finding)]]
    silenced = Counter(f.rule for f in wanted if not still[_identity(f)])
    return Added(after, tuple(changes), silenced, tuple(left))


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.fingerprint


def calls_by_path(report: Report) -> dict[str, set[Span]]:
    """The calls of each file, as far as the report knows them."""
    known: list[Location] = [entry.call.location for entry in report.calls]
    told: Iterable[Finding] = (*report.findings, *report.suppressed, *report.unchanged)
    known += [finding.call for finding in told if finding.call is not None]
    places: dict[str, set[Span]] = {}
    for place in known:
        if place.cell is None:
            places.setdefault(place.path, set()).add(place.span)
    return places


def _change(
    path: str, findings: Iterable[Finding], places: dict[str, set[Span]], reason: str
) -> Change | None:
    """The file with its suppressions; None where none can be added exactly."""
    rules: dict[Span, Rules] = {}
    for finding in findings:
        if finding.call is not None and finding.call.cell is None:
            span = finding.call.span
            rules[span] = rules.get(span, Rules()) | {finding.rule}
    data = Reader().read_bytes(path)
    language = language_of_text(path, data)
    if language is None or not rules:
        return None
    made = written(path, language, decode(data), rules, places[path], reason)
    after = texts.rewritten(data, made.edits)
    if after is None or after == data or not parses(path, after):
        return None
    return Change(path, data, after)
