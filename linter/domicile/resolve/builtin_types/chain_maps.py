"""`ChainMap(a, b)`: a dict that shows what its maps hold, and is set through the first of them."""

from __future__ import annotations

from collections.abc import Hashable

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_update, new_dict, rest_of
from domicile.resolve.builtin_types.handlers import argument
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    filled,
    from_rest,
    one,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def chain_map(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`ChainMap(a, b)`."""
    maps = [item.value for item in arguments.positional]
    return one(Ref(_chain(machine, state, frame, maps, span)))


def _chain(machine: Machine, state: State, frame: Frame, maps: list[Value], span: Span) -> int:
    place = frame.module.location(span)
    maps = maps or [one(Ref(new_dict(machine, state, place)))]
    identity = new_dict(machine, state, place)
    for each in reversed(maps):
        dict_update(machine, state, identity, each)
    front = maps[0][0].atom
    if len(maps[0]) == 1 and machine.is_dict(front):
        machine.dicts.fronts[identity] = front.id
    machine.dicts.chains[identity] = tuple(maps)
    for atom in {atom for each in maps for atom, _ in each if machine.is_dict(atom)}:
        followers = machine.dicts.followers.setdefault(atom.id, [])
        followers.append(lambda later, name: _follow(machine, later, identity, name))
    return identity


def _follow(machine: Machine, state: State, identity: int, name: Hashable) -> None:
    """One of the maps has changed under a key."""
    maps = machine.dicts.chains[identity]
    known = machine.keys.setdefault(identity, {})
    if name != REST:
        known[name] = None
        machine.write(state, identity, name, _held(machine, state, identity, name))
        return
    rest = [
        alt
        for each in maps
        for atom, _ in each
        if machine.is_dict(atom)
        for alt in rest_of(state, atom.id)
    ]
    machine.write(state, identity, REST, union((*(state.get(identity, REST) or ()), *rest)))
    for key in known:
        machine.write(state, identity, key, _held(machine, state, identity, key))


def _held(machine: Machine, state: State, identity: int, key: Hashable) -> Value:
    """What the first map that has the key holds there."""
    value = ABSENT_VALUE
    for each in reversed(machine.dicts.chains[identity]):
        atom = each[0].atom
        if len(each) != 1 or not machine.is_dict(atom):
            old = dict_get(state, identity, key)
            news = (
                a
                for map_, _ in each
                if machine.is_dict(map_)
                for a in without(dict_get(state, map_.id, key), ABSENT)
            )
            value = union((*value, *old, *news))
            continue
        own = dict_get(state, atom.id, key)
        maybe = any(from_rest(inner, key) for inner, _ in own)
        value = union((*own, *value)) if maybe else filled(own, value)
    return value


def new_child(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`chain.new_child(m)`."""
    given = argument(state, arguments, 0, "m")
    added = one(Ref(new_dict(machine, state))) if given is None else given
    maps = [added, *machine.dicts.chains.get(identity, (one(Ref(identity)),))]
    return one(Ref(_chain(machine, state, frame, maps, span)))


def chain_attribute(
    machine: Machine, state: State, frame: Frame, atom: Atom, name: str, span: Span
) -> Value | None:
    """`chain.maps` and `chain.parents`; None if it is no chain or no such attribute."""
    maps = machine.dicts.chains.get(atom.id) if isinstance(atom, Ref) else None
    if maps is None:
        return None
    if name == "maps":
        return new_list(machine, state, tuple(Item(each, None) for each in maps))
    if name == "parents":
        return one(Ref(_chain(machine, state, frame, list(maps[1:]), span)))
    return None
