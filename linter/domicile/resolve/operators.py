"""Operators on values: `+`, `|`, `%`, string building and subscripts."""

from __future__ import annotations

from collections.abc import Callable

from domicile.calls import Location, Reason
from domicile.ir import Span
from domicile.resolve.branches import each
from domicile.resolve.dicts import dict_copy, dict_get, dict_update, keys, rest_of
from domicile.resolve.guards import Guard, both
from domicile.resolve.program import ClassInfo, Frame, Machine
from domicile.resolve.sequences import any_element, content, elements, is_sequence, new_list
from domicile.resolve.state import State
from domicile.resolve.values import (
    ABSENT,
    MOST_ALTERNATIVES,
    Alternative,
    Atom,
    Const,
    EnumMember,
    External,
    FilePath,
    Item,
    Items,
    Module,
    OpenFile,
    Ref,
    Unknown,
    Value,
    constant,
    mapped,
    one,
    restrict,
    under,
    union,
    without,
)

TYPING = frozenset({"typing", "typing_extensions"})
TYPING_FIRST = frozenset({"Annotated", "ClassVar", "Final", "Required", "NotRequired"})
NONE_ATOM = (Const(None, "NoneType"),)
_FILE = Reason("the path of a file", None)
MOST_TEXT = 2_000  # a longer string is no model, geo or host


def reasons_of(*values: Value) -> tuple[Reason, ...]:
    """Why the values are open, first reasons first."""
    return tuple(
        dict.fromkeys(reason for value in values for atom, _ in value for reason in _reasons(atom))
    )


def _reasons(atom: Atom) -> tuple[Reason, ...]:
    if isinstance(atom, FilePath | OpenFile):
        return (_FILE,)
    return atom.reasons if isinstance(atom, Unknown) else ()


def combine(
    machine: Machine,
    values: list[Value],
    function: Callable[[tuple[Atom, ...]], Value],
) -> Value:
    """`function` over every combination of atoms whose guards agree."""
    combinations: list[tuple[tuple[Atom, ...], Guard]] = [((), frozenset())]
    for value in values:
        combinations = [
            ((*atoms, atom), merged)
            for atoms, guard in combinations
            for atom, own in value
            if (merged := both(guard, own)) is not None
        ]
        machine.step(len(combinations))
        if len(combinations) > MOST_ALTERNATIVES:
            return machine.unknown("more combinations than are followed", None, reasons_of(*values))
    return union(alt for atoms, guard in combinations for alt in under(function(atoms), guard))


def text_of(machine: Machine, atom: Atom) -> str | None:
    """The text `str(atom)` gives, or None where that is not sure."""
    from domicile.resolve.enums import enum_is_text, enum_value

    if isinstance(atom, Const) and not isinstance(atom.value, bytes):
        return str(atom.value)
    if isinstance(atom, EnumMember) and enum_is_text(machine, atom.owner):
        value = enum_value(machine, atom)
        if len(value) == 1 and isinstance(value[0].atom, Const):
            return str(value[0].atom.value)
    return None


def concatenated(
    machine: Machine, state: State, frame: Frame, parts: list[Value], span: Span
) -> Value:
    """The strings that the parts make together."""
    location = frame.module.location(span)
    parts = [restrict(part, state.condition) for part in parts]

    def joined(atoms: tuple[Atom, ...]) -> Value:
        path = _path_text(machine, atoms)
        if path is not None:
            return one(path)
        texts = [text_of(machine, atom) for atom in atoms]
        if any(text is None for text in texts):
            return machine.unknown(
                "a string built from a value the code does not show",
                location,
                reasons_of(*map(one, atoms)),
            )
        text = "".join(text for text in texts if text is not None)
        if len(text) > MOST_TEXT:
            return machine.unknown("a long text", location)
        return constant(text)

    return combine(machine, parts, joined)


def _path_text(machine: Machine, atoms: tuple[Atom, ...]) -> FilePath | None:
    """The path that begins with a path, as in `f"{folder}/name.json"`."""
    from domicile.resolve.file_paths import extended

    parts = [atom for atom in atoms if atom != Const("", "str")]
    if not parts or not isinstance(parts[0], FilePath):
        return None
    texts = [text for atom in parts[1:] if (text := text_of(machine, atom)) is not None]
    return extended(parts[0], "".join(texts)) if len(texts) == len(parts) - 1 else None


def _path(operator: str, a: Atom, b: Atom) -> FilePath | None:
    from domicile.resolve.file_paths import extended, joined

    if operator == "/":
        return joined(a, b)
    return extended(a, b.value) if operator == "+" and isinstance(b, Const) else None


def binary(
    machine: Machine,
    state: State,
    frame: Frame,
    operator: str,
    left: Value,
    right: Value,
    span: Span,
) -> Value:
    """`left operator right`."""
    location = frame.module.location(span)
    left, right = restrict(left, state.condition), restrict(right, state.condition)

    def pair(atoms: tuple[Atom, ...]) -> Value:
        a, b = atoms
        if isinstance(a, Const) and isinstance(b, Const):
            computed = _constants(operator, a.value, b.value)
            if computed is not None:
                return constant(computed)
        if isinstance(a, FilePath) or isinstance(b, FilePath):
            path = _path(operator, a, b)
            if path is not None:
                return one(path)
        if operator == "%" and isinstance(a, Const) and isinstance(a.value, str):
            text = _percent(machine, state, a.value, b)
            if text is not None:
                return constant(text)
        if operator == "|" and (form := _typing_union(machine, state, a, b)) is not None:
            return form
        if isinstance(a, Ref) and isinstance(b, Ref):
            merged = _containers(machine, state, operator, a, b)
            if merged is not None:
                return merged
        if operator == "|" and isinstance(a, Ref) and isinstance(b, Unknown):
            merged = _containers(machine, state, operator, a, b)
            if merged is not None:
                return merged
        return machine.unknown("a computed value", location, reasons_of(one(a), one(b)))

    return combine(machine, [left, right], pair)


def _constants(operator: str, a: object, b: object) -> str | int | float | bytes | None:
    """Arithmetic on constants that cannot grow without bound."""
    if operator == "+" and isinstance(a, str) and isinstance(b, str):
        return a + b if len(a) + len(b) <= MOST_TEXT else None
    if isinstance(a, int | float) and isinstance(b, int | float):
        if operator == "+":
            return a + b
        if operator == "-":
            return a - b
        if operator == "*" and abs(a) < 1e9 and abs(b) < 1e9:
            return a * b
    if operator == "/" and isinstance(a, str) and isinstance(b, str):
        return None
    return None


def _percent(machine: Machine, state: State, template: str, argument: Atom) -> str | None:
    """`template % argument` where every part is a known constant."""
    arguments: tuple[object, ...]
    if isinstance(argument, Const):
        arguments = (argument.value,)
    elif isinstance(argument, Ref) and machine.objects[argument.id].kind == "tuple":
        found = content(machine, state, argument.id)
        if len(found) != 1 or not isinstance(found[0].atom, Items) or found[0].atom.rest:
            return None
        parts = [item.value for item in found[0].atom.items]
        if any(len(part) != 1 or not isinstance(part[0].atom, Const) for part in parts):
            return None
        arguments = tuple(part[0].atom.value for part in parts if isinstance(part[0].atom, Const))
    else:
        return None
    try:
        text = template % arguments
    except (TypeError, ValueError, OverflowError, MemoryError):
        return None
    return text if len(text) <= MOST_TEXT else None


def _containers(
    machine: Machine, state: State, operator: str, a: Ref, b: Ref | Unknown
) -> Value | None:
    """`dict | dict` and `list + list`."""
    if operator == "|" and machine.objects[a.id].kind == "dict":
        merged = dict_copy(machine, state, a.id)
        dict_update(machine, state, merged, one(b))
        return one(Ref(merged))
    if operator == "+" and is_sequence(machine, a) and is_sequence(machine, b):
        assert isinstance(b, Ref)
        first, second = content(machine, state, a.id), content(machine, state, b.id)
        if len(first) == len(second) == 1:
            x, y = first[0].atom, second[0].atom
            if isinstance(x, Items) and isinstance(y, Items) and not x.rest:
                kind = machine.objects[a.id].kind
                return new_list(machine, state, x.items + y.items, y.rest, kind)
        items = (*elements(machine, state, one(a)), *elements(machine, state, one(b)))
        return new_list(machine, state, (), items, machine.objects[a.id].kind)
    return None


def subscript(
    machine: Machine, state: State, frame: Frame, base: Value, index: Value, span: Span
) -> Value:
    """`base[index]`. `None` as a base raises, so it counts only when alone."""
    location = frame.module.location(span)
    base = without(restrict(base, state.condition), *NONE_ATOM) or base

    def item_of(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            return _dict_item(machine, branch, atom.id, index, location)
        if isinstance(atom, Ref) and is_sequence(machine, atom):
            return _list_item(machine, branch, atom, index)
        if isinstance(atom, ClassInfo):
            return _class_item(machine, branch, frame, atom, index, span)
        if isinstance(atom, Unknown):
            return mapped(index, lambda key: one(_unknown_item(machine, atom, key)))
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "instance":
            return _instance_item(machine, branch, frame, atom, index, span)
        external = getattr(atom, "path", None)
        if isinstance(external, str):
            if external == "os.environ":
                return machine.unknown("read from the environment", location)
            if external == "sys.modules":
                return _named_module(machine, frame, index, location)
            if external.partition(".")[0] in TYPING:
                form = _typing_form(machine, branch, external.rpartition(".")[2], index)
                if form is not None:
                    return form
            return one(atom)  # a subscripted class, `Generic[T]`
        return machine.unknown("an item of a value the code does not show", location)

    return each(machine, state, base, item_of)


def sliced(
    machine: Machine, state: State, frame: Frame, base: Value, bounds: list[Value], span: Span
) -> Value:
    """`base[lower:upper:step]`: a part of a text or list that the code shows, else any of it."""
    location = frame.module.location(span)
    part = _constant_slice(bounds)

    def take(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Const) and isinstance(atom.value, str) and part is not None:
            return constant(atom.value[part])
        if isinstance(atom, Ref) and is_sequence(machine, atom):
            kind = machine.objects[atom.id].kind
            found = content(machine, branch, atom.id)
            whole = found[0].atom if len(found) == 1 else None
            if part is not None and isinstance(whole, Items) and not whole.rest:
                return new_list(machine, branch, whole.items[part], (), kind)
            return new_list(machine, branch, (), elements(machine, branch, one(atom)), kind)
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
    from domicile.resolve.modules import import_module

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
    if len(index) == 1 and isinstance(index[0].atom, Ref) and is_sequence(machine, index[0].atom):
        inner = content(machine, state, index[0].atom.id)
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


def _typing_union(machine: Machine, state: State, a: Atom, b: Atom) -> Value | None:
    """`X | Y` of types."""
    forms = [x for x in (a, b) if isinstance(x, Ref) and machine.objects[x.id].kind == "typing"]
    if not forms:
        return None
    items = (Item(one(a), None), Item(one(b), None))
    return new_list(machine, state, items, (), "typing")


def _dict_item(
    machine: Machine, state: State, identity: int, index: Value, location: Location
) -> Value:
    from domicile.resolve.enums import plain

    index = plain(machine, index)
    known = [(atom, guard) for atom, guard in index if isinstance(atom, Const)]
    if len(known) < len(index) or not index:
        return _any_entry(machine, state, identity)
    found: list[Alternative] = []
    for atom, guard in known:
        value = dict_get(state, identity, atom.value)
        present = without(value, ABSENT)
        if not present:
            present = machine.unknown("a key the dict does not have here", location)
        found.extend(under(present, guard))
    return union(found)


def _any_entry(machine: Machine, state: State, identity: int) -> Value:
    """What a dict gives for a key the code does not show: any of its values."""
    entries: list[Value] = []
    for key in keys(machine, identity):
        value = without(dict_get(state, identity, key), ABSENT)
        if value:
            entries.append(value)
    rest = rest_of(state, identity)
    if rest:
        entries.append(rest)
    if not entries:
        return machine.unknown("an item of a dict that is filled elsewhere")
    if len(entries) == 1:
        return entries[0]
    branches = machine.choice(len(entries))
    return union(
        alt for value, branch in zip(entries, branches, strict=True) for alt in under(value, branch)
    )


def _list_item(machine: Machine, state: State, atom: Ref, index: Value) -> Value:
    found: list[Alternative] = []
    for inner, guard in content(machine, state, atom.id):
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
            found.extend(a for alt in under(value, own) for a in under((alt,), guard))
    return union(found)


def _class_item(
    machine: Machine, state: State, frame: Frame, owner: ClassInfo, index: Value, span: Span
) -> Value:
    from domicile.resolve.enums import enum_members, is_enum

    if not is_enum(machine, owner):
        return one(owner)  # a subscripted class, `Repository[User]`
    members = enum_members(machine, owner)
    names = {atom.value for atom, _ in index if isinstance(atom, Const)}
    if names and len(names) == len(index):
        picked = [m for m in members if m.name in names]
    else:
        picked = list(members)
    if len(picked) == 1:
        return one(picked[0])
    branches = machine.choice(max(len(picked), 1))
    return tuple(Alternative(m, g) for m, g in zip(picked, branches, strict=False))


def _instance_item(
    machine: Machine, state: State, frame: Frame, atom: Ref, index: Value, span: Span
) -> Value:
    from domicile.resolve.attributes import attribute
    from domicile.resolve.calling import Arguments, apply
    from domicile.resolve.construction import field_names

    info = machine.objects[atom.id].owner
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
    arguments = Arguments((Item(index, None),), None, machine.no_keywords, None)
    return apply(machine, state, frame, getter, arguments, span)


def _unknown_item(machine: Machine, atom: Unknown, key: Atom) -> Atom:
    name = str(key.value) if isinstance(key, Const) else f"?{machine.new_id()}"
    return Unknown(atom.symbol, atom.reasons, (*atom.path, f"[{name}]"), atom.foreign)
