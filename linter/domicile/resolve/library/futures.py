"""Futures: what a pool gives for a function it was handed, and what that gives later."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.sequences import loose_elements, new_list
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import NONE, Item, Items, Ref, Value, one, under, union
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo

MAKING = frozenset({"apply_async", "submit"})
GETTING = frozenset({"get", "result"})


def future(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """A future whose result is this value."""
    identity = machine.new_object(ObjectInfo("future", frame.module.location(span)))
    state.set(identity, ITEMS, one(Items((Item(value, None),))))
    return one(Ref(identity))


def call_future(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`future.result()`; a callback is called with the future."""
    if name in GETTING:
        held = state.get(receiver.id, ITEMS) or ()
        return union(
            alt
            for atom, guard in held
            for item in (atom.items if isinstance(atom, Items) else ())
            for alt in under(item.value, guard)
        )
    if name == "add_done_callback":
        for item in arguments.positional[:1]:
            apply(machine, state, frame, item.value, passing(machine, one(receiver)), span)
    return machine.unknown(f".{name}() of a future", frame.module.location(span))


def _waited(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`as_completed(futures)`: each of them, in any order."""
    source = arguments.positional[0].value if arguments.positional else NONE
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _wait(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`wait(futures)`: those that are done, and the others."""
    sets = (_waited(machine, state, frame, arguments, span) for _ in range(2))
    return new_list(machine, state, tuple(Item(each, None) for each in sets), (), "tuple")


HANDLERS: dict[str, Handler] = {
    "concurrent.futures.as_completed": _waited,
    "concurrent.futures.wait": _wait,
}
