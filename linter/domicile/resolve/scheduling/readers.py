"""Readers: which entries read a field in their last run."""

from __future__ import annotations

from collections.abc import Set

from domicile.resolve.domain.heap import Key
from domicile.resolve.scheduling.entries import Entry


class Readers:
    """The entries by what their last run read."""

    def __init__(self) -> None:
        self._readers: dict[Key, set[Entry]] = {}

    def note(self, entry: Entry, reads: dict[Key, None]) -> None:
        """Note what an entry's last run read."""
        for key in entry.reads.keys() - reads.keys():
            self._readers[key].discard(entry)
        for key in reads:
            self._readers.setdefault(key, set()).add(entry)
        entry.reads = reads

    def of(self, key: Key) -> Set[Entry]:
        """Those that read a field, in no order."""
        return self._readers.get(key, frozenset())

    def of_objects(self, objects: Set[int]) -> list[Entry]:
        """Those that read any field of these, in order."""
        found = {e for key, reading in self._readers.items() if key[0] in objects for e in reading}
        return sorted(found, key=lambda entry: entry.number)
