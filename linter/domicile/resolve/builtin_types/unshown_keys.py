"""Keys that the code does not show: the names that they surely are none of.

A key that a loop or a comprehension takes out of an open dict is none of those that are named
there, and a test such as `if key in BLOCKED: continue` shows more of that.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from domicile.resolve.builtin_types.dicts import SOME_KEY, dict_get, keys
from domicile.resolve.builtin_types.sequences import content, new_list
from domicile.resolve.domain.atoms import ABSENT, TURN, Atom, Const, Item, Items, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, from_rest, has, one, under, union
from domicile.resolve.machine.machine import Machine

MOST_NAMES = 64  # of which one test tells that a key is none


def rule_out(machine: Machine, state: State, value: Value, right: Value, within: bool) -> None:
    """Where a key that is not shown is not what it was compared with, or not `within` that."""
    walked = machine.dicts.walked
    tested = [a for a, _ in value if isinstance(a, Unknown) and a.symbol in walked]
    if not tested or state.dead or len(right) != 1:
        return
    other = right[0].atom
    names = sure_names(machine, state, other) if within else _name(other)
    for atom in tested if names else ():
        if _without(machine, atom, names) != atom:
            refine(machine, state, atom, one(_without(machine, atom, names)))


def refine(machine: Machine, state: State, atom: Unknown, known: Value) -> None:
    """A test has shown what an unknown value is; it may be what an earlier test has left of one."""
    if atom in machine.dicts.unlike:
        for key, value in state.refined.items():
            if has(value, atom):
                parts = (under(known, g) if a == atom else [Alternative(a, g)] for a, g in value)
                state.refined[key] = union(alt for part in parts for alt in part)
    state.refined[atom] = known


def sure_names(machine: Machine, state: State, atom: Atom) -> frozenset[Hashable]:
    """The names that are surely in a list or set, or keys of a dict."""
    if machine.is_dict(atom):
        held = ((key, dict_get(state, atom.id, key)) for key in keys(machine, atom.id))
        return frozenset(
            key
            for key, value in held
            if value and not has(value, ABSENT) and not any(from_rest(a, key) for a, _ in value)
        )
    found = content(state, atom.id) if machine.is_sequence(atom) else ()
    whole = found[0].atom if len(found) == 1 else None
    if not isinstance(whole, Items):
        return frozenset()
    sure = (item.value[0] for item in whole.items if len(item.value) == 1)
    return frozenset().union(*(_name(atom) for atom, guard in sure if not guard))


def _name(atom: Atom) -> frozenset[Hashable]:
    if isinstance(atom, Const) and isinstance(atom.value, str):
        return frozenset([atom.value])
    return frozenset()


def without_names(machine: Machine, value: Value, names: frozenset[Hashable]) -> Value:
    """An element where it is none of these names; nothing where it can be no other."""
    return tuple(
        Alternative(_without(machine, a, names) if isinstance(a, Unknown) else a, guard)
        for a, guard in value
        if not (isinstance(a, Const) and a.value in names)
    )


def _without(machine: Machine, atom: Unknown, names: frozenset[Hashable]) -> Unknown:
    """What stands for an unknown key that is none of these names."""
    known = machine.dicts.unlike.get(atom, frozenset())
    if names <= known or atom.symbol not in machine.dicts.walked or len(names) > MOST_NAMES:
        return atom
    told = machine.dicts.told.get((atom, names))
    if told is None:
        told = Unknown(machine.new_id(), atom.reasons, (), atom.foreign)
        machine.dicts.told[atom, names] = told
        machine.dicts.walked.add(told.symbol)
        machine.dicts.unlike[told] = known | names
        if atom.symbol in machine.plural:
            machine.plural.add(told.symbol)
    return told


def in_this_turn(machine: Machine, state: State, value: Value) -> Value:
    """What stands for any one of many elements, as it is in this turn of a loop alone."""
    if not any(_is_any(machine, state, atom) for atom, _ in value):
        return value
    return tuple(Alternative(_of_turn(machine, state, atom), guard) for atom, guard in value)


def _is_any(machine: Machine, state: State, atom: Atom) -> bool:
    if isinstance(atom, Unknown):
        return atom.symbol in machine.dicts.walked or SOME_KEY in atom.path
    return any(_is_any(machine, state, a) for i in _cells(machine, state, atom) for a, _ in i.value)


def _cells(machine: Machine, state: State, atom: Atom) -> tuple[Item, ...]:
    """The elements of a tuple, as `d.items()` has them."""
    if not isinstance(atom, Ref) or machine.objects[atom.id].kind != "tuple":
        return ()
    whole = [inner for inner, _ in content(state, atom.id)]
    return whole[0].items if len(whole) == 1 and isinstance(whole[0], Items) else ()


def _of_turn(machine: Machine, state: State, atom: Atom) -> Atom:
    if not _is_any(machine, state, atom):
        return atom
    if not isinstance(atom, Unknown):
        cells = (
            Item(in_this_turn(machine, state, cell.value), cell.location)
            for cell in _cells(machine, state, atom)
        )
        return new_list(machine, state, tuple(cells), (), "tuple")[0].atom
    path = atom.path[:-1] if atom.path[-1:] and atom.path[-1].startswith(TURN) else atom.path
    now = replace(atom, path=(*path, f"{TURN}{machine.later.turn}"))
    if atom in machine.dicts.unlike:
        machine.dicts.unlike[now] = machine.dicts.unlike[atom]
    return now
