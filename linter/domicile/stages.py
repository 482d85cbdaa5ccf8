"""How long the stages of a run took, and how much there was for each to do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stages:
    """Wall seconds by stage, and counts by name, both in the order in which they came up.

    `current` is the stage that runs; `done` of `total` files are behind it, where that is known.
    """

    __slots__ = ("counts", "current", "done", "seconds", "total")

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.current = ""
        self.done = self.total = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what runs within."""
        self.current, self.done, self.total = name, 0, 0
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def count(self, name: str, number: int) -> None:
        """Add to the count of that name."""
        self.counts[name] = self.counts.get(name, 0) + number
