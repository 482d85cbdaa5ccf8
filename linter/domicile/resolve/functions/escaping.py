"""What unseen code gets hold of: it may call the functions and change the dicts."""

from __future__ import annotations

from domicile.resolve.builtin_types.dicts import dict_get, keys, open_keys
from domicile.resolve.builtin_types.sequences import elements
from domicile.resolve.domain.atoms import ABSENT, BoundMethod, Builtin, Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

# Methods of a dict that change it.
CHANGING = frozenset(
    ["__delitem__", "__ior__", "__setitem__", "clear", "pop", "popitem", "setdefault", "update"]
)


def let_escape(machine: Machine, state: State, value: Value, depth: int = 2) -> None:
    """Functions in this value, also inside its lists and dicts, may be called by unseen code."""
    for atom, _ in restrict(value, state.condition):
        if isinstance(atom, Closure):
            atom.escaped = True
        elif isinstance(atom, BoundMethod):
            atom.closure.escaped = True
        elif isinstance(atom, Partial):
            let_escape(machine, state, atom.function, depth)
        elif depth and machine.is_sequence(atom):
            for item in elements(machine, state, one(atom)):
                let_escape(machine, state, item.value, depth - 1)
        elif depth and machine.is_dict(atom):
            for key in keys(machine, atom.id):
                let_escape(machine, state, dict_get(state, atom.id, key), depth - 1)


def open_dicts(machine: Machine, state: State, arguments: Arguments, text: str) -> None:
    """Unseen code was handed these: it may change their dicts and call their functions."""
    values = [item.value for item in arguments.positional]
    values += [
        without(dict_get(state, arguments.keywords, key), ABSENT)
        for key in keys(machine, arguments.keywords)
    ]
    for value in values:
        for atom, _ in restrict(value, state.condition):
            if isinstance(atom, Builtin) and atom.name in CHANGING:
                atom = atom.receiver
            if machine.is_dict(atom):
                open_keys(machine, state, atom.id, text)
        let_escape(machine, state, value)
