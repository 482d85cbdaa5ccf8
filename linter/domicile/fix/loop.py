"""The fixing of a run: what findings offer is applied until nothing is left to apply."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domicile.findings import Edit, Finding
from domicile.fix import texts
from domicile.fix.parsing import parses
from domicile.pipeline import Options, analyse
from domicile.reading import Reader
from domicile.results import Report
from domicile.source import UnreadableError, decode

MOST_ROUNDS = 10  # a fix that brings itself back must end


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after its fixes."""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Fixed:
    """The outcome of fixing.

    `report` is of the texts after the fixes, `changes` by path. `applied` counts the fixes of
    each rule; `dropped` names the files whose fixes did not leave a text that parses.
    """

    report: Report
    changes: tuple[Change, ...]
    applied: Mapping[str, int]
    dropped: tuple[str, ...]


def fixed(options: Options, report: Report, *, unsafe: bool) -> Fixed:
    """Fix in memory what `report`, of a run with `options`, tells. Raises RunError."""
    texts_of = dict(options.texts)
    before: dict[str, bytes] = {}
    applied: Counter[str] = Counter()
    dropped: dict[str, None] = {}
    for _ in range(MOST_ROUNDS):
        changed = False
        for path, findings in _fixable(report.findings, unsafe).items():
            if path in dropped:
                continue
            data = texts_of[path] if path in texts_of else Reader().read_bytes(path)
            after, used = _apply(path, data, findings)
            if after is None:
                dropped[path] = None
            elif after != data:
                changed = True
                before.setdefault(path, data)
                texts_of[path] = after
                applied.update(finding.rule for finding in used)
        if not changed:
            break
        report = analyse(options._replace(texts=texts_of))
    changes = (Change(path, before[path], texts_of[path]) for path in sorted(before))
    return Fixed(
        report,
        tuple(change for change in changes if change.before != change.after),
        applied,
        tuple(dropped),
    )


def _fixable(findings: Iterable[Finding], unsafe: bool) -> dict[str, list[Finding]]:
    """The findings to fix now, by file. The fixes of built-in rules stay within one file."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None and (unsafe or finding.fix.safe):
            found[finding.location.path].append(finding)
    return found


def _apply(
    path: str, data: bytes, findings: Sequence[Finding]
) -> tuple[bytes | None, Sequence[Finding]]:
    """The fixed bytes, None where they do not parse, and the findings whose fixes were used."""
    try:
        within = texts.offsets(decode(data))
    except UnreadableError:
        return data, ()
    fixes = {finding.fix.edits: finding for finding in reversed(findings) if finding.fix}
    groups = texts.disjoint(reversed(fixes), within)
    edits: list[Edit] = [edit for group in groups for edit in group]
    after = texts.rewritten(data, edits)
    if after is None or not parses(path, after):
        return None, ()
    return after, [fixes[tuple(group)] for group in groups]
