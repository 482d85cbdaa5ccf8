"""Attempts: running a part of a tree within its share of steps, whatever comes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from domicile.chunks import Chunk
from domicile.defects import Told, defect
from domicile.findings import FileError
from domicile.resolve.machine.account import CALLER_STEPS, MOST_STEPS, TooComplex
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.unresolved import gaps, note_unresolved
from domicile.resolve.relevance.spelled import only_counts

MOST_TOTAL = 200_000  # steps and work of all that spells a call, and as much for all the rest


class Attempts:
    """Runs what may be too complex, and what a defect of the resolver may end.

    `told` is told of each such defect; without it, the error is raised.
    """

    def __init__(self, machine: Machine, told: Told | None) -> None:
        self._machine = machine
        self._told = told
        self._spent = {True: 0, False: 0}  # steps and work so far: of what spells a call, of others
        self.was_frugal = False  # whether the last run followed only what leads to calls

    def run(
        self,
        place: tuple[ModuleRun, Chunk] | None,
        action: Callable[[], object],
        steps: int = CALLER_STEPS,
        frugal: bool = False,
    ) -> bool:
        """Run an entry; if it is too complex, again with less followed.

        `steps` is what it may cost if it spells no call; a `frugal` one was too complex before.

        If that is too complex too, its calls are noted with nothing known of them, and False.
        """
        machine = self._machine
        spelled = (
            place is not None
            and id(place[1]) in machine.spelled
            and not only_counts(machine, place[1])
        )
        # From then on only calls are followed.
        late = self._spent[spelled] > MOST_TOTAL * machine.account.room
        twice = place is not None and (spelled or place[1].mentions(machine.sender_names))
        ways = (False, True) if twice and not late else (late,)
        for way in ways[-1:] if frugal else ways:
            machine.account.frugal = self.was_frugal = way
            machine.account.grant(MOST_STEPS if spelled and not late else steps)
            machine.followed.clear()
            try:
                action()
            except (TooComplex, RecursionError):
                self._abandon()
            except Exception as error:
                if self._told is None:
                    raise
                self._told(self._defect(place, error))
                self._abandon()
                break
            else:
                return True
            finally:
                self._spent[spelled] += machine.account.spent
                machine.account.frugal = False
        if place is not None:
            self._note_unresolved(place)
        return False

    def tell_of_gaps(self, run: ModuleRun, chunk: Chunk) -> None:
        """Tell of a statement that may hold a call and could not be lowered as a whole."""
        told = self._told
        if told is not None:
            self.run((run, chunk), partial(_tell, told, run, chunk))

    def _note_unresolved(self, place: tuple[ModuleRun, Chunk]) -> None:
        try:
            note_unresolved(self._machine, *place)
        except Exception as error:  # the same one again, where lowering has the defect
            if self._told is None:
                raise
            self._told(self._defect(place, error))

    def _defect(self, place: tuple[ModuleRun, Chunk] | None, error: Exception) -> FileError:
        """What is told of an error: at the entry, else at the function that was being run."""
        called = [c for c in self._machine.stack if c.chunk is not None]
        if place is None and called and called[-1].chunk is not None:
            place = called[-1].module, called[-1].chunk
        if place is None:
            return defect(next(iter(self._machine.modules)), 1, error)
        return defect(place[0].path, place[1].first_line, error)

    def _abandon(self) -> None:
        """Leave a run that was too complex, wherever it was."""
        machine = self._machine
        machine.forget_followed()
        machine.stack.clear()
        machine.call_sites = []
        machine.pending.clear()
        machine.nested.clear()
        for run in machine.modules.values():
            run.point = None


def _tell(told: Told, run: ModuleRun, chunk: Chunk) -> None:
    for error in gaps(run, chunk)[:1]:
        told(error)
