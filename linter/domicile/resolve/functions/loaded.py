"""Code that is loaded by a name the code does not show: plugins, entry points.

It is part of the program, and its authors know the objects that they are handed: unlike a package
from elsewhere, it may set any of their attributes.
"""

from __future__ import annotations

from domicile.resolve.builtin_types.dicts import dict_get, keys, open_keys
from domicile.resolve.builtin_types.sequences import elements
from domicile.resolve.domain.atoms import ABSENT, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, without
from domicile.resolve.functions.senders import given
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.objects.shared_writes import open_attributes

TEXT = "code that is loaded by name may have changed it"
DEPTH = 4  # how far from what it is handed


def note_loaded(machine: Machine, value: Value) -> Value:
    """The value; what is unknown of it is such code, or holds some."""
    machine.loaded |= {atom.symbol for atom, _ in value if isinstance(atom, Unknown)}
    return value


def is_loaded(machine: Machine, arguments: Arguments) -> bool:
    """Whether such code is among what a call is handed."""
    return bool(machine.loaded) and any(
        isinstance(atom, Unknown) and atom.symbol in machine.loaded
        for item in arguments.positional
        for atom, _ in item.value
    )


def open_handed(machine: Machine, state: State, arguments: Arguments) -> None:
    """Such code is called with these."""
    seen: set[int] = set()
    for value in (*given(machine, state, arguments), arguments.more or ()):
        _open(machine, state, value, seen, DEPTH)


def _open(machine: Machine, state: State, value: Value, seen: set[int], depth: int) -> None:
    for atom, _ in value:
        if not isinstance(atom, Ref) or atom.id in seen or not depth:
            continue
        seen.add(atom.id)
        machine.account.step()
        if machine.is_sequence(atom):
            inner = [item.value for item in elements(machine, state, one(atom))]
        elif machine.is_dict(atom):
            inner = [without(dict_get(state, atom.id, k), ABSENT) for k in keys(machine, atom.id)]
            open_keys(machine, state, atom.id, TEXT)
        elif machine.class_of(atom) is not None:
            own = {name for owner, name in state.store if owner == atom.id}
            names = sorted(map(str, own.union(machine.heap.names_of(atom.id))))
            inner = [state.get(atom.id, name) or () for name in names]
            open_attributes(machine, state, atom, machine.unknown(TEXT))
        else:
            continue
        for each in inner:
            _open(machine, state, each, seen, depth - 1)
