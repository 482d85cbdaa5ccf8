"""Today's findings against a baseline, and a baseline brought up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from domicile.baseline.entries import Entry, identity
from domicile.findings import Finding

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
        known = finding.suppressible and left[which] > 0
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


def merged(
    old: Iterable[Entry], today: Iterable[Entry], looked_at: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """Today's entries, and the old ones of what was not looked at, sorted."""
    kept = {entry.identity: entry for entry in old if not looked_at(entry)}
    return tuple(sorted((kept | {entry.identity: entry for entry in today}).values()))


def accepted(
    old: Iterable[Entry], today: Iterable[Entry], looked_at: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """The old entries without what is resolved: nothing is added and no count grows."""
    counts = {entry.identity: entry.count for entry in today}
    kept = (
        replace(entry, count=min(entry.count, counts.get(entry.identity, 0)))
        if looked_at(entry)
        else entry
        for entry in old
    )
    return tuple(sorted(entry for entry in kept if entry.count))
