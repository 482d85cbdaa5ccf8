"""Futures and tasks: what stands for a result that comes later, and what gives them."""

from __future__ import annotations

from collections.abc import Iterator

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.handlers import Handler, first
from domicile.resolve.builtin_types.sequences import content, loose_elements, new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Items, Ref
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import NONE, Value, one, under, union
from domicile.resolve.functions.concurrency import note_later, run_beside
from domicile.resolve.functions.deferred import go_on_all
from domicile.resolve.functions.under_way import (
    claim,
    finish,
    finish_unclaimed,
    finish_within,
    is_within,
)
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo
from domicile.resolve.objects.finalizers import note_late

MAKING = frozenset({"apply_async", "submit"})
GETTING = frozenset({"get", "result"})
FUTURE, GROUP = "future", "tasks"  # kinds of objects
SPLATTED = frozenset({"asyncio.gather"})  # what takes a `*splat` of any length


def pooled(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """A future of what a pool was handed, whose result is this value."""
    made = future(machine, state, frame, value, span)
    for ref in _refs(made):
        for way in machine.later.stands_for.get(ref.id, ()):
            way.pooled = True
    return made


def future(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """A future whose result is this value."""
    identity = machine.new_object(ObjectInfo(FUTURE, frame.module.location(span)))
    state.set(identity, ITEMS, one(Items((Item(value, None),))))
    machine.later.stands_for[identity] = claim(machine, frame.module.location(span))
    return one(Ref(identity))


def wait_for(machine: Machine, state: State, value: Value) -> None:
    """What futures and groups stand for is through; so is what lists of them do."""
    known = machine.later.stands_for
    for ref in _refs(value):
        finish(machine, state, known.get(ref.id, ()))
        for inner, _ in content(state, ref.id) if machine.is_sequence(ref) else ():
            for item in inner.every if isinstance(inner, Items) else ():
                for held in _refs(item.value):
                    finish(machine, state, known.get(held.id, ()))


def _refs(value: Value) -> Iterator[Ref]:
    return (atom for atom, _ in value if isinstance(atom, Ref))


def awaited(machine: Machine, state: State, value: Value) -> Value:
    """What `await value` gives: of a future its result."""
    return union(
        alt for atom, guard in value for alt in under(_result(machine, state, atom), guard)
    )


def _result(machine: Machine, state: State, atom: Atom) -> Value:
    if not isinstance(atom, Ref) or machine.objects[atom.id].kind != FUTURE:
        return one(atom)
    held = state.get(atom.id, ITEMS) or ()
    return union(
        alt
        for inner, guard in held
        for item in (inner.items if isinstance(inner, Items) else ())
        for alt in under(item.value, guard)
    )


def call_future(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`future.result()`; a callback is called with the future, at any time from now on."""
    if name in GETTING:
        wait_for(machine, state, one(receiver))
        return _result(machine, state, receiver)
    if name == "add_done_callback":
        for item in arguments.positional[:1]:
            _call_when_done(machine, state, frame, item.value, receiver, span)
    return machine.unknown(f".{name}() of a future", frame.module.location(span))


def _call_when_done(
    machine: Machine, state: State, frame: Frame, callback: Value, future: Ref, span: Span
) -> None:
    before, since = state.copy(), machine.new_id()
    told = passing(machine, one(future))
    run_beside(machine, state, lambda branch: apply(machine, branch, frame, callback, told, span))
    for key in state.changed(before.store, since):
        note_late(machine, key, state.store[key])
    rejoin(machine, state, apart(machine, [before, state.copy()]))
    note_later(machine, state, frame, callback, told, span)


def _task(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`create_task(coroutine)`."""
    value = first(state, arguments, "coro", "coro_or_future", "fut")
    if value is None:
        return machine.unknown("a task", frame.module.location(span))
    return future(machine, state, frame, awaited(machine, state, value), span)


def _run(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`asyncio.run(coroutine)`."""
    value = first(state, arguments, "main", "future") or NONE
    finish_within(machine, state, frame.module.location(span))
    wait_for(machine, state, value)
    return awaited(machine, state, value)


def _gather(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`gather(a, b, *more)`: a list of what these give."""
    if _is_awaited(machine, frame, span):
        for item in arguments.positional:
            wait_for(machine, state, item.value)
        if arguments.more is not None:
            wait_for(machine, state, arguments.more)
            finish_unclaimed(machine, state, frame.module.path)
    asked = dict_get(state, arguments.keywords, "return_exceptions")
    fails = not all(atom == ABSENT or getattr(atom, "value", True) is False for atom, _ in asked)
    error = machine.unknown("what may have failed", frame.module.location(span)) if fails else ()

    def given(value: Value) -> Item:
        return Item(union((*awaited(machine, state, value), *error)), None)

    items = tuple(given(item.value) for item in arguments.positional)
    if arguments.more is None:
        return new_list(machine, state, items)
    return new_list(machine, state, (), (*items, given(arguments.more)))


def _group(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """A loop or a group, which makes tasks."""
    return one(Ref(machine.new_object(ObjectInfo(GROUP, frame.module.location(span)))))


def call_group(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value | None:
    """A method of a loop or a group; None for what has nothing to do with tasks."""
    if name == "create_task":
        made = _task(machine, state, frame, arguments, span)
        group = machine.later.stands_for.setdefault(receiver.id, [])
        for ref in _refs(made):
            group += machine.later.stands_for.get(ref.id, ())
        return made
    if name == "run_until_complete":
        go_on_all(machine, state)
        return _run(machine, state, frame, arguments, span)
    return None


def _is_awaited(machine: Machine, frame: Frame, span: Span) -> bool:
    """Whether a call stands in what an `await` waits for."""
    awaiting = machine.later.awaiting
    return awaiting is not None and is_within(frame.module.location(span), awaiting)


def _waited(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`as_completed(futures)`: each of them, in any order."""
    source = arguments.positional[0].value if arguments.positional else NONE
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _wait(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`wait(futures)`: those that are done, and the others."""
    if len(arguments.positional) == 1 and not keys(machine, arguments.keywords):
        wait_for(machine, state, arguments.positional[0].value)
    sets = (_waited(machine, state, frame, arguments, span) for _ in range(2))
    return new_list(machine, state, tuple(Item(each, None) for each in sets), (), "tuple")


HANDLERS: dict[str, Handler] = {
    "concurrent.futures.as_completed": _waited,
    "concurrent.futures.wait": _wait,
    "asyncio.as_completed": _waited,
    "asyncio.create_task": _task,
    "asyncio.ensure_future": _task,
    "asyncio.gather": _gather,
    "asyncio.get_event_loop": _group,
    "asyncio.get_running_loop": _group,
    "asyncio.new_event_loop": _group,
    "asyncio.run": _run,
    "asyncio.run_coroutine_threadsafe": _task,
    "asyncio.TaskGroup": _group,
    "asyncio.wait": _wait,
}
