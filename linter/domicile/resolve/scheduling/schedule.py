"""The schedule: entries run, and again when something that they read has grown since.

Entries see each other's writes to shared things.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import partial

from domicile.chunks import flat
from domicile.defects import Told
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.functions.deferred import go_on, go_on_all
from domicile.resolve.functions.feeding import leads_to_call
from domicile.resolve.functions.handing import settle
from domicile.resolve.functions.nested import chunk_of, run_pending
from domicile.resolve.machine.account import CALLER_STEPS, LONG_CALLER_STEPS
from domicile.resolve.machine.arguments import open_arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ModuleRun
from domicile.resolve.modules import modules
from domicile.resolve.objects.finalizers import finalize_all
from domicile.resolve.objects.inherited import telling
from domicile.resolve.objects.instances import constructing
from domicile.resolve.relevance.demand import names, note_result, words_of_reasons
from domicile.resolve.relevance.handed_out import demand_set_up
from domicile.resolve.relevance.warm import Warmth
from domicile.resolve.scheduling.attempts import Attempts
from domicile.resolve.scheduling.callers import Callers
from domicile.resolve.scheduling.choosing import Choice
from domicile.resolve.scheduling.closing import (
    close_classes,
    makers_by_other_names,
    origins,
    reopen,
    tally,
)
from domicile.resolve.scheduling.entries import Entry, makes_sender, private, receivers
from domicile.resolve.scheduling.known_entries import KnownEntries
from domicile.resolve.scheduling.leftovers import (
    estrange,
    leave_to_callers,
    open_clients,
    pass_over,
    run_lambdas,
    run_waiting,
    told_by_callers,
    unheard,
)
from domicile.resolve.scheduling.queue import Queue
from domicile.resolve.scheduling.readers import Readers
from domicile.resolve.scheduling.statements import define_classes, line_up, run_top_levels
from domicile.resolve.scheduling.writers import Writers, sets_what_it_is_handed

MOST_ROUNDS = 8  # of finding out whose callers must be seen
MOST_CLOSINGS = 3  # of classes, until nothing else is made
MOST_RUNS = 3  # of one entry; what still grows then is as good as known
MOST_OWN_RUNS = 2  # the same where only objects grow that its own runs have made


class Schedule:
    """The entries of the modules `runs`, and which of them must still run."""

    def __init__(
        self, machine: Machine, warmth: Warmth, runs: list[ModuleRun], told: Told | None = None
    ) -> None:
        self._machine = machine
        self._warmth = warmth
        self._runs = runs
        self._attempts = Attempts(machine, told)
        self._choice = Choice(machine, warmth)
        self._entries = KnownEntries(machine, self._attempts)
        self._writers = Writers(machine, runs, self._entries.closures)
        self._telling = telling(chunk for run in runs for chunk in run.module.chunks)
        self._queue = Queue()
        self._readers = Readers()
        self._asked, self._sent = set[Key](), set[Key]()  # whose writers, and who calls them
        self._callers = Callers(machine)

    def run(self) -> None:
        """Run what spells a call and what that demands, public entries before private ones."""
        for run in self._runs:
            for chunk, _ in flat(run.module.chunks):
                if id(chunk) in self._machine.spelled:
                    self._attempts.tell_of_gaps(run, chunk)
        self._choice.begin(self._runs)
        for number in range(MOST_ROUNDS):
            chosen = self._choice.next(self._runs, number == 0)
            if chosen:
                self._run_round(chosen)
            elif not (self._run_long() or self._ask_for_origins()):
                break
        self._run_long()
        for entry in unheard(self._machine, list(self._entries)):
            self._enqueue(entry)
        self._drain()
        self._attempts.run(None, partial(finalize_all, self._machine))
        self._run_statements_again()
        run_lambdas(self._machine, self._attempts)
        self._ask_readers()
        self._drain()
        self._finish()

    def _run_round(self, chosen: list[tuple[ModuleRun, set[int]]]) -> None:
        for entry in self._entries:
            entry.late = False
        run_waiting(self._machine, self._attempts)
        line_up(self._machine, chosen)
        for run, chunks in chosen:
            define_classes(self._machine, self._attempts, self._warmth, self._telling, run, chunks)
        run_top_levels(self._machine, self._attempts, chosen)
        self._choice.demand(demand_set_up(self._machine))
        self._attempts.run(None, partial(finalize_all, self._machine))
        entries = [e for run, chunks in chosen for e in self._entries.of_chunks(run, chunks)]
        for entry in entries:
            if not private(entry.closure) and self._is_due(entry):
                self._enqueue(entry)
        self._drain()
        for entry in entries:
            if (
                private(entry.closure)
                and not (entry.closure.runs and self._choice.closed(entry.closure))
                and self._is_due(entry)
            ):
                self._enqueue(entry)
        self._drain()

    def _is_due(self, entry: Entry) -> bool:
        """Whether it is to run first, or would now follow what its last run has left out."""
        return not entry.runs or any(leads_to_call(self._machine, c) for c in entry.left_out)

    def _run_long(self) -> bool:
        """Run the callers that were too long once more, with what the others have left of their
        steps; False if there are none."""
        waiting, self._callers.long = self._callers.long, {}
        for entry in waiting:
            if self._callers.may_be_long():
                self._enqueue(entry)
                self._drain()
            else:
                entry.hopeless = True
                pass_over(self._machine, self._choice, entry)
                self._follow_up(entry)
        self._drain()
        return bool(waiting)

    def _finish(self) -> None:
        """What can be told only when everything has run."""
        machine = self._machine
        for deferred in machine.later.at_end:
            self._attempts.run(None, partial(go_on, machine, deferred, State(machine.heap)))
        self._close_classes()
        for entry in told_by_callers(machine, self._entries):
            machine.classes.told_by_callers, entry.runs = entry.closure, MOST_RUNS - 1
            self._enqueue(entry)
            self._drain()
        machine.classes.told_by_callers = None
        leave_to_callers(machine, self._followed(), self._choice.worked_out)
        self._attempts.run(None, lambda: settle(machine))
        open_clients(machine, self._choice)

    def _followed(self) -> dict[Closure, Entry]:
        """The functions that nobody but the callers seen can call."""
        return {
            entry.closure: entry
            for entry in self._entries
            if entry.closure in self._machine.classes.closed
            or (entry.closure.runs > entry.own and self._choice.closed(entry.closure))
        }

    def _ask_for_origins(self) -> bool:
        """Demand who passes what classes are made with that may be closed; False if all are."""
        return self._choice.demand(origins(self._machine, self._runs, self._choice))

    def _close_classes(self) -> None:
        """Run again what reads objects of classes that only the tree makes."""
        machine, made = self._machine, 0
        for closure, owner in makers_by_other_names(machine, self._runs, self._choice):
            if not closure.runs:
                self._enqueue(self._entries.of(closure, owner))
        self._drain()
        for _ in range(MOST_CLOSINGS):
            followed = self._followed().keys()
            closed = close_classes(machine, self._runs, self._choice, followed)
            if not closed or tally(machine) == made:
                return
            made = tally(machine)
            self._run_readers(closed)
        if tally(machine) != made:
            reopen(machine)
            self._run_readers(closed)

    def _run_readers(self, objects: Set[int]) -> None:
        """Run what read fields of these once more, whatever was run before."""
        for entry in self._readers.of_objects(objects):
            entry.runs = min(entry.runs, MOST_RUNS - 1)
            self._enqueue(entry)
        self._drain()

    def _enqueue(self, entry: Entry) -> None:
        hook = entry.owner is None and entry.closure.name == "__getattr__"  # for what is missing
        if entry.runs < MOST_RUNS and not hook:
            self._queue.add(entry)

    def _drain(self) -> None:
        machine = self._machine
        while self._queue:
            entry = self._queue.next()
            if self._callers.gives_up(entry) or entry.closure in machine.classes.closed:
                continue
            chunk = entry.closure.chunk
            spelled = chunk is None or id(chunk) in machine.spelled
            costly = not spelled and self._callers.too_many(entry)
            if costly and (self._choice.crowded or not makes_sender(machine, entry)):
                pass_over(machine, self._choice, entry)
                self._follow_up(entry)
                continue
            entry.runs += 1
            machine.heap.reads = {}
            machine.left_out = entry.left_out = set()
            machine.writer = entry
            known = machine.recorder.of(entry)
            machine.recorder.begin_anew(entry)
            place = entry.closure.module, chunk or chunk_of(entry.closure)
            steps = LONG_CALLER_STEPS if entry.long else CALLER_STEPS
            entry.begun = entry.begun or machine.new_id()
            run = partial(self._run_entry, entry)
            done = self._attempts.run(place, run, steps, entry.frugal)
            entry.frugal = self._attempts.was_frugal
            if not (done or spelled or entry.long):
                entry.long = True
                self._callers.long[entry] = None
            elif not done:
                entry.hopeless = True
                pass_over(machine, self._choice, entry)
            entry.cost = machine.account.spent
            if entry.frugal:
                machine.recorder.keep(known)
            machine.writer = None
            machine.heap.strangers.clear()
            machine.recorder.begin(None)
            if not spelled:
                self._callers.spend(machine.account.steps)
            self._choice.demand(words_of_reasons(machine, machine.recorder.reasons(entry)))
            self._readers.note(entry, machine.heap.reads)
            machine.heap.reads = {}
            self._follow_up(entry)

    def _run_entry(self, entry: Entry) -> None:
        machine = self._machine
        objects = receivers(machine, entry.closure, entry.owner)
        lacking: list[int] = []  # objects that alone do not work: an attribute is never set
        for index, receiver in enumerate(objects):
            machine.recorder.begin(entry, index)
            estrange(machine, entry, receiver)
            machine.account.begin_again()
            machine.missing.clear()
            machine.later.unawaited.clear()
            run = entry.closure.module
            state = State(machine.heap)
            frame = Frame(machine.new_id(), run, (run.frame,), "<entry>")
            since = machine.new_id()
            arguments = open_arguments(machine)
            closure = entry.closure
            before = closure.runs
            with constructing(machine, state, closure, receiver):
                value = call_closure(machine, state, frame, closure, arguments, receiver, None)
            entry.own += closure.runs - before
            self._choice.demand(note_result(machine, state, closure, value, entry))
            go_on_all(machine, state)
            run_pending(machine, state)
            if machine.grown:
                machine.publish(state, since)
            if getattr(receiver, "id", 0) in machine.missing:
                lacking.append(index)
        if len(lacking) < len(objects):
            for index in lacking:
                machine.recorder.begin(entry, index)

    def _run_statements_again(self) -> None:
        """Run the statements that led to calls again where others set what they read."""
        machine = self._machine
        for number in range(MOST_RUNS):
            sending = machine.statements.sending
            for reads, _ in list(sending.values()):
                self._ask_writers(reads, called=False)
            self._drain()
            stale = [
                (run, index)
                for (run, index), (reads, clock) in sending.items()
                if machine.heap.changed_since(clock, reads)
                and not (number and modules.is_dear(machine, run, index))
            ]
            for run, index in stale:
                place = run, run.module.chunks[index]
                self._attempts.run(place, partial(modules.run_again, machine, run, index))
            if not stale:
                break

    def _ask_writers(self, keys: Iterable[Key], called: bool = True, sent: bool = True) -> None:
        """See that who may write these fields is run; if `called`, also those whose callers are.

        If a call has been `sent` with them, also those that call a method which does.
        """
        for key in keys:
            found = self._writers.of(key) if key not in self._asked else ()
            through = self._writers.through(key) if sent and key not in self._sent else ()
            self._asked.add(key)
            self._sent.update((key,) if sent else ())
            for closure, owner in (*found, *through):
                writer = self._entries.of(closure, owner)
                followed = closure.runs and self._choice.closed(closure)
                if not writer.runs and (called or not followed):
                    self._enqueue(writer)
                if sets_what_it_is_handed(closure, key[1]):
                    self._choice.demand(set(names(closure)))

    def _follow_up(self, entry: Entry) -> None:
        """Run who writes what the entry read, and again who read what it wrote."""
        self._ask_writers(entry.reads, sent=self._machine.recorder.has(entry))
        self._ask_readers(entry)

    def _ask_readers(self, writer: Entry | None = None) -> None:
        """Run those again that have read what has been written since.

        What only adds to objects of its own making shows itself little more after a few runs.
        """
        grown, self._machine.grown = self._machine.grown, {}
        reading: dict[Entry, bool] = {}
        for key, more in grown.items():
            for other in self._readers.of(key):
                own = other is writer and (not more or key[0] > other.begun)
                if not (own and other.runs >= MOST_OWN_RUNS):
                    reading[other] = more or reading.get(other, False)
        for other in sorted(reading, key=lambda other: other.number):
            if self._matters(other):
                # What keeps making objects has used up its runs before a later round shows more.
                if reading[other] and other.runs == MOST_RUNS and not other.late:
                    other.runs, other.late = MOST_RUNS - 1, True
                self._enqueue(other)

    def _matters(self, entry: Entry) -> bool:
        """Whether a further run could tell anything: a call, if the first, or what others read."""
        machine = self._machine
        chunk = entry.closure.chunk
        leads = chunk is None or id(chunk) in machine.spelled or chunk.mentions(machine.demanded)
        return leads or machine.recorder.has(entry) or machine.heap.wrote(entry)
