"""Adding suppressions for what a run shows: the changed files, and what a further run then says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from domicile.calls import Location
from domicile.findings import Edit, Finding
from domicile.fix import contents
from domicile.fix.loop import Change
from domicile.fix.parsing import parses
from domicile.inline.writing import Rules, written
from domicile.languages import language_of_text
from domicile.pipeline import Options, analyse
from domicile.quick_classes import dataclass
from domicile.reading import Reader
from domicile.results import Place, Report
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
    places = calls_by_place(report)
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


def calls_by_place(report: Report) -> dict[Place, set[Span]]:
    """The calls of each text, as far as the report knows them."""
    known: list[Location] = [entry.call.location for entry in report.calls]
    told: Iterable[Finding] = (*report.findings, *report.suppressed, *report.unchanged)
    known += [finding.call for finding in told if finding.call is not None]
    places: dict[Place, set[Span]] = {}
    for place in known:
        places.setdefault((place.path, place.cell), set()).add(place.span)
    return places


def _change(
    path: str, findings: Iterable[Finding], places: dict[Place, set[Span]], reason: str
) -> Change | None:
    """The file with its suppressions; None where none can be added exactly."""
    rules: dict[Place, dict[Span, Rules]] = {}
    for finding in findings:
        if finding.call is not None:
            span, here = finding.call.span, rules.setdefault((path, finding.call.cell), {})
            here[span] = here.get(span, Rules()) | {finding.rule}
    reader = Reader()
    data = reader.read_bytes(path)
    language = language_of_text(path, data)
    edits: list[Edit] = []
    for place, wanted in rules.items():
        source = reader.source_at(place)
        if source is not None and language is not None:
            edits += written(place, language, source, wanted, places[place], reason).edits
    after = contents.rewritten(path, data, edits)
    if after is None or after == data or not parses((path, None), after):
        return None
    return Change(path, data, after)
