"""The order of a list's elements, where all that change it is shown."""

from __future__ import annotations

from collections.abc import Callable

from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Const, Item, Items
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import Alternative, Value, under, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def number(value: Value) -> int | None:
    """The number that a value is, if it is shown to be one."""
    known = value[0].atom.value if len(value) == 1 and isinstance(value[0].atom, Const) else None
    return known if isinstance(known, int) else None


def taken(
    machine: Machine, state: State, frame: Frame, identity: int, position: int
) -> Value | None:
    """Take out the element at a position; None where the code does not show which it is."""
    taken: list[Alternative] = []

    def take(items: tuple[Item, ...], guard: Guard) -> tuple[Item, ...] | None:
        if not -len(items) <= position < len(items):
            return None
        left = list(items)
        taken.extend(under(left.pop(position).value, guard))
        return tuple(left)

    return union(taken) if rearranged(machine, state, frame, identity, take) else None


def rearranged(
    machine: Machine,
    state: State,
    frame: Frame,
    identity: int,
    change: Callable[[tuple[Item, ...], Guard], tuple[Item, ...] | None],
) -> bool:
    """Whether all that a list may hold was changed so: its elements and their order are shown,
    nobody else has it, and this is no loop around it."""
    if frame.loop_start is not None and identity < frame.loop_start:
        return False
    if machine.objects[identity].kind != "list" or identity in machine.heap.owners:
        return False
    left: list[Alternative] = []
    for atom, guard in content(state, identity):
        changed = change(atom.items, guard) if isinstance(atom, Items) and not atom.rest else None
        if changed is None:
            return False
        left.append(Alternative(Items(changed), guard))
    machine.write(state, identity, ITEMS, tuple(left))
    return True


def rotated(machine: Machine, state: State, frame: Frame, identity: int, steps: Value) -> bool:
    """`queue.rotate(steps)`; whether that is shown."""
    count = number(steps)

    def turn(items: tuple[Item, ...], _: Guard) -> tuple[Item, ...] | None:
        first = None if count is None else -count % max(len(items), 1)
        return None if first is None else (*items[first:], *items[:first])

    return rearranged(machine, state, frame, identity, turn)


def inserted(
    machine: Machine, state: State, frame: Frame, identity: int, place: Value, item: Item
) -> bool:
    """`items.insert(place, item)`; whether that is shown."""
    index = number(place)

    def put(items: tuple[Item, ...], _: Guard) -> tuple[Item, ...] | None:
        return None if index is None else (*items[:index], item, *items[index:])

    return rearranged(machine, state, frame, identity, put)
