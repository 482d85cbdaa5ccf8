"""Mappings from elsewhere that the program writes to: what is written is known, the rest is not.

Such a mapping becomes a dict whose rest is the unknown value. Two unknown values may be one
mapping: what is written to one may be in every other one that is not surely made anew.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.given_back import set_given_back
from domicile.resolve.domain.atoms import Ref, Unknown
from domicile.resolve.domain.guards import TRUE
from domicile.resolve.domain.state import REST, State, under_key
from domicile.resolve.domain.values import ABSENT_VALUE, Alternative, Value, one, unguarded, union
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo

# Methods of a value that is not shown which give something new whenever they are called.
MAKING = frozenset({"_asdict", "as_dict", "copy", "dict", "json", "model_dump", "to_dict"})
SETTING = "__setitem__"
MOST_ADOPTED = 1_000
MOST_UNKNOWN = 4  # unknown values that others may set one key to; beyond it, they are one


def adopt(
    machine: Machine, state: State, frame: Frame, target: ir.Expr | None, atom: Unknown
) -> int | None:
    """The dict that an unknown value is from now on; None if it is left unknown.

    `target` is the expression that gave it. A value that stands for one object is that dict
    wherever it is read; what may be another object at each reading, only under that name.
    """
    if not atom.symbol or _is_answer(machine, atom) or len(machine.dicts.origins) >= MOST_ADOPTED:
        return None
    if _may_be_of_the_tree(machine, atom):
        return None
    if _is_one_object(machine, atom):
        identity = atom.symbol  # as old as what gave it
        if identity not in machine.objects:
            machine.objects[identity] = ObjectInfo("dict")
            _follow(machine, identity, atom)
        state.refined[atom] = one(Ref(identity))
    else:
        local = (frame.chain[0], target.id) if isinstance(target, ir.Name) else None
        held = None if local is None else state.store.get(local)
        if local is None or held is None or all(alt.atom != atom for alt in held):
            return None
        if not isinstance(target, ir.Name) or target.id in frame.outer:
            return None
        identity = machine.new_object(ObjectInfo("dict"))
        _follow(machine, identity, atom)
        made = Ref(identity)
        state.store[local] = tuple(
            Alternative(made if alt.atom == atom else alt.atom, alt.guard) for alt in held
        )
    for key in keys(machine, identity):
        state.set(identity, key, under_key(state.heap, one(atom), key))
    state.set(identity, REST, one(atom))
    return identity


def _is_one_object(machine: Machine, atom: Unknown) -> bool:
    """Whether it stands for one object wherever it is read."""
    if atom.path or atom.symbol in machine.plural:
        return False
    return not any(atom == opened for opened in machine.opened.values())


def note_several_of(machine: Machine, state: State, value: Value) -> None:
    """Note that what is unknown of a value may be another object each time it is read."""
    for atom, _ in value:
        if isinstance(atom, Unknown) and not atom.path:
            machine.plural.add(atom.symbol)
            state.refined.pop(atom, None)


def _follow(machine: Machine, identity: int, atom: Unknown) -> None:
    machine.dicts.origins[identity] = atom
    machine.dicts.followers[identity] = [partial(_spread, machine, identity)]


def _is_answer(machine: Machine, atom: Unknown) -> bool:
    """Whether it is an answer of the API: one stands for all of them."""
    return atom.foreign == machine.catalog.package and not atom.path


def _may_be_of_the_tree(machine: Machine, atom: Unknown) -> bool:
    """Whether it may be an object whose class in the tree decides what setting an item means."""
    place = atom.reasons[0].location if atom.reasons else None
    if place is None or place not in machine.parameters:
        return False
    loaded, found = machine.dicts.item_setters
    if loaded != len(machine.modules):
        chunks = (chunk for run in machine.modules.values() for chunk in run.module.chunks)
        found = any(SETTING in chunk.functions for chunk in chunks)
        machine.dicts.item_setters = len(machine.modules), found
    return found


def touch(machine: Machine, state: State, atom: Unknown, key: Hashable, value: Value) -> None:
    """A key or attribute of an unknown value is set: it may be that of a mapping known by now."""
    set_given_back(machine, state, atom, key, value)
    for other in machine.dicts.origins:
        if _may_be(machine, state, other, atom):
            _may_set(machine, state, other, key, value)


def _spread(machine: Machine, identity: int, state: State, name: Hashable) -> None:
    value = state.store.get((identity, name))
    origins = machine.dicts.origins
    if value is not None:
        set_given_back(machine, state, origins[identity], name, value)
    if value is not None and len(origins) > 1:
        for other in origins:
            if other != identity and _may_be(machine, state, other, origins[identity]):
                _may_set(machine, state, other, name, value)


def _may_be(machine: Machine, state: State, other: int, atom: Unknown) -> bool:
    """Whether a mapping that this run knows may be the one that an unknown value is."""
    origin = machine.dicts.origins[other]
    if (other, REST) not in state.store:
        return False
    if origin == atom:
        return True
    if _is_new(machine, origin) or _is_new(machine, atom):
        return False
    if origin.symbol != atom.symbol:
        return True
    shorter = min(len(origin.path), len(atom.path))
    return origin.path[:shorter] != atom.path[:shorter]  # nothing is an item of itself


def _is_new(machine: Machine, atom: Unknown) -> bool:
    """Whether an unknown value was made anew where it was asked for."""
    if not atom.path:
        return atom.symbol in machine.made_anew
    return len(atom.path) > 1 and atom.path[-1][:1] == "(" and atom.path[-2] in MAKING


def _may_set(machine: Machine, state: State, identity: int, name: Hashable, value: Value) -> None:
    if name == REST:
        for key in keys(machine, identity):
            _may_set(machine, state, identity, key, value)
        old = state.get(identity, REST) or ABSENT_VALUE
    else:
        old = dict_get(state, identity, name)
        machine.keys.setdefault(identity, {})[name] = None
    given, known = _few_unknown(unguarded(value)), {atom for atom, _ in old}
    if any(alt not in old for alt in given):
        # What may be set time and again goes with nothing: told apart, it would be ever more ways.
        again = all(atom in known for atom, _ in given)
        new = union(unguarded(old)) if again else alternatives(machine, [old, given])
        state.set(identity, name, _few_unknown(new))
        for follow in machine.dicts.followers[identity][1:]:
            follow(state, name)


def _few_unknown(value: Value) -> Value:
    """The same value where many unknown things are one, that nothing more is known of."""
    unknown = [atom for atom, _ in value if isinstance(atom, Unknown) and not atom.near]
    if len(unknown) <= MOST_UNKNOWN:
        return value
    others = (alt for alt in value if not isinstance(alt.atom, Unknown) or alt.atom.near)
    return union((*others, Alternative(Unknown(0, unknown[0].reasons), TRUE)))
