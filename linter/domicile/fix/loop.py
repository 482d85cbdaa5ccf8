"""The fixing of a run: what findings offer is applied until nothing is left to apply."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from domicile.around import roots
from domicile.findings import Edit, Finding
from domicile.fix import contents
from domicile.fix.parsing import parses
from domicile.pipeline import Options, analyse
from domicile.quick_classes import dataclass
from domicile.reading import Reader
from domicile.results import Report

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
    each rule; `dropped` names the files whose fixes did not leave a text that parses. `kept`
    counts the fixes that were offered and are not right when everything around is looked at.
    """

    report: Report
    changes: tuple[Change, ...]
    applied: Mapping[str, int]
    dropped: tuple[str, ...]
    kept: int = 0


def fixed(options: Options, report: Report, *, unsafe: bool) -> Fixed:
    """Fix in memory what `report`, of a run with `options`, tells. Raises RunError.

    What another file does decides whether a fix is right. So where the run was over some files of
    a tree, the fixes in them are those that a run over the whole tree offers.
    """
    asked = _fixable(report.findings, unsafe)
    trees = roots(asked, filter(os.path.isdir, options.paths))
    wide = options._replace(paths=(*options.paths, *trees))
    first = analyse(wide) if trees else report
    offered = _fixable((f for f in first.findings if f.location.path in asked), unsafe)
    kept = len(_edits(asked) - _edits(offered))
    work = _Work(dict(options.texts))
    for _ in range(MOST_ROUNDS):
        if not work.apply(offered):
            break
        last = analyse(wide._replace(texts=work.texts))
        offered = _fixable((f for f in last.findings if f.location.path in asked), unsafe)
        report = last
    if trees and work.before:
        report = analyse(options._replace(texts=work.texts))
    return Fixed(report, work.changes(), work.applied, tuple(work.dropped), kept)


@dataclass(slots=True)
class _Work:
    """The texts as they are so far, and what was done to them."""

    texts: dict[str, bytes]
    before: dict[str, bytes] = field(default_factory=dict)
    applied: Counter[str] = field(default_factory=Counter)
    dropped: dict[str, None] = field(default_factory=dict)

    def apply(self, offered: Mapping[str, Sequence[Finding]]) -> bool:
        """Make the fixes that can be made together; whether any text is another now."""
        changed = False
        for path, findings in offered.items():
            if path in self.dropped:
                continue
            data = self.texts[path] if path in self.texts else Reader().read_bytes(path)
            after, used = _apply(path, data, findings)
            if after is None:
                self.dropped[path] = None
            elif after != data:
                changed = True
                self.before.setdefault(path, data)
                self.texts[path] = after
                self.applied.update(finding.rule for finding in used)
        return changed

    def changes(self) -> tuple[Change, ...]:
        made = (Change(path, self.before[path], self.texts[path]) for path in sorted(self.before))
        return tuple(change for change in made if change.before != change.after)


def _edits(offered: Mapping[str, Sequence[Finding]]) -> set[tuple[Edit, ...]]:
    return {f.fix.edits for findings in offered.values() for f in findings if f.fix is not None}


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
    fixes = {finding.fix.edits: finding for finding in reversed(findings) if finding.fix}
    reader = Reader({path: data})
    groups = contents.disjoint(reversed(fixes), reader.source_at)
    edits: list[Edit] = [edit for group in groups for edit in group]
    after = contents.rewritten(path, data, edits)
    if after is None or not parses((path, None), after):
        return None, ()
    return after, [fixes[tuple(group)] for group in groups]
