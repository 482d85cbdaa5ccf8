"""Methods of dicts, lists, strings and instances that are built in."""

from __future__ import annotations

from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.arguments import Arguments
from domicile.resolve.class_attributes import VALIDATING
from domicile.resolve.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    dict_set_value,
    dict_update,
    keys,
    new_dict,
    rest_of,
)
from domicile.resolve.enums import plain
from domicile.resolve.file_paths import call_file_method, call_path_method
from domicile.resolve.operators import combine, concatenated, reasons_of
from domicile.resolve.program import ClassInfo, Frame, Machine
from domicile.resolve.sequences import any_element, append, content, elements, in_turn, new_list
from domicile.resolve.state import ITEMS, REST, State
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    Alternative,
    Atom,
    Builtin,
    Const,
    FilePath,
    Item,
    Items,
    OpenFile,
    Ref,
    Unknown,
    Value,
    constant,
    has,
    one,
    restrict,
    under,
    union,
    without,
)

TEXT_METHODS = frozenset(
    [
        "lower",
        "upper",
        "strip",
        "lstrip",
        "rstrip",
        "replace",
        "removeprefix",
        "removesuffix",
        "title",
        "capitalize",
        "casefold",
        "startswith",
        "endswith",
        "isdigit",
        "count",
        "find",
        "swapcase",
        "zfill",
    ]
)
PARTIAL_DUMPS = frozenset({"include", "exclude", "exclude_unset", "exclude_defaults"})
SPLITTERS = frozenset({"split", "rsplit", "partition", "rpartition", "splitlines"})


def call_method(
    machine: Machine, state: State, frame: Frame, atom: Builtin, arguments: Arguments, span: Span
) -> Value:
    """The result of a built-in method, and what it does to its receiver."""
    receiver = atom.receiver
    if isinstance(receiver, Const):
        return _text(machine, state, frame, receiver, atom.name, arguments, span)
    if isinstance(receiver, Ref):
        kind = machine.objects[receiver.id].kind
        if kind == "parser":
            from domicile.resolve.parsers import call_parser

            return call_parser(machine, state, frame, atom, arguments, span)
        if kind == "instance":
            return _of_instance(machine, state, frame, receiver, atom.name, arguments, span)
        table = _DICT if kind in ("dict", "namespace") else _LIST
        handler = table.get(atom.name)
        if handler is not None:
            return handler(machine, state, frame, receiver.id, arguments, span)
    if isinstance(receiver, FilePath):
        return call_path_method(machine, state, frame, receiver, atom.name, arguments, span)
    if isinstance(receiver, OpenFile):
        return call_file_method(machine, frame, receiver, atom.name, arguments, span)
    place = frame.module.location(span)
    if isinstance(receiver, ClassInfo) and atom.name in VALIDATING:
        from domicile.resolve.construction import construct

        given = new_dict(machine, state)
        for item in arguments.positional[:1]:
            dict_update(machine, state, given, item.value)
        dict_update(machine, state, given, one(Ref(arguments.keywords)))
        passed = Arguments((), None, given, arguments.expr)
        return construct(machine, state, frame, receiver, passed, span)
    if atom.name in ("__get__", "cache_clear", "with_options", "options", "remote", "delay"):
        return one(receiver)
    return machine.unknown(f"the result of .{atom.name}()", place)


def _of_instance(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`_replace`, `model_copy`: a changed copy; `_asdict`, `model_dump`: the fields as a dict."""
    from domicile.resolve.record_fields import fields_of, replaced

    if name == "_replace":
        return replaced(machine, state, frame, one(receiver), arguments.keywords, span)
    if name in ("model_copy", "copy"):
        changes = new_dict(machine, state)
        update = without(dict_get(state, arguments.keywords, "update"), ABSENT, NONE[0].atom)
        if update:
            dict_update(machine, state, changes, update)
        return replaced(machine, state, frame, one(receiver), changes, span)
    dumped = fields_of(machine, state, frame, one(receiver), span)
    _leave_out(machine, state, dumped, arguments)
    return dumped


def _leave_out(machine: Machine, state: State, dumped: Value, arguments: Arguments) -> None:
    """What `model_dump(exclude_none=True)` and its like leave out of the dict."""
    given = {k for k in keys(machine, arguments.keywords) if isinstance(k, str)}
    left = _listed(machine, state, arguments, "exclude")
    kept = _listed(machine, state, arguments, "include")
    if left is not None:
        given.discard("exclude")
    if kept is not None:
        given.discard("include")
    for atom, _ in dumped:
        if not isinstance(atom, Ref):
            continue
        for key in keys(machine, atom.id):
            value = dict_get(state, atom.id, key)
            if "exclude_none" in given:
                gone = [Alternative(ABSENT, g) for a, g in value if a == NONE[0].atom]
                value = union((*without(value, NONE[0].atom), *gone))
            if given & PARTIAL_DUMPS:
                yes, no = machine.choice(2)
                value = union((*under(value, yes), *under(ABSENT_VALUE, no)))
            if key in (left or ()) or (kept is not None and key not in kept):
                value = ABSENT_VALUE
            dict_set(machine, state, atom.id, key, value)


def _listed(machine: Machine, state: State, arguments: Arguments, name: str) -> set[object] | None:
    """The field names of `exclude={...}`; None if it is not given or not shown."""
    items = in_turn(machine, state, without(dict_get(state, arguments.keywords, name), ABSENT))
    found = [item.value[0].atom for item in items or () if len(item.value) == 1]
    if items is None or len(found) < len(items):
        return None
    if not all(isinstance(atom, Const) for atom in found):
        return None
    return {atom.value for atom in found if isinstance(atom, Const)}


# --- dicts ------------------------------------------------------------------------------


def _get(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    default = arguments.positional[1].value if len(arguments.positional) > 1 else NONE
    return _lookup(machine, state, frame, identity, arguments, default, span)


def _lookup(
    machine: Machine,
    state: State,
    frame: Frame,
    identity: int,
    arguments: Arguments,
    default: Value,
    span: Span,
) -> Value:
    if not arguments.positional:
        return machine.unknown("a look-up", frame.module.location(span))
    found: list[Alternative] = []
    for atom, guard in plain(machine, restrict(arguments.positional[0].value, state.condition)):
        if isinstance(atom, Const):
            value = dict_get(state, identity, atom.value)
            gone = [a for absent, g in value if absent == ABSENT for a in under(default, g)]
            key: object = atom.value
            maybe = any(isinstance(a, Unknown) and a.path[-1:] == (f"[{key}]",) for a, _ in value)
            value = union((*without(value, ABSENT), *gone))
            if maybe and not gone:
                yes, no = machine.choice(2)
                value = union((*under(value, yes), *under(default, no)))
        else:
            from domicile.resolve.operators import _any_entry

            a, b = machine.choice(2)
            entry = _any_entry(machine, state, identity)
            value = union((*under(entry, a), *under(default, b)))
        found.extend(under(value, guard))
    return union(found)


def _pop(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    default: Value = arguments.positional[1].value if len(arguments.positional) > 1 else ()
    value = _lookup(machine, state, frame, identity, arguments, default, span)
    for item in arguments.positional[:1]:
        for atom, _ in plain(machine, item.value):
            if isinstance(atom, Const):
                gone = ABSENT_VALUE
                if len(item.value) > 1:
                    gone = union((*dict_get(state, identity, atom.value), *ABSENT_VALUE))
                dict_set(machine, state, identity, atom.value, gone)
    return value or machine.unknown("a popped value", frame.module.location(span))


def _setdefault(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    default = arguments.positional[1].value if len(arguments.positional) > 1 else NONE
    value = _lookup(machine, state, frame, identity, arguments, default, span)
    if arguments.positional:
        key = plain(machine, arguments.positional[0].value)
        dict_set_value(machine, state, identity, key, value)
    return value


def _update(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.externals import _update_from

    for item in arguments.positional:
        _update_from(machine, state, identity, item.value)
    dict_update(machine, state, identity, one(Ref(arguments.keywords)))
    return NONE


def _copy_dict(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return one(Ref(dict_copy(machine, state, identity)))


def _items(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    made: list[Item] = []
    for key in keys(machine, identity):
        value = dict_get(state, identity, key)
        present = without(value, ABSENT)
        if present and isinstance(key, str | int | float | bool):
            name = Item(one(Const(key, type(key).__name__)), None)
            pair = new_list(machine, state, (name, Item(present, None)), (), "tuple")
            guards = [guard for atom, guard in value if atom != ABSENT]
            kept = union(a for guard in guards for a in under(pair, guard))
            made.append(Item(kept, None))
    rest = rest_of(state, identity)
    more: tuple[Item, ...] = ()
    if rest:
        name = Item(machine.unknown("a key of an open dict"), None)
        pair = new_list(machine, state, (name, Item(rest, None)), (), "tuple")
        more = (Item(pair, None),)
    return new_list(machine, state, tuple(made), more)


def _keys(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return new_list(machine, state, elements(machine, state, one(Ref(identity))))


def _values(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    found = [without(dict_get(state, identity, key), ABSENT) for key in keys(machine, identity)]
    rest = rest_of(state, identity)
    items = tuple(Item(value, None) for value in found if value)
    return new_list(machine, state, items, (Item(rest, None),) if rest else ())


def _clear(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    for key in keys(machine, identity):
        dict_set(machine, state, identity, key, ABSENT_VALUE)
    state.set(identity, REST, ABSENT_VALUE)
    return NONE


# --- lists ------------------------------------------------------------------------------


def _append(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    for item in arguments.positional[-1:]:
        append(machine, state, frame, identity, item)
    return NONE


def _extend(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.arguments import known_items

    for source in arguments.positional:
        exact = known_items(machine, state, source.value)
        if exact is not None:
            for item in exact:
                append(machine, state, frame, identity, item)
            continue
        loose = elements(machine, state, source.value)
        found = content(machine, state, identity)
        grown = tuple(
            Alternative(Items(a.items, (*a.rest, *loose)) if isinstance(a, Items) else a, guard)
            for a, guard in found
        )
        state.set(identity, ITEMS, grown)
    return NONE


def _list_pop(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    found = elements(machine, state, one(Ref(identity)))
    state.set(identity, ITEMS, one(Items((), tuple(found))))
    value = union(alt for item in found for alt in item.value)
    return value or machine.unknown("an element", frame.module.location(span))


def _copy_list(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    new = new_list(machine, state, (), (), machine.objects[identity].kind)
    assert isinstance(new[0].atom, Ref)
    state.set(new[0].atom.id, ITEMS, content(machine, state, identity))
    return new


def _clear_list(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    state.set(identity, ITEMS, one(Items(())))
    return NONE


def _element(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return any_element(machine, state, one(Ref(identity)))


def _loosen(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """The same elements in another order, or one less: which stands where is not told any more."""
    loose = tuple(
        Alternative(Items((), (*a.items, *a.rest)) if isinstance(a, Items) else a, guard)
        for a, guard in content(machine, state, identity)
    )
    machine.write(state, identity, ITEMS, loose)
    return NONE


def _insert(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    _append(machine, state, frame, identity, arguments, span)
    return _loosen(machine, state, frame, identity, arguments, span)


# --- strings ----------------------------------------------------------------------------


def _text(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Const,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    place = frame.module.location(span)
    text = receiver.value
    if not isinstance(text, str):
        return machine.unknown(f"the result of .{name}()", place)
    if name == "format":
        return _format(machine, state, frame, text, arguments, span)
    if name == "join" and arguments.positional:
        return _join(machine, state, frame, text, arguments.positional[0].value, span)
    values = [restrict(item.value, state.condition) for item in arguments.positional]

    def run(atoms: tuple[Atom, ...]) -> Value:
        constants = [atom.value for atom in atoms if isinstance(atom, Const)]
        if len(constants) == len(atoms) and not keys(machine, arguments.keywords):
            try:
                if name in TEXT_METHODS:
                    return constant(getattr(text, name)(*constants))
                if name in SPLITTERS:
                    parts = getattr(text, name)(*constants)
                    items = tuple(Item(constant(part), None) for part in parts)
                    return new_list(machine, state, items)
            except (TypeError, ValueError):
                pass
        return machine.unknown(f"the result of .{name}()", place, reasons_of(*map(one, atoms)))

    return combine(machine, values, run)


def _format(
    machine: Machine, state: State, frame: Frame, text: str, arguments: Arguments, span: Span
) -> Value:
    """`"...{}...".format(...)` of known parts without format specifications."""
    import string

    parts: list[Value] = []
    place = frame.module.location(span)
    unknown = machine.unknown("a formatted text", place)
    position = 0
    try:
        for literal, name, specification, conversion in string.Formatter().parse(text):
            parts.append(constant(literal))
            if name is None:
                continue
            if specification or conversion or "." in name or "[" in name:
                return unknown
            if name == "" or name.isdigit():
                index = int(name) if name else position
                position += 1
                if index >= len(arguments.positional):
                    return unknown
                parts.append(arguments.positional[index].value)
            else:
                value = dict_get(state, arguments.keywords, name)
                if has(value, ABSENT):
                    return unknown
                parts.append(value)
    except ValueError:
        return unknown
    return concatenated(machine, state, frame, parts, span)


def _join(
    machine: Machine, state: State, frame: Frame, text: str, source: Value, span: Span
) -> Value:
    from domicile.resolve.arguments import known_items

    items = known_items(machine, state, source)
    if items is None:
        return machine.unknown("a joined text", frame.module.location(span))
    parts: list[Value] = []
    for index, item in enumerate(items):
        if index:
            parts.append(constant(text))
        parts.append(item.value)
    return concatenated(machine, state, frame, parts, span)


_DictMethod = Callable[[Machine, State, Frame, int, Arguments, Span], Value]
_DICT: dict[str, _DictMethod] = {
    "get": _get,
    "pop": _pop,
    "setdefault": _setdefault,
    "update": _update,
    "copy": _copy_dict,
    "items": _items,
    "keys": _keys,
    "values": _values,
    "clear": _clear,
    "__getitem__": _get,
}
_LIST: dict[str, _DictMethod] = {
    "append": _append,
    "add": _append,
    "insert": _insert,
    "extend": _extend,
    "update": _extend,
    "pop": _list_pop,
    "popleft": _list_pop,
    "copy": _copy_list,
    "clear": _clear_list,
    "remove": _loosen,
    "discard": _loosen,
    "sort": _loosen,
    "reverse": _loosen,
    "union": _copy_list,
    "__next__": _element,
    "__anext__": _element,
    "send": _element,
}
