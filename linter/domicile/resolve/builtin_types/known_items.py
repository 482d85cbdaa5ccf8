"""Elements of a sequence in their order, where the code shows them all."""

from __future__ import annotations

from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Items, Ref
from domicile.resolve.domain.guards import TRUE, Guard
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, has, one
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.enums import iterated_members
from domicile.resolve.objects.fields import field_names


def known_items(machine: Machine, state: State, value: Value) -> tuple[Item, ...] | None:
    """The elements of a sequence in their order; None if the code does not show them all."""
    if len(value) != 1:
        return None
    found = known_contents(machine, state, value[0].atom)
    return found[0][0] if len(found) == 1 else None


def known_contents(
    machine: Machine, state: State, atom: Atom
) -> list[tuple[tuple[Item, ...] | None, Guard]]:
    """What a sequence may hold: the elements in their order, None if the code does not show them
    all, and when."""
    if isinstance(atom, ClassInfo):
        members = tuple(Item(one(m), None) for m in iterated_members(atom))
        return [(members or None, TRUE)]
    if machine.is_sequence(atom):
        viewed = machine.dicts.viewed.get(atom.id)
        if machine.objects[atom.id].kind == "set" or viewed in machine.dicts.reordered:
            return [(None, TRUE)]  # in no order
        found = content(state, atom.id)
        return [
            (whole.items if isinstance(whole, Items) and not whole.rest else None, guard)
            for whole, guard in found
        ]
    return [(_of_named_tuple(machine, state, atom) if isinstance(atom, Ref) else None, TRUE)]


def _of_named_tuple(machine: Machine, state: State, atom: Ref) -> tuple[Item, ...] | None:
    info = machine.class_of(atom)
    found = [state.get(atom.id, name) for name in (field_names(info) if info else ())]
    if not found or any(part is None or has(part, ABSENT) for part in found):
        return None
    return tuple(Item(part, None) for part in found if part is not None)
