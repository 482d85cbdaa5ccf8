"""What is left when all has run: functions without a name, those that wait, what callers decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from domicile.calls import Location
from domicile.resolve.domain.atoms import Atom, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.functions.nested import chunk_of, is_told, run_left, run_pending, run_unseen
from domicile.resolve.functions.senders import is_asked_for
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.instances import subclasses
from domicile.resolve.relevance.demand import names
from domicile.resolve.relevance.worked_out_names import WorkedOutNames
from domicile.resolve.scheduling.attempts import Attempts
from domicile.resolve.scheduling.choosing import Choice
from domicile.resolve.scheduling.entries import Entry


def run_lambdas(machine: Machine, attempts: Attempts) -> None:
    """Run the functions without a name, or that send what they have, that no entry has called."""
    for closure, frame in machine.lambdas:
        state = State(machine.heap)
        place = closure.module, chunk_of(closure)
        attempts.run(place, partial(_run_lambda, machine, state, frame, closure))


def _run_lambda(machine: Machine, state: State, frame: Frame, closure: Closure) -> None:
    if is_told(machine, state, closure):
        return
    run_unseen(machine, state, frame, closure)
    run_pending(machine, State(machine.heap) if state.dead else state)


def run_waiting(machine: Machine, attempts: Attempts) -> None:
    """Run what waits for something that is asked for by now."""
    waiting, machine.later.waiting = machine.later.waiting, []
    for each in waiting:
        if any(is_asked_for(machine, part) for part in each.parts):
            closure = each.functions[0][0]
            place = closure.module, chunk_of(closure)
            attempts.run(place, partial(run_left, machine, each))
        else:
            machine.later.waiting.append(each)


def pass_over(machine: Machine, choice: Choice, entry: Entry) -> None:
    """What an entry that is not run would have called and set may be called and set by it."""
    chunk = entry.closure.chunk
    if chunk is None or entry.passed_over:
        return
    entry.passed_over = True
    choice.loose |= chunk.reads | chunk.attributes
    run = entry.closure.module
    unknown = machine.unknown(f"`{entry.closure.name}()` is too complex to follow")
    for name in sorted(chunk.global_binds):
        machine.share_as(entry, (run.frame, name), unknown)
    if entry.owner is not None:
        for info in (entry.owner, *subclasses(entry.owner)):
            if info.instance is not None:
                for name in sorted(chunk.stores):
                    machine.share_as(entry, (info.instance, name), unknown)


def unheard(machine: Machine, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Private functions that spell a call, where no caller's last run has told of one."""
    heard: dict[str, list[int]] = {}
    for place in machine.recorder.places():
        heard.setdefault(place.path, []).append(place.span.line)
    for entry in entries:
        chunk, lines = entry.closure.chunk, heard.get(entry.closure.module.path, ())
        if chunk is None or id(chunk) not in machine.spelled or entry.runs:
            continue
        if machine.spelling.tails.isdisjoint(chunk.attributes):
            continue
        if not any(chunk.first_line <= line <= chunk.last_line for line in lines):
            yield entry


def told_by_callers(machine: Machine, entries: Iterable[Entry]) -> list[Entry]:
    """Functions with a parameter of a class that the tree makes objects of, or methods whose
    object holds one, where callers that are seen have led to all of their calls."""
    return [
        entry
        for entry in entries
        if (entry.closure in machine.classes.given or any(_held_records(machine, entry.owner)))
        and not entry.hopeless
        and entry.closure.runs > entry.own
        and machine.recorder.has(entry)
        and not machine.recorder.alone(entry)
    ]


def estrange(machine: Machine, entry: Entry, receiver: Atom | None) -> None:
    """Where callers tell what an entry's object holds, it is none of those that others made."""
    if machine.classes.told_by_callers is entry.closure and receiver is not None:
        machine.heap.strangers.update(_held_records(machine, machine.class_of(receiver)))


def _held_records(machine: Machine, owner: ClassInfo | None) -> Iterator[int]:
    """The objects held by an object of which nothing is known, and of which nothing is either."""
    instance = 0 if owner is None else owner.instance or 0
    for name in machine.heap.names_of(instance) if instance else ():
        for atom, _ in machine.heap.base[instance, name]:
            kind = machine.class_of(atom)
            if (
                kind is not None
                and atom == Ref(kind.instance or 0)
                and kind in machine.classes.made
            ):
                yield kind.instance or 0


def leave_to_callers(
    machine: Machine, followed: Mapping[Closure, Entry], names: WorkedOutNames
) -> None:
    """What nobody but the callers seen can pass to a function is what they pass, and what they
    have tested holds, unless something is looked up by a name that is worked out."""
    places: dict[object, set[Location]] = {}
    for place, origin in machine.parameters.items():
        places.setdefault(origin, set()).add(place)
    left: dict[object, set[Location] | None] = {}
    for closure, entry in followed.items():
        if machine.recorder.may_have(entry):
            left[entry] = places.get(closure, set()) if names.any_around(closure) else None
    machine.recorder.leave_to_others(left)


def open_clients(machine: Machine, choice: Choice) -> None:
    """A client that callers pass in may be any where some of them were not followed."""
    for record in machine.recorder.records():
        origins = (
            machine.parameters.get(reason.location)
            for reason in record.reasons.get("platform", ())
            if reason.location is not None
        )
        passed = [origin for origin in origins if isinstance(origin, Closure)]
        if any(not choice.loose.isdisjoint(names(origin)) for origin in passed):
            record.open_platform()
