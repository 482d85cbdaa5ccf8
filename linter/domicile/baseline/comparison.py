"""Today's findings against a baseline, and a baseline brought up to date."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from domicile.baseline.entries import Entry, entries_of, identity
from domicile.findings import Finding
from domicile.quick_classes import dataclass
from domicile.rulebook.model import Rule

NEW, UNCHANGED = "new", "unchanged"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings that the baseline lacks and has, with their `baseline_state`, in their order.

    `absent` are the entries without a finding, each with the number that is missing.
    """

    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    absent: tuple[Entry, ...]


def compared(
    findings: Iterable[Finding],
    entries: Sequence[Entry],
    folder: str,
    looked_at: Callable[[Entry], bool],
) -> Comparison:
    """Each finding matched with an entry of the baseline in `folder`, the first ones first.

    Only of what was `looked_at` the entries can be absent.
    """
    left = Counter({entry.identity: entry.count for entry in entries})
    new: list[Finding] = []
    unchanged: list[Finding] = []
    for finding in findings:
        which = identity(finding, folder)
        known = left[which] > 0
        if known:
            left[which] -= 1
        state = UNCHANGED if known else NEW
        (unchanged if known else new).append(replace(finding, baseline_state=state))
    absent = (
        replace(entry, count=left[entry.identity])
        for entry in entries
        if left[entry.identity] and looked_at(entry)
    )
    return Comparison(tuple(new), tuple(unchanged), tuple(absent))


def view(
    paths: Iterable[str], rules: Mapping[str, Rule], folder: str, *, with_policy: bool
) -> Callable[[Entry], bool]:
    """Whether a run over `paths` that judges by `rules` would have found an entry again.

    An entry of a file that is gone, or of a rule that nobody knows, is not found by any run.
    """
    roots = tuple(map(os.path.abspath, paths))

    def looked_at(entry: Entry) -> bool:
        rule = rules.get(entry.rule)
        if rule is None:
            return False
        if rule.subject not in ("call", "request", "file"):
            return with_policy
        path = os.path.abspath(posixpath.join(folder, entry.path))
        return any(_is_within(path, root) for root in roots) or not os.path.exists(path)

    return looked_at


def without(entries: Iterable[Entry], absent: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a baseline less what is absent, sorted."""
    missing = {entry.identity: entry.count for entry in absent}
    left = (replace(each, count=each.count - missing.get(each.identity, 0)) for each in entries)
    return tuple(sorted(entry for entry in left if entry.count > 0))


def renewed(
    entries: Iterable[Entry], findings: Iterable[Finding], folder: str
) -> tuple[Entry, ...]:
    """The entries, those of `findings` as they are today, sorted."""
    today = {entry.identity: entry for entry in entries_of(findings, folder)}
    return tuple(sorted(({entry.identity: entry for entry in entries} | today).values()))


def _is_within(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
