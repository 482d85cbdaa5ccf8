"""Subscripts and slices: `base[index]`, of dicts, lists, classes, modules and type forms."""

from __future__ import annotations

from domicile.calls import Location
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, entries_of_rest, keys
from domicile.resolve.builtin_types.known_items import known_contents
from domicile.resolve.builtin_types.sequences import (
    any_element,
    content,
    loose_elements,
    new_list,
    note_several,
    note_several_objects,
)
from domicile.resolve.domain.asked_anew import changed_last
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    TURN,
    Atom,
    BoundMethod,
    Const,
    External,
    Item,
    Items,
    Module,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    Alternative,
    Value,
    constant,
    mapped,
    one,
    restrict,
    under,
    union,
    without,
)
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.modules.environment import variable
from domicile.resolve.modules.imports import import_module
from domicile.resolve.objects.class_attributes import item_getter
from domicile.resolve.objects.enums import is_enum, members_by_name, plain
from domicile.resolve.objects.fields import field_names
from domicile.resolve.objects.shared_writes import NAMESPACE
from domicile.resolve.syntax.entries_by_key import entry_by_key

MOST_KEYS = 4  # of which some are not shown, that are told apart
TYPING = frozenset({"typing", "typing_extensions"})
TYPING_FIRST = frozenset({"Annotated", "ClassVar", "Final", "Required", "NotRequired"})


def subscript(
    machine: Machine, state: State, frame: Frame, base: Value, index: Value, span: Span
) -> Value:
    """`base[index]`. `None` as a base raises, so it counts only when alone."""
    location = frame.module.location(span)
    base = without(restrict(base, state.condition), NONE_ATOM) or base

    def item_of(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            if (named := _named_in(machine, branch, frame, atom.id, index, span)) is not None:
                return named
            if machine.objects[atom.id].owner is None and atom.id not in machine.dicts.factories:
                return dict_item(machine, branch, atom.id, index, location)
            from domicile.resolve.objects.mappings import mapping_item

            return mapping_item(machine, branch, frame, atom, index, span)
        if machine.is_sequence(atom):
            found = _list_item(machine, branch, atom, index)
            return found or machine.unknown("an item of a list that is not seen filled", location)
        if isinstance(atom, ClassInfo):
            return _class_item(machine, branch, frame, atom, index, span)
        if isinstance(atom, Unknown):
            return mapped(index, lambda key: one(_unknown_item(machine, branch, atom, key)))
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "instance":
            return _instance_item(machine, branch, frame, atom, index, span)
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == NAMESPACE:
            return dict_item(machine, branch, atom.id, index, location)
        if isinstance(atom, Const) and isinstance(atom.value, str):
            return mapped(index, lambda key: _character(machine, atom.value, key, location))
        external = getattr(atom, "path", None)
        if isinstance(external, str):
            if external == "os.environ":
                return _variable(machine, branch, frame, index, location)
            if external == "sys.argv":
                return machine.unknown("an argument of the command line", location)
            if external == "sys.modules":
                return _named_module(machine, frame, index, location)
            if external.partition(".")[0] in TYPING:
                form = _typing_form(machine, branch, external.rpartition(".")[2], index)
                if form is not None:
                    return form
            key = index[0].atom if len(index) == 1 else None
            if (
                external.endswith(".__dict__")
                and isinstance(key, Const)
                and isinstance(key.value, str)
            ):
                return one(External(f"{external.removesuffix('.__dict__')}.{key.value}"))
            return one(atom)  # a subscripted class, `Generic[T]`
        return machine.unknown("an item of a value the code does not show", location)

    return each(machine, state, base, item_of)


def _character(machine: Machine, text: object, key: Atom, location: Location) -> Value:
    """`text[index]`."""
    index = key.value if isinstance(key, Const) else None
    if isinstance(text, str) and isinstance(index, int) and -len(text) <= index < len(text):
        return constant(text[index])
    return machine.unknown("a character of a text", location, reasons_of(one(key)))


def _named_in(
    machine: Machine, state: State, frame: Frame, view: int, index: Value, span: Span
) -> Value | None:
    """`globals()["name"]`, `vars(module)["name"]`; None for what is no such view."""
    from domicile.resolve.objects.attributes import attribute

    whole = machine.dicts.views.get(view)
    key = index[0].atom if len(index) == 1 else None
    if not isinstance(whole, Module) or not isinstance(key, Const):
        return None
    own = state.get(view, key.value)
    if own is not None or not isinstance(key.value, str):
        return own
    return attribute(machine, state, frame, one(whole), key.value, span)


def _variable(
    machine: Machine, state: State, frame: Frame, index: Value, location: Location
) -> Value:
    """`os.environ[name]`: anything, and what the tree sets it to."""
    names = [atom.value for atom, _ in index if isinstance(atom, Const)]
    name = str(names[0]) if len(names) == len(index) == 1 else ""
    return variable(machine, state, frame, name, None, location)


def sliced(
    machine: Machine, state: State, frame: Frame, base: Value, bounds: list[Value], span: Span
) -> Value:
    """`base[lower:upper:step]`: a part of a text or list that the code shows, else any of it."""
    location = frame.module.location(span)
    part = _constant_slice(bounds)

    def take(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Const) and isinstance(atom.value, str) and part is not None:
            return constant(atom.value[part])
        if machine.is_sequence(atom):
            kind = machine.objects[atom.id].kind
            found: list[Alternative] = []
            for items, guard in known_contents(machine, branch, atom):
                if part is None or items is None:
                    rest = loose_elements(machine, branch, one(atom))
                    return new_list(machine, branch, (), rest, kind)
                found += under(new_list(machine, branch, items[part], (), kind), guard)
            return union(found)
        return machine.unknown("a slice", location, reasons_of(one(atom)))

    return each(machine, state, base, take)


def _constant_slice(bounds: list[Value]) -> slice[int | None, int | None, int | None] | None:
    numbers: list[int | None] = []
    for bound in bounds:
        number = bound[0].atom.value if len(bound) == 1 and isinstance(bound[0].atom, Const) else ""
        if number is not None and not isinstance(number, int):
            return None
        numbers.append(number)
    return slice(*numbers) if numbers[2] != 0 else None


def _named_module(machine: Machine, frame: Frame, index: Value, location: Location) -> Value:
    """`sys.modules[name]`; `__name__` is this module."""

    def find(atom: Atom) -> Value:
        if atom == External("builtins.__name__"):
            return one(Module(frame.module.path))
        if isinstance(atom, Const) and isinstance(atom.value, str):
            return import_module(machine, frame.module, atom.value, 0)
        return machine.unknown("a module whose name the code does not show", location)

    return mapped(index, find)


def _typing_form(machine: Machine, state: State, name: str, index: Value) -> Value | None:
    """`Literal[...]`, `Optional[...]` and their like as an object that lists what may be."""
    parts: list[Value] = [index]
    if len(index) == 1 and isinstance(index[0].atom, Ref) and machine.is_sequence(index[0].atom):
        inner = content(state, index[0].atom.id)
        if len(inner) != 1 or not isinstance(inner[0].atom, Items) or inner[0].atom.rest:
            return None
        parts = [item.value for item in inner[0].atom.items]
    if name in TYPING_FIRST:
        parts = parts[:1]
    elif name == "Optional":
        parts.append(constant(None))
    elif name not in ("Literal", "Union"):
        return None
    return new_list(machine, state, tuple(Item(part, None) for part in parts), (), "typing")


def dict_item(
    machine: Machine, state: State, identity: int, index: Value, location: Location
) -> Value:
    """`d[index]`: what the dict holds under the keys that the index can be."""
    index = plain(machine, index)
    shown = all(isinstance(atom, Const) for atom, _ in index)
    if not index or (len(index) > MOST_KEYS and not shown):
        return any_entry(machine, state, identity)
    found: list[Alternative] = []
    missing: list[Alternative] = []
    for atom, guard in index:
        if not isinstance(atom, Const):
            entry = entry_by_key(machine, state, identity, atom)
            if entry is None:
                return any_entry(machine, state, identity)
            found.extend(under(entry, guard))
            continue
        value = dict_get(state, identity, atom.value)
        present = without(value, ABSENT)
        if state.get(identity, atom.value) is None:  # what stands there may stand elsewhere, too
            note_several_objects(machine, present)
        if not present:
            missing.extend(
                under(machine.unknown("a key the dict does not have here", location), guard)
            )
        found.extend(under(present, guard))
    return union((*found, *missing) if shown or not found else found)


def any_entry(machine: Machine, state: State, identity: int) -> Value:
    """What a dict gives for a key the code does not show: any of its values."""
    entries: list[Value] = []
    for key in keys(machine, identity):
        value = without(dict_get(state, identity, key), ABSENT)
        if value:
            entries.append(value)
    rest = entries_of_rest(state, identity)
    note_several_objects(machine, rest)
    if rest:
        entries.append(rest)
    if not entries:
        return machine.unknown("an item of a dict that is filled elsewhere")
    return alternatives(machine, entries)


def _list_item(machine: Machine, state: State, atom: Ref, index: Value) -> Value:
    found: list[Alternative] = []
    for inner, guard in content(state, atom.id):
        if not isinstance(inner, Items):
            continue
        for key, own in index:
            position = key.value if isinstance(key, Const) else None
            exact = isinstance(position, int) and not inner.rest
            if (
                exact
                and isinstance(position, int)
                and -len(inner.items) <= position < len(inner.items)
            ) or (isinstance(position, int) and inner.rest and 0 <= position < len(inner.items)):
                value = inner.items[position].value
            else:
                value = any_element(machine, state, one(atom))
                note_several(machine, inner)
            found.extend(a for alt in under(value, own) for a in under((alt,), guard))
    return union(found)


def _class_item(
    machine: Machine, state: State, frame: Frame, owner: ClassInfo, index: Value, span: Span
) -> Value:
    getter = item_getter(state, owner)
    if getter is not None:
        arguments = passing(machine, index)
        bound = mapped(getter, lambda atom: _bound_to_class(atom, owner))
        return apply(machine, state, frame, bound, arguments, span)
    if not is_enum(owner):
        return one(owner)  # a subscripted class, `Repository[User]`
    members = members_by_name(owner)
    names = {atom.value for atom, _ in index if isinstance(atom, Const)}
    shown = names and len(names) == len(index)
    picked = list(dict.fromkeys(m for n, m in members.items() if not shown or n in names))
    if len(picked) == 1:
        return one(picked[0])
    branches = machine.choice(max(len(picked), 1))
    return tuple(Alternative(m, g) for m, g in zip(picked, branches, strict=False))


def _bound_to_class(atom: Atom, owner: ClassInfo) -> Value:
    return one(BoundMethod(atom, owner) if isinstance(atom, Closure) else atom)


def _instance_item(
    machine: Machine, state: State, frame: Frame, atom: Ref, index: Value, span: Span
) -> Value:
    from domicile.resolve.objects.attributes import attribute

    info = machine.class_of(atom)
    names = field_names(info) if info is not None else []
    if names:
        found: list[Alternative] = []
        for key, guard in index:
            position = key.value if isinstance(key, Const) else None
            if not isinstance(position, int) or not -len(names) <= position < len(names):
                return machine.unknown("an item of a named tuple", frame.module.location(span))
            value = attribute(machine, state, frame, one(atom), names[position], span)
            found.extend(under(value, guard))
        return union(found)
    getter = attribute(machine, state, frame, one(atom), "__getitem__", span)
    arguments = passing(machine, index)
    return apply(machine, state, frame, getter, arguments, span)


def _unknown_item(machine: Machine, state: State, atom: Unknown, key: Atom) -> Atom:
    name = str(key.value) if isinstance(key, Const) else f"?{machine.new_id()}"
    turn = changed_last(state, atom)
    path = (*atom.path, f"{TURN}{turn}") if turn else atom.path
    return Unknown(atom.symbol, atom.reasons, (*path, f"[{name}]"), atom.foreign)
