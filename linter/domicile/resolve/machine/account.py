"""How much work an entry may cost: expressions evaluated, and values joined."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from domicile.resolve.domain.heap import Heap

# Expressions evaluated, and values joined, in one entry before it is given up as too complex.
MOST_STEPS = 8_000
CALLER_STEPS = 1_000  # the same for an entry that spells no call and only leads to one
LONG_CALLER_STEPS = 4_000  # for one that was too long for that, where there is room
SOME_STEPS = 2_400  # from here on, and from this much work, an entry no longer goes into
SOME_WORK = 1_600  # functions that cannot lead to a call
MOST_FED = 6_000  # steps and work of all functions that make what the calls of an entry send


class TooComplex(Exception):
    """An entry needs more steps than the budget; what it would have told stays unknown."""


class Account:
    """What the running entry has cost so far, and how much it may cost."""

    def __init__(self, heap: Heap) -> None:
        self._heap = heap
        self.steps = 0
        self.shared = 0  # what the last account of something's own has cost
        self.fed = 0  # steps and work of functions that make what a call sends
        self.fed_by: dict[Hashable, int] = {}  # the same, by function
        self._since = 0, 0  # the steps and work when the entry began with this receiver
        self._fed_since = 0
        self._within = False  # whether what is done now is fed already
        self.limit = (MOST_STEPS, MOST_STEPS)  # of steps, and of values joined
        self.frugal = False  # whether only what leads to calls is followed
        self.room = 1  # how many times the usual room an entry has

    @property
    def spent(self) -> int:
        """All that the entry has cost."""
        return self.steps + self._heap.work + self.fed

    def step(self, count: int = 1) -> None:
        """Count work done; raises TooComplex where an entry has had its share."""
        self.steps += count
        if self.steps > self.limit[0] or self._heap.work > self.limit[1]:
            raise TooComplex

    @contextmanager
    def share_of(self, count: int) -> Iterator[None]:
        """Grant what is done here so much work; what needs more ends here, and only here."""
        outer = self.limit
        own = min(self.steps + count, outer[0]), min(self._heap.work + count, outer[1])
        self.limit = own
        try:
            yield
        except TooComplex:
            if own == outer or self.steps > outer[0] or self._heap.work > outer[1]:
                raise
        finally:
            self.limit = outer

    @contextmanager
    def feeding(self, count: int) -> Iterator[None]:
        """As `share_of`, but beside what the entry may cost itself, until much was fed to it."""
        if self._within or self.fed - self._fed_since > MOST_FED:
            with self.share_of(count):
                yield
            return
        outer, since = (self.limit, self.steps, self._heap.work), self._since
        self.steps = self._heap.work = 0
        self._since = 0, 0
        self.limit = (count, count)
        self._within = True
        try:
            yield
        except TooComplex:
            pass
        finally:
            self._within = False
            self.fed += max(self.steps, self._heap.work)
            self.limit, self.steps, self._heap.work = outer
            self._since = since

    @contextmanager
    def own_share(self, count: int) -> Iterator[None]:
        """Do something on an account of its own, so that it does not matter who asks for it."""
        outer = self.limit, self.steps, self._heap.work, self.fed
        since = self._since, self._fed_since, self.fed_by
        within, self._within = self._within, False
        self.grant(count)
        try:
            yield
        finally:
            self._within, self.shared = within, self.spent
            self.limit, self.steps, self._heap.work, self.fed = outer
            self._since, self._fed_since, self.fed_by = since

    def grant(self, count: int) -> None:
        """Begin an account: so many steps, and as much work."""
        self.steps = self._heap.work = self.fed = 0
        self.fed_by = {}
        self.limit = (count * self.room, count * self.room)
        self.begin_again()

    def begin_again(self) -> None:
        """The entry begins with another receiver: it is not tired of what the last one took."""
        self._since = self.steps, self._heap.work
        self._fed_since = self.fed

    @property
    def tired(self) -> bool:
        """Whether the entry has cost so much that only what leads to calls is still followed."""
        steps, work = self._since
        if self.frugal or self.steps - steps > SOME_STEPS * self.room:
            return True
        return self._heap.work - work > SOME_WORK * self.room
