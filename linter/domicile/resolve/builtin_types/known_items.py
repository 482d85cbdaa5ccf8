"""Elements of a sequence in their order, where the code shows them all."""

from __future__ import annotations

from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT, Item, Items, Ref, Value, has, one
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.enums import iterated_members
from domicile.resolve.objects.fields import field_names


def known_items(machine: Machine, state: State, value: Value) -> tuple[Item, ...] | None:
    """The elements of a sequence in their order; None if the code does not show them all."""
    if len(value) == 1 and isinstance(value[0].atom, ClassInfo):
        return tuple(Item(one(m), None) for m in iterated_members(value[0].atom)) or None
    if len(value) == 1 and machine.is_sequence(value[0].atom):
        atom = value[0].atom
        found = content(state, atom.id)
        if (
            machine.objects[atom.id].kind == "set"
            or machine.dicts.viewed.get(atom.id) in machine.dicts.reordered
        ):
            return None  # in no order
        if len(found) == 1 and isinstance(found[0].atom, Items) and not found[0].atom.rest:
            return found[0].atom.items
    if len(value) == 1 and isinstance(value[0].atom, Ref):
        return _of_named_tuple(machine, state, value[0].atom)
    return None


def _of_named_tuple(machine: Machine, state: State, atom: Ref) -> tuple[Item, ...] | None:
    info = machine.class_of(atom)
    found = [state.get(atom.id, name) for name in (field_names(info) if info else ())]
    if not found or any(part is None or has(part, ABSENT) for part in found):
        return None
    return tuple(Item(part, None) for part in found if part is not None)
