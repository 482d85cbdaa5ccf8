"""What a function that is not followed gives may be what it was handed, or lead to it.

What is set through its result may so be set there: `found = self.price(); found[0].model = ...`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from domicile.resolve.builtin_types.dicts import dict_get, dict_set, open_keys
from domicile.resolve.domain.atoms import Atom, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, unguarded
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine

TEXT = "what a function gave may be this, and is changed"


def note_given_back(machine: Machine, result: Unknown, handed: Iterable[Atom]) -> None:
    """Note what a function was handed that gave `result`."""
    held: dict[Ref, None] = {}
    for atom in handed:
        if isinstance(atom, Ref):
            held[atom] = None
        elif isinstance(atom, Unknown):
            held.update(dict.fromkeys(machine.dicts.given_back.get(atom.symbol, ())))
    if held:
        machine.dicts.given_back[result.symbol] = tuple(held)


def set_given_back(
    machine: Machine, state: State, atom: Unknown, name: Hashable, value: Value
) -> None:
    """A key or attribute of something from such a result is set; REST: any of them."""
    for held in machine.dicts.given_back.get(atom.symbol, ()):
        if machine.is_dict(held) and name == REST:
            open_keys(machine, state, held.id, TEXT)
        elif machine.is_dict(held):
            old = dict_get(state, held.id, name)
            dict_set(machine, state, held.id, name, alternatives(machine, [old, unguarded(value)]))
        elif machine.class_of(held) is not None and isinstance(name, str):
            old = state.get(held.id, name) or ABSENT_VALUE
            machine.write(state, held.id, name, alternatives(machine, [old, unguarded(value)]))
