"""What a dict holds under a key that the code does not show, and what that says of the key."""

from __future__ import annotations

from collections.abc import Hashable

from domicile.resolve.builtin_types.dicts import dict_get, keys, rest_of
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, Unknown
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, has, under, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.syntax.comparisons import identity as identity_of

MOST_KEYS = 32  # of a dict, for a look-up to tell which of them its key is


def entry_by_key(
    machine: Machine, state: State, identity: int, key: Atom | None, default: Value | None = None
) -> Value | None:
    """`d[key]`, or `d.get(key, default)`: the same one in every dict with these keys.

    From there on the key is the one of that entry; with a default it may be any other, too. Where
    all these are numbers (limits, prices) that says nothing of the key. None where some key may
    not be there, or there may be others than are known.
    """
    if not isinstance(key, Unknown) or not key.symbol or rest_of(state, identity):
        return None
    held = {name: dict_get(state, identity, name) for name in keys(machine, identity)}
    names = sorted(map(repr, held))
    if len(held) < 2 or any(has(value, ABSENT) for value in held.values()):
        return None
    size = len(names) + (default is not None)
    choice = ("key", key.symbol, key.path, tuple(names), default is not None)
    plain = machine.choice(size, choice)
    guards = _tested(machine, key, list(held), plain, names)
    if default is not None:
        machine.dicts.other_keys[plain[-1]] = identity_of(key), frozenset(held)
    branches = dict(zip(names, guards, strict=False))
    found = [alt for name, value in held.items() for alt in under(value, branches[repr(name)])]
    known = [
        Alternative(Const(name, type(name).__name__), branches[repr(name)])
        for name in held
        if isinstance(name, str)
    ]
    if default is not None:
        found += under(default, guards[-1])
        known.append(Alternative(key, guards[-1]))
    telling = default is None or not all(map(_is_number, (*held.values(), default)))
    if telling and len(known) == size <= MOST_KEYS and key.symbol not in machine.plural:
        state.refined[key] = tuple(known)
    return union(found)


def _is_number(value: Value) -> bool:
    return all(isinstance(atom, Const) and type(atom.value) in (int, float) for atom, _ in value)


def _tested(
    machine: Machine, key: Unknown, held: list[Hashable], guards: list[Guard], names: list[str]
) -> list[Guard]:
    """The guards of the entries, where those that the program tests for are told by the test."""
    tests = {repr(name): test for name in held if (test := _test_of(machine, key, name))}
    if not tests:
        return guards
    found = []
    for name, guard in zip([*names, ""], guards, strict=False):
        decided = [tests[name][1]] if name in tests else [guard]
        decided += [no for other, (no, _) in tests.items() if other != name]
        found.append(frozenset().union(*decided))
    return found


def _test_of(machine: Machine, key: Unknown, name: Hashable) -> list[Guard] | None:
    """The branches of a test for this key (no, yes), where the program makes one."""
    if not isinstance(name, str | int):
        return None
    made = ("compare", "==", identity_of(key), Const(name, type(name).__name__))
    return machine.choice(2, made) if made in machine.choices else None
