"""Copies of objects: a shallow one shares what it holds with the original, a deep one nothing."""

from __future__ import annotations

from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.builtin_types.adopted import note_several_of
from domicile.resolve.builtin_types.dicts import dict_copy, keys
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Item, Items, Ref
from domicile.resolve.domain.state import ITEMS, REST, State
from domicile.resolve.domain.values import NONE, Value, mapped, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import KEYED, ClassInfo, Frame, ObjectInfo
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.fields import fields
from domicile.resolve.objects.instances import new_instance

MOST_COPIED = 200  # objects within one deep copy
OWN_COPIES = frozenset({"__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__", "__getstate__"})


def _copy(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    value = arguments.positional[0].value if arguments.positional else NONE
    return each(machine, state, value, lambda branch, atom: _shallow(machine, branch, atom))


def _deep_copy(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    value = arguments.positional[0].value if arguments.positional else NONE
    return each(machine, state, value, lambda branch, atom: _deep(machine, branch, atom, {}))


def deep_copy(machine: Machine, state: State, value: Value) -> Value:
    """Copies of the dicts and lists in a value, with all that is in them."""
    note_several_of(machine, state, value)
    if not any(machine.is_dict(atom) or machine.is_sequence(atom) for atom, _ in value):
        return value
    return each(machine, state, value, lambda branch, atom: _deep(machine, branch, atom, {}))


def _shallow(machine: Machine, state: State, atom: Atom) -> Value:
    """A new object that holds the same; what is no dict, list or instance is itself."""
    if machine.is_dict(atom) or machine.is_sequence(atom):
        info = machine.objects[atom.id]
        if machine.is_dict(atom):
            return one(Ref(dict_copy(machine, state, atom.id)))
        identity = machine.new_object(ObjectInfo(info.kind, info.location))
        state.set(identity, ITEMS, content(state, atom.id))
        return one(Ref(identity))
    owner = machine.class_of(atom)
    if isinstance(atom, Ref) and machine.objects[atom.id].kind in KEYED:
        return _keyed(machine, state, atom)
    if owner is None or not isinstance(atom, Ref):
        note_several_of(machine, state, one(atom))
        return one(atom)
    if any(isinstance(b, ClassInfo) and OWN_COPIES & b.methods.keys() for b in bases_of(owner)):
        return machine.unknown(f"a copy that {owner.name} makes itself")
    identity = new_instance(machine, state, owner)
    for name in _names(state, owner, atom.id):
        value = state.get(atom.id, name)
        if value is not None:
            state.set(identity, name, value)
    return one(Ref(identity))


def _keyed(machine: Machine, state: State, atom: Ref) -> Value:
    """A copy of a client, a thread or a namespace."""
    identity = machine.new_object(machine.objects[atom.id])
    if machine.objects[atom.id].kind == "client":
        machine.senders.copies[identity] = atom.id
    machine.keys[identity] = dict.fromkeys(keys(machine, atom.id))
    for (owner, name), value in list(state.store.items()):
        if owner == atom.id:
            state.set(identity, name, value)
    for name in (*keys(machine, atom.id), REST):
        held = state.get(atom.id, name)
        if held is not None:
            state.set(identity, name, held)
    return one(Ref(identity))


def _names(state: State, owner: ClassInfo, identity: int) -> list[str]:
    """The attributes that an instance may have been given."""
    found = {name: None for _, name, _, _ in fields(owner)}
    found |= {n: None for o, n in state.store if o == identity and isinstance(n, str)}
    for base in bases_of(owner):
        for method in base.methods.values() if isinstance(base, ClassInfo) else ():
            if method.chunk is not None:
                found |= dict.fromkeys(sorted(method.chunk.stores))
    return list(found)


def _deep(machine: Machine, state: State, atom: Atom, memo: dict[int, Value]) -> Value:
    if not isinstance(atom, Ref):
        note_several_of(machine, state, one(atom))
        return one(atom)
    if atom.id in memo:
        return memo[atom.id]
    if len(memo) > MOST_COPIED:
        return machine.unknown("a copy of more objects than are followed")
    made = memo[atom.id] = _shallow(machine, state, atom)
    copy = made[0].atom
    if copy == atom or not isinstance(copy, Ref):
        return made

    def within(value: Value) -> Value:
        return mapped(value, lambda inner: _deep(machine, state, inner, memo))

    if machine.is_sequence(copy):
        state.set(copy.id, ITEMS, mapped(content(state, copy.id), lambda a: _items(a, within)))
        return made
    owner = machine.class_of(copy)
    names = [*keys(machine, copy.id), REST] if owner is None else _names(state, owner, copy.id)
    for name in names:
        value = state.get(copy.id, name)
        if value is not None:
            state.set(copy.id, name, within(value))
    return made


def _items(atom: Atom, within: Callable[[Value], Value]) -> Value:
    if not isinstance(atom, Items):
        return one(atom)
    items = tuple(Item(within(item.value), item.location) for item in atom.items)
    rest = tuple(Item(within(item.value), item.location) for item in atom.rest)
    return one(Items(items, rest))


HANDLERS: dict[str, Handler] = {"copy.copy": _copy, "copy.deepcopy": _deep_copy}
