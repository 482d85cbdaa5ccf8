"""Callers: what may be spent on entries that spell no call and only lead to one."""

from __future__ import annotations

from domicile.resolve.machine.machine import Machine
from domicile.resolve.scheduling.entries import Entry

MOST_CALLERS_STEPS = 10_000  # spent on all of them; the others are passed over
MOST_TAKERS_STEPS = 30_000  # the same for those that are handed what sends by being called
LONG_UNTIL = 5_000  # while less is spent, one that was too long is run once more


class Callers:
    """How much all callers have cost so far; `long` are those that need more than a share."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._cost = 0
        self.long: dict[Entry, None] = {}

    def spend(self, steps: int) -> None:
        """Count the steps of a caller that has run."""
        self._cost += steps

    def gives_up(self, entry: Entry) -> bool:
        """Whether an entry is not run: it is too complex, or waits for what the others leave."""
        return entry.hopeless or entry in self.long

    def too_many(self, entry: Entry) -> bool:
        """Whether so much is spent that this one would be passed over.

        What calls a function that gives `client.messages.create` spells no call: passed over,
        it would be a call that is not told. It has more room.
        """
        room = self._machine.account.room
        if self._cost <= MOST_CALLERS_STEPS * room:
            return False
        chunk = entry.closure.chunk
        takes = chunk is not None and chunk.mentions(self._machine.handing_out)
        return not takes or self._cost > MOST_TAKERS_STEPS * room

    def may_be_long(self) -> bool:
        """Whether so little is spent that one that was too long is run once more."""
        return self._cost < LONG_UNTIL * self._machine.account.room
