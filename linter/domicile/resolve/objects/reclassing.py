"""Objects that are given another class or other attributes as a whole: `x.__class__ = Other`,
`x.__dict__ = {...}`. What they hold from then on is listed and stays open."""

from __future__ import annotations

from collections.abc import Iterator

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.domain.atoms import ABSENT, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, without
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.class_attributes import bind, find
from domicile.resolve.objects.shared_writes import open_attributes
from domicile.resolve.syntax.names import store_plainly


def replace_whole(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, value: Value
) -> None:
    """`x.__class__ = value`, `x.__dict__ = value`."""
    unknown = machine.unknown(f"its `{name}` is set")
    if name == "__class__":
        found = _of_classes(machine, state, frame, atom, value)
    else:
        found = _of_dicts(machine, state, value)
    shown: dict[str, list[Value]] = {}
    for field, held in found:
        shown.setdefault(field, []).append(held)
    open_attributes(machine, state, atom, unknown)
    for field, parts in shown.items():
        either = alternatives(machine, [*parts, unknown])
        store_plainly(machine, state, frame, atom, field, either)


def replace_bases(machine: Machine, state: State, info: ClassInfo, value: Value) -> None:
    """`Class.__bases__ = value`: what it inherits from then on is listed and stays open."""
    unknown = machine.unknown(f"the bases of {info.name} are set")
    items = known_items(machine, state, value) or ()
    given = [a for item in items for a, _ in item.value if isinstance(a, ClassInfo)]
    owners = [info, *given]
    names = dict.fromkeys(name for owner in owners for name in _names(state, machine, owner))
    for name in names:
        parts = [found for owner in owners if (found := find(state, owner, name)) is not None]
        machine.write(state, info.frame, name, alternatives(machine, [*parts, unknown]))


def _of_classes(
    machine: Machine, state: State, frame: Frame, atom: Ref, value: Value
) -> Iterator[tuple[str, Value]]:
    """What instances of these classes have from their classes; nothing yet for other names."""
    for owner in (inner for inner, _ in value if isinstance(inner, ClassInfo)):
        for name in _names(state, machine, owner):
            found = find(state, owner, name)
            if found is not None:
                yield name, bind(machine, state, frame, found, atom, owner, Span(1, 1, 1, 1))
    for name in _names(state, machine, machine.class_of(atom)):
        yield name, ()


def _names(state: State, machine: Machine, info: ClassInfo | None) -> list[str]:
    bases = () if info is None else bases_of(info)
    frames = {base.frame for base in bases if isinstance(base, ClassInfo)}
    own = [key for owner, key in state.store if owner in frames]
    known = (*own, *(key for frame in frames for key in machine.heap.names_of(frame)))
    names = (key for key in known if isinstance(key, str))
    return [name for name in dict.fromkeys(names) if not name.startswith("__")]


def _of_dicts(machine: Machine, state: State, value: Value) -> Iterator[tuple[str, Value]]:
    for atom, _ in value:
        if isinstance(atom, Ref) and machine.is_dict(atom):
            for key in keys(machine, atom.id):
                if isinstance(key, str):
                    yield key, without(dict_get(state, atom.id, key), ABSENT)
