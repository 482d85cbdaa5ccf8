"""Entries of a baseline: equal findings of one file, counted."""

from __future__ import annotations

import functools
import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from domicile.findings import Finding

Identity: TypeAlias = "tuple[str, str, str]"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Findings of one rule at calls that nothing but their place tells apart.

    `path` is relative to the baseline's folder, `key` stands for the call itself: what it is and
    the values at fault, never a line or a name. `name` and `message` are for people.
    """

    path: str
    rule: str
    key: str
    name: str
    message: str
    count: int

    @property
    def identity(self) -> Identity:
        """What findings are matched by."""
        return self.path, self.rule, self.key


def identity(finding: Finding, folder: str) -> Identity:
    """What tells a finding from others, its path relative to the baseline's `folder`."""
    text = "\0".join(finding.identity).encode("utf-8", "surrogatepass")
    return (
        _anchored(finding.location.path, folder),
        finding.rule,
        hashlib.sha256(text).hexdigest()[:16],
    )


@functools.lru_cache(maxsize=256)
def _anchored(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


def entries_of(findings: Iterable[Finding], folder: str) -> tuple[Entry, ...]:
    """The entries for `findings`, sorted."""
    counts: Counter[Identity] = Counter()
    told: dict[Identity, tuple[str, str]] = {}
    for finding in findings:
        which = identity(finding, folder)
        counts[which] += 1
        words = (finding.name, finding.message)
        told[which] = min(words, told.get(which, words))
    return tuple(sorted(Entry(*which, *told[which], count) for which, count in counts.items()))
