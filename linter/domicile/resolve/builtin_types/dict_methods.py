"""Methods of dicts."""

from __future__ import annotations

from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.builtin_types.chain_maps import new_child
from domicile.resolve.builtin_types.dict_views import items_view, keys_view, values_view
from domicile.resolve.builtin_types.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    dict_set_value,
    dict_update,
    keys,
    open_dict,
    open_keys,
    rest_of,
    set_any,
    unlike,
)
from domicile.resolve.builtin_types.handlers import Method
from domicile.resolve.builtin_types.sequences import content, new_list, one_element
from domicile.resolve.builtin_types.unshown_keys import sure_names
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, Item, Items, Ref
from domicile.resolve.domain.guards import conjunction
from domicile.resolve.domain.state import CLEARED, REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NONE,
    Alternative,
    Value,
    constant,
    filled,
    from_rest,
    has,
    one,
    restrict,
    under,
    unguarded,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives, each, rejoin
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.enums import plain
from domicile.resolve.syntax.entries_by_key import entry_by_key
from domicile.resolve.syntax.subscripts import any_entry, subscript


def _get(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    default = arguments.positional[1].value if len(arguments.positional) > 1 else NONE
    return _lookup(machine, state, frame, identity, arguments, default, span)


def _may_lack(held: Value, name: object) -> bool:
    """Whether a key that has this value may not be there: not where something else was before."""
    sure = [guard for inner, guard in held if not from_rest(inner, name)]
    return any(
        from_rest(inner, name) and not any(before <= guard for before in sure)
        for inner, guard in held
    )


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
            held = dict_get(state, identity, atom.value)
            value = filled(held, default)
            if _may_lack(held, atom.value) and not has(held, ABSENT):
                value = alternatives(machine, [value, default])
        else:
            by_key = entry_by_key(machine, state, identity, atom, default)
            value = by_key or alternatives(machine, [any_entry(machine, state, identity), default])
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
            else:
                open_dict(machine, state, identity, ABSENT_VALUE)
    return value or machine.unknown("a popped value", frame.module.location(span))


def _setdefault(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    default = arguments.positional[1].value if len(arguments.positional) > 1 else NONE
    value = _lookup(machine, state, frame, identity, arguments, default, span)
    if arguments.positional:
        key = plain(machine, arguments.positional[0].value)
        if all(isinstance(atom, Const) for atom, _ in key):
            dict_set_value(machine, state, identity, key, value)
        else:  # what some key holds already stays where it is
            shown = sure_names(machine, state, Ref(identity))
            for atom, _ in key:
                kept = shown | unlike(machine, atom)
                open_dict(machine, state, identity, default, kept)
    return value


def _update(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.objects.mappings import set_each

    given = [item.value for item in arguments.positional]
    for source in (*given, one(Ref(arguments.keywords))):
        if not set_each(machine, state, frame, Ref(identity), source, span):
            update_from(machine, state, frame, identity, source, span)
    return NONE


def update_from(
    machine: Machine, state: State, frame: Frame, identity: int, source: Value, span: Span
) -> None:
    """What `dict(source)` takes over: the items of a mapping, or of pairs."""

    def set_pair(branch: State, item: Item, put: Callable[..., None]) -> None:
        pair = unguarded(item.value)
        key = subscript(machine, branch, frame, pair, constant(0), span)
        value = subscript(machine, branch, frame, pair, constant(1), span)
        put(machine, branch, identity, plain(machine, key), value)

    def take(branch: State, atom: Atom) -> Value:
        if machine.is_sequence(atom):
            ways: list[State] = []
            for whole, guard in content(branch, atom.id):
                way = branch.copy(conjunction(branch.condition, (guard,)))
                for item in whole.items if isinstance(whole, Items) else ():
                    set_pair(way, item, dict_set_value)
                for item in whole.rest if isinstance(whole, Items) else ():
                    set_pair(way, item, set_any)
                ways.append(way)
            rejoin(machine, branch, ways)
        else:
            dict_update(machine, branch, identity, one(atom))
        return NONE

    each(machine, state, source, take)


def _copy_dict(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return one(Ref(dict_copy(machine, state, identity)))


def _pop_item(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`popitem()`: the last key, or some key, with its value, which is gone then."""
    held = {key: dict_get(state, identity, key) for key in keys(machine, identity)}
    there = [key for key, value in held.items() if without(value, ABSENT)]
    plain_dict = not rest_of(state, identity) and identity not in machine.dicts.fronts
    sure = plain_dict and not any(has(held[key], ABSENT) for key in there)
    bare = not arguments.positional and not keys(machine, arguments.keywords)
    if there and sure and identity not in machine.dicts.reordered and bare:
        name = Const(there[-1], type(there[-1]).__name__)  # type: ignore[arg-type]  # keys are constants
        dict_set(machine, state, identity, there[-1], ABSENT_VALUE)
        cells = Item(one(name), None), Item(held[there[-1]], None)
        return new_list(machine, state, cells, (), "tuple")
    pairs = items_view(machine, state, frame, identity, arguments, span)
    pair = one_element(machine, state, pairs)
    open_dict(machine, state, identity, ABSENT_VALUE)
    return pair or machine.unknown("an item", frame.module.location(span))


def _clear(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    identity = machine.dicts.fronts.get(identity, identity)
    for key in keys(machine, identity):
        dict_set(machine, state, identity, key, ABSENT_VALUE)
    machine.write(state, identity, REST, ABSENT_VALUE)
    state.set(identity, CLEARED, constant(machine.new_id()))
    return NONE


def _set_item(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) == 2:
        key, value = (item.value for item in arguments.positional)
        dict_set_value(machine, state, identity, plain(machine, key), value)
    return NONE


def _merged(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`d.__or__(other)`."""
    new = dict_copy(machine, state, identity)
    _update(machine, state, frame, new, arguments, span)
    return one(Ref(new))


def _merge(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`d.__ior__(other)`."""
    _update(machine, state, frame, identity, arguments, span)
    return one(Ref(identity))


def _reorder(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`move_to_end()`: the keys come in another order from now on."""
    machine.dicts.reordered.add(identity)
    return NONE


def changed_by(machine: Machine, state: State, identity: int, name: str) -> None:
    """A method that is not followed may have set any key."""
    if name not in PURE:
        open_keys(machine, state, identity, f".{name}() may have changed it")


# What leaves a dict as it is, and gives nothing that is followed.
PURE = frozenset(["__contains__", "__eq__", "__iter__", "__len__", "__repr__", "__str__"])
DICT_METHODS: dict[str, Method] = {
    "get": _get,
    "pop": _pop,
    "popitem": _pop_item,
    "setdefault": _setdefault,
    "update": _update,
    "copy": _copy_dict,
    "items": items_view,
    "keys": keys_view,
    "values": values_view,
    "clear": _clear,
    "__getitem__": _get,
    "__init__": _update,
    "__setitem__": _set_item,
    "__delitem__": _pop,
    "__or__": _merged,
    "__ior__": _merge,
    "move_to_end": _reorder,
    "new_child": new_child,
}
