"""Dicts in the store: reading, writing, merging."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from domicile.calls import Location
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    Atom,
    Builtin,
    Const,
    External,
    Ref,
    Unknown,
)
from domicile.resolve.domain.guards import TRUE
from domicile.resolve.domain.state import REST, State, under_key
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NOTHING,
    Alternative,
    Value,
    filled,
    has,
    one,
    restrict,
    under,
    unguarded,
    union,
    without,
)
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ObjectInfo
from domicile.resolve.objects.bases import foreign_package
from domicile.resolve.objects.shared_writes import open_attributes, set_through

SOME_KEY = "[?]"  # the step of a path to what is under a key that is not shown
NUMBER = ("number",)  # what stands for a number under a key that is not shown


def new_dict(
    machine: Machine, state: State, location: Location | None = None, kind: str = "dict"
) -> int:
    """A new empty dict of the program: its identity."""
    identity = machine.new_object(ObjectInfo(kind, location))
    state.set(identity, REST, ABSENT_VALUE)
    return identity


def rest_of(state: State, identity: int) -> Value:
    """What keys that are not named may hold; nothing for a dict whose keys are all known."""
    return without(state.get(identity, REST) or NOTHING, ABSENT)


def entries_of_rest(state: State, identity: int) -> Value:
    """What stands under some key that is not named: of something unknown, a part of it."""
    return union(
        Alternative(replace(atom, path=(*atom.path, SOME_KEY)), guard)
        if isinstance(atom, Unknown)
        else Alternative(atom, guard)
        for atom, guard in rest_of(state, identity)
    )


def keys(machine: Machine, identity: int) -> list[Hashable]:
    """Every key the dict was ever given, in that order; some may be absent by now."""
    return list(machine.keys.get(identity, ()))


def other_key(machine: Machine, state: State, identity: int) -> Unknown:
    """A key of an open dict beside those that are named."""
    key = machine.unknown_atom("a key of an open dict")
    machine.dicts.walked.add(key.symbol)
    if identity not in machine.dicts.chains and identity not in machine.dicts.views:
        named = (n for n in keys(machine, identity) if state.get(identity, n) is not None)
        machine.dicts.unlike[key] = frozenset(named)
    return key


def dict_get(state: State, identity: int, key: Hashable) -> Value:
    """A key's value; ABSENT where the dict does not have it."""
    value = state.get(identity, key)
    if value is None:
        value = state.get(identity, REST)
        if value is None:
            return ABSENT_VALUE
        value = under_key(state.heap, value, key)
    return value


def dict_set(machine: Machine, state: State, identity: int, key: Hashable, value: Value) -> None:
    """Set a key, as `d[key] = value` does."""
    identity = machine.dicts.fronts.get(identity, identity)
    known = machine.keys.setdefault(identity, {})
    if key in known and has(state.get(identity, key) or NOTHING, ABSENT):
        machine.dicts.reordered.add(identity)
    known[key] = None
    if identity in machine.dicts.forgetful:
        value = union((*ABSENT_VALUE, *value))
    machine.write(state, identity, key, value)
    if identity in machine.dicts.views and isinstance(key, str):
        set_through(machine, state, machine.dicts.views[identity], key, value)


def dict_set_value(machine: Machine, state: State, identity: int, key: Value, value: Value) -> None:
    """`d[key] = value` where the key has several values or is unknown."""
    identity = machine.dicts.fronts.get(identity, identity)
    key = restrict(key, state.condition)
    if len(key) == 1 and isinstance(key[0].atom, Const):
        dict_set(machine, state, identity, key[0].atom.value, value)
        return
    for atom, guard in key:
        if isinstance(atom, Const):
            old = dict_get(state, identity, atom.value)
            dict_set(machine, state, identity, atom.value, union((*under(value, guard), *old)))
        else:
            open_dict(machine, state, identity, value, unlike(machine, atom))


def set_any(machine: Machine, state: State, identity: int, key: Value, value: Value) -> None:
    """Each of these keys may have become what goes with it, any number of them at once."""
    for atom, guard in restrict(key, state.condition):
        beside = unguarded(restrict(value, (guard,)))
        if isinstance(atom, Const):
            part = _under(beside, f"{SOME_KEY} as {atom.value!r}")
            old = dict_get(state, identity, atom.value)
            dict_set(machine, state, identity, atom.value, union((*part, *old)))
        else:
            open_dict(machine, state, identity, beside, unlike(machine, atom))


def unlike(machine: Machine, key: Atom) -> frozenset[Hashable]:
    """The names that a key which is not shown is surely none of."""
    return machine.dicts.unlike.get(key, frozenset()) if isinstance(key, Unknown) else frozenset()


def _under(value: Value, step: str) -> Value:
    """What is unknown in a value as it is under one key: another thing than under the next."""
    return tuple(
        Alternative(
            replace(atom, path=(*atom.path, step)) if isinstance(atom, Unknown) else atom, guard
        )
        for atom, guard in value
    )


def open_dict(
    machine: Machine,
    state: State,
    identity: int,
    value: Value,
    spared: frozenset[Hashable] = frozenset(),
) -> None:
    """Any key but the spared ones may have become `value`; a number is no setting that matters."""
    identity = machine.dicts.fronts.get(identity, identity)
    numbers = [atom for atom, _ in value if isinstance(atom, Const) and _is_number(atom)]
    if numbers:
        text = "a key that the code does not show"
        number = machine.opened.setdefault((identity, NUMBER), machine.unknown_atom(text))
        value = union((*without(value, *numbers), *one(number)))
    value = unguarded(value)
    _open_view(machine, state, identity, value)
    for key in spared:
        if key not in keys(machine, identity):
            dict_set(machine, state, identity, key, dict_get(state, identity, key))
    for key in keys(machine, identity):
        if key not in spared:
            old = dict_get(state, identity, key)
            machine.write(state, identity, key, union((*old, *_under(value, f"[{key}]"))))
    rest = state.get(identity, REST) or ABSENT_VALUE
    machine.write(state, identity, REST, union((*rest, *value)))


def _is_number(atom: Const) -> bool:
    return isinstance(atom.value, int | float)


def open_keys(machine: Machine, state: State, identity: int, text: str) -> None:
    """Code that is not followed may have set any key of the dict, to something unknown.

    One unknown value a key, however often: values must not grow with every call.
    """
    identity = machine.dicts.fronts.get(identity, identity)
    if identity in machine.dicts.views:
        open_dict(machine, state, identity, machine.unknown(text))
        return
    for key in (*keys(machine, identity), REST):
        unknown = machine.opened.get((identity, key))
        if unknown is None:
            unknown = machine.opened[identity, key] = machine.unknown_atom(text)
        state.refined.pop(unknown, None)
        old = (
            (state.get(identity, REST) or ABSENT_VALUE)
            if key == REST
            else (dict_get(state, identity, key))
        )
        opened = Alternative(unknown, TRUE)
        if opened not in old:
            machine.write(state, identity, key, union((*old, opened)))


def dict_update(machine: Machine, state: State, identity: int, source: Value) -> None:
    """`d.update(source)` and `**source`."""
    identity = machine.dicts.fronts.get(identity, identity)

    def merge_one(branch: State, atom: Atom) -> Value:
        if isinstance(atom, External):
            text = f"`{atom.path.removeprefix('builtins.')}` is outside the tree"
            atom = machine.unknown_atom(text, None, (), foreign_package(machine, atom))
        elif isinstance(atom, Builtin):
            atom = machine.unknown_atom(f"`.{atom.name}` of an object")
        if machine.is_dict(atom):
            _update_from_dict(machine, branch, identity, atom.id)
        elif isinstance(atom, Unknown):
            for key in keys(machine, identity):
                part = Unknown(atom.symbol, atom.reasons, (*atom.path, f"[{key}]"), atom.foreign)
                old = dict_get(branch, identity, key)
                machine.write(branch, identity, key, union((*old, *one(part))))
            rest = branch.get(identity, REST) or ABSENT_VALUE
            machine.write(branch, identity, REST, union((*without(rest, ABSENT), *one(atom))))
            _open_view(machine, branch, identity, one(replace(atom, path=(*atom.path, "[...]"))))
        elif isinstance(atom, Ref) or atom == NONE_ATOM:
            open_dict(
                machine, branch, identity, machine.unknown("merged from an object that is no dict")
            )
        return NOTHING

    # Merging None raises, so it counts only when alone.
    real = without(restrict(source, state.condition), NONE_ATOM) or source
    each(machine, state, real, merge_one)


def _update_from_dict(machine: Machine, state: State, identity: int, source: int) -> None:
    for key in keys(machine, source):
        value = dict_get(state, source, key)
        if has(value, ABSENT):
            value = filled(value, dict_get(state, identity, key))
        dict_set(machine, state, identity, key, value)
        place = machine.key_locations.get((source, key))
        if place is not None:
            machine.key_locations[identity, key] = place
    rest = rest_of(state, source)
    if rest:
        for key in keys(machine, identity):
            if key not in machine.keys.get(source, {}):
                part = dict_get(state, source, key)
                old = dict_get(state, identity, key)
                machine.write(state, identity, key, union((*old, *without(part, ABSENT))))
        own = state.get(identity, REST) or ABSENT_VALUE
        machine.write(state, identity, REST, union((*own, *rest)))
        _open_view(machine, state, identity, without(rest, ABSENT))


def _open_view(machine: Machine, state: State, identity: int, value: Value) -> None:
    """Under a name that is not shown something is put into what may stand for an object's names."""
    if identity in machine.dicts.views and value:
        open_attributes(machine, state, machine.dicts.views[identity], unguarded(value))


def dict_copy(machine: Machine, state: State, source: int, kind: str | None = None) -> int:
    """A new dict with the same keys and values, of the same or another kind: its identity."""
    info = machine.objects[source]
    identity = machine.new_object(
        ObjectInfo(kind or info.kind, info.location, info.owner, info.client)
    )
    for key in keys(machine, source):
        value = state.get(source, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
            place = machine.key_locations.get((source, key))
            if place is not None:
                machine.key_locations[identity, key] = place
    state.set(identity, REST, state.get(source, REST) or ABSENT_VALUE)
    return identity
