"""Dicts with ways of their own: subclasses of dict, and those that make what is missing.

An instance of such a class is a dict whose owner is the class; its attributes are kept apart from
its keys.
"""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dict_methods import DICT_METHODS, update_from
from domicile.resolve.builtin_types.dicts import (
    dict_get,
    dict_set,
    keys,
    new_dict,
    open_dict,
    rest_of,
)
from domicile.resolve.domain.atoms import ABSENT, Atom, Builtin, Const, External, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    constant,
    filled,
    has,
    one,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame, ObjectInfo
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.class_attributes import bind, find
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.setting import set_by_code
from domicile.resolve.objects.special_methods import special
from domicile.resolve.syntax.subscripts import any_entry, dict_item

USER_DICT = External("collections.UserDict")
SET = "__setitem__"
PLAIN = frozenset({"builtins.dict", "collections.OrderedDict", "typing.Dict"})


def is_mapping(info: ClassInfo) -> bool:
    """Whether instances are dicts, whose content is not kept in an attribute that methods use."""
    paths = {base.path for base in bases_of(info) if isinstance(base, External)}
    if "collections.UserDict" in paths:
        return not any(
            part.kind == "function" and "data" in part.attributes
            for base in bases_of(info)
            if isinstance(base, ClassInfo) and base.chunk is not None
            for part in base.chunk.children
        )
    return not paths.isdisjoint(PLAIN)


def new_mapping(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, arguments: Arguments, span: Span
) -> int:
    """`Class(...)` of a subclass of dict: the identity of the new one."""
    place = frame.module.location(span)
    identity = machine.new_object(ObjectInfo("dict", place, info))
    state.set(identity, REST, ABSENT_VALUE)
    constructor = find(state, info, "__init__")
    if constructor is not None:
        bound = bind(machine, state, frame, constructor, Ref(identity), info, span)
        apply(machine, state, frame, bound, arguments, span)
        return identity
    given = [item.value for item in arguments.positional[:1]]
    for source in (*given, one(Ref(arguments.keywords))):
        if not set_each(machine, state, frame, Ref(identity), source, span):
            update_from(machine, state, frame, identity, source, span)
    return identity


def set_each(
    machine: Machine, state: State, frame: Frame, atom: Ref, source: Value, span: Span
) -> bool:
    """Set the items of `source` by the `__setitem__` that a UserDict of the tree has.

    False where it has none: a subclass of dict does not ask it, and everything is taken over.
    """
    owner = machine.objects[atom.id].owner
    if owner is None or USER_DICT not in bases_of(owner) or find(state, owner, SET) is None:
        return False
    copy = new_dict(machine, state, frame.module.location(span))
    update_from(machine, state, frame, copy, source, span)
    for key in keys(machine, copy):
        value = without(dict_get(state, copy, key), ABSENT)
        if value and isinstance(key, str | int | bool | float | None):
            special(machine, state, frame, atom, SET, (constant(key), value), span)
    rest = rest_of(state, copy)
    if rest:
        unknown = machine.unknown(f"what `{SET}` of {owner.name} makes of it")
        open_dict(machine, state, atom.id, union((*rest, *unknown)))
    return True


def mapping_attribute(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value:
    """An attribute of an instance of a subclass of dict."""
    fields = machine.dicts.companions.get(atom.id)
    own = ABSENT_VALUE if fields is None else state.get(fields, name) or ABSENT_VALUE
    if not has(own, ABSENT):
        return own
    found = find(state, owner, name)
    if found is not None:
        below = bind(machine, state, frame, found, atom, owner, span)
    elif name == "__class__":
        below = one(owner)
    elif name not in DICT_METHODS and find(state, owner, "__getattr__") is not None:
        asked = special(machine, state, frame, atom, "__getattr__", (constant(name),), span)
        below = asked or machine.unknown(f"`{name}` of a dict", frame.module.location(span))
    else:
        below = one(Builtin(atom, name))
    return filled(own, below)


def set_mapping_attribute(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, value: Value
) -> None:
    """`mapping.name = value` of an instance of a subclass of dict."""
    if set_by_code(machine, state, frame, atom, name, value):
        return
    if atom.id not in machine.dicts.companions:
        machine.dicts.companions[atom.id] = machine.new_id()
    machine.write(state, machine.dicts.companions[atom.id], name, value)


def mapping_item(
    machine: Machine, state: State, frame: Frame, atom: Ref, index: Value, span: Span
) -> Value:
    """`mapping[index]`, where its class or its factory has a say."""
    owner = machine.objects[atom.id].owner
    given = special(machine, state, frame, atom, "__getitem__", (index,), span)
    if given is not None:
        return given
    factory = machine.dicts.factories.get(atom.id)
    missing = None if owner is None else find(state, owner, "__missing__")
    if factory is None and missing is None:
        return dict_item(machine, state, atom.id, index, frame.module.location(span))

    def made(branch: State, key: Value) -> Value:
        if factory is not None:
            return apply(machine, branch, frame, factory, passing(machine), span)
        return special(machine, branch, frame, atom, "__missing__", (key,), span) or ()

    def look(branch: State, key: Atom) -> Value:
        if not isinstance(key, Const):
            return any_or_made(branch, key)
        held = dict_get(branch, atom.id, key.value)
        if not has(held, ABSENT):
            return held
        value = filled(held, made(branch, one(key)))
        if factory is not None:
            dict_set(machine, branch, atom.id, key.value, value)
        return value

    def any_or_made(branch: State, key: Atom) -> Value:
        known = machine.remembered.get(("missing", atom.id))
        if known is None:
            known = machine.remembered["missing", atom.id] = made(branch, one(key))
            if factory is not None:
                open_dict(machine, branch, atom.id, known)
        if not keys(machine, atom.id) and not rest_of(branch, atom.id):
            return known
        return alternatives(machine, [any_entry(machine, branch, atom.id), known])

    return each(machine, state, plain(machine, index), look)


def of_super(machine: Machine, receiver: Atom, base: Atom, name: str) -> Value | None:
    """`super().name` of an instance of a subclass of dict, where dict has it."""
    if machine.is_dict(receiver) and isinstance(base, External) and name in DICT_METHODS:
        return one(Builtin(receiver, name))
    return None
