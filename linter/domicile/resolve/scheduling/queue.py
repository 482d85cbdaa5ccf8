"""The queue of entries: the cheapest first, of those alike the one that has waited longest.

What is dear to run again waits until what it reads has grown as far as the cheap ones make it.
"""

from __future__ import annotations

from heapq import heappop, heappush

from domicile.resolve.scheduling.entries import Entry

UNIT = 1_000  # steps and work: what differs in less is alike


class Queue:
    """Entries to be run, each at most once; what has not run yet costs nothing."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, Entry]] = []
        self._members: set[Entry] = set()
        self._added = 0

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, entry: Entry) -> None:
        """Let an entry wait, unless it does."""
        if entry not in self._members:
            self._members.add(entry)
            self._added += 1
            heappush(self._waiting, (entry.cost // UNIT, self._added, entry))

    def next(self) -> Entry:
        """Take the next one out."""
        _, _, entry = heappop(self._waiting)
        self._members.remove(entry)
        return entry
