"""Recursion: how often a function is followed into itself, and what is new to it by then."""

from __future__ import annotations

from collections.abc import Hashable

from domicile.resolve.builtin_types.dicts import dict_get, keys, rest_of
from domicile.resolve.domain.atoms import Atom, Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

DEEP = 3  # turns into data of which everything is shown


def most_turns(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> int:
    """How often a function may stand on the stack already: more often where it counts its turns,
    or walks down data that comes to an end."""
    if _is_data(machine, state, arguments):
        return DEEP
    counts = closure.chunk is None and any(
        _is_number(atom) for item in arguments.positional for atom, _ in item.value
    )
    return 2 if counts else 1


def _is_data(machine: Machine, state: State, arguments: Arguments) -> bool:
    """Whether a call passes dicts by position of which all keys are shown, and constants."""
    given = [item.value for item in arguments.positional]
    dicts = [value[0].atom for value in given if len(value) == 1 and machine.is_dict(value[0].atom)]
    if not dicts or arguments.more is not None:
        return False
    plain = all(len(value) == 1 and isinstance(value[0].atom, Const | Ref) for value in given)
    return plain and not any(isinstance(a, Ref) and rest_of(state, a.id) for a in dicts)


def signature_of(state: State, machine: Machine, arguments: Arguments) -> dict[Hashable, set[Atom]]:
    """What a call passes by position and by name, without what cannot be sent as it is."""
    given: dict[Hashable, Value] = {
        index: item.value for index, item in enumerate(arguments.positional)
    }
    given |= {
        key: dict_get(state, arguments.keywords, key) for key in keys(machine, arguments.keywords)
    }
    given[None] = arguments.more or ()
    return {key: {a for a, _ in value if not _is_number(a)} for key, value in given.items()}


def _is_number(atom: Atom) -> bool:
    return isinstance(atom, Const) and isinstance(atom.value, int | float | None)


def new_to_it(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether a call that is not followed passes what no call of the function on the stack did."""
    known: dict[Hashable, set[Atom]] = {}
    for running, passed in zip(machine.stack, machine.passed, strict=True):
        if running is closure:
            for key, atoms in passed.items():
                known[key] = known.get(key, set()) | atoms
    here = signature_of(state, machine, arguments)
    return any(not atoms <= known.get(key, set()) for key, atoms in here.items())
