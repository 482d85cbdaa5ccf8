"""Builtins that order, choose or test elements: exact where the code shows all they go by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.plain_data import NotPlain, plain_data
from domicile.resolve.builtin_types.sequences import content, list_of_keys, new_list
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Const, Item, Items
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, constant, has, union, without
from domicile.resolve.functions.each_of_many import MOST_ROWS, call_each
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.special_methods import iterated
from domicile.resolve.syntax.conditions import truth, truth_of

TRUE_ATOM, FALSE_ATOM = Const(True, "bool"), Const(False, "bool")


def in_order(
    machine: Machine, state: State, frame: Frame, source: Value, arguments: Arguments, span: Span
) -> tuple[Item, ...] | None:
    """Elements as `sorted(source, key=..., reverse=...)` puts them; None if that is not shown."""
    items, ordered = _elements(machine, state, source)
    ranks = _ranks(machine, state, frame, items, arguments, span)
    backwards = _flag(state, arguments, "reverse")
    if items is None or ranks is None or backwards is None:
        return None
    try:
        places = sorted(range(len(items)), key=ranks.__getitem__, reverse=backwards)
        if not ordered and any(ranks[a] == ranks[b] for a, b in pairwise(places)):
            return None
    except TypeError:
        return None
    return tuple(items[place] for place in places)


def _elements(
    machine: Machine, state: State, source: Value
) -> tuple[tuple[Item, ...] | None, bool]:
    """All elements if they are shown, and whether they are in the order that the program has."""
    if len(source) == 1 and machine.is_dict(source[0].atom):
        source = list_of_keys(machine, state, source)
    known = known_items(machine, state, source)
    if known is not None or len(source) != 1 or not machine.is_sequence(source[0].atom):
        return known, True
    if machine.objects[source[0].atom.id].kind != "set":
        return None, True
    found = content(state, source[0].atom.id)
    whole = found[0].atom if len(found) == 1 else None
    if not isinstance(whole, Items) or whole.rest:
        return None, False
    return tuple(dict.fromkeys(Item(item.value, None) for item in whole.items)), False


def _ranks(
    machine: Machine,
    state: State,
    frame: Frame,
    items: Sequence[Item] | None,
    arguments: Arguments,
    span: Span,
) -> list[Any] | None:
    """What the elements are compared by; None if that is not shown."""
    if items is None or len(items) > MOST_ROWS:
        return None
    function = without(dict_get(state, arguments.keywords, "key"), ABSENT, NONE_ATOM)
    found: Sequence[Item] | None = items
    if function:
        found = each_result(machine, state, frame, function, items, arguments, span)
    try:
        return [_data(machine, state, item.value) for item in found or ()] if found else []
    except NotPlain:
        return None


def each_result(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    items: Sequence[Item],
    arguments: Arguments,
    span: Span,
) -> tuple[Item, ...] | None:
    """What a function gives for each of these elements, in turn."""
    listed = new_list(machine, state, tuple(items))
    passed = Arguments((Item(listed, None),), None, machine.no_keywords, arguments.expr)
    result = call_each(machine, state, frame, function, passed, "map", span)
    return None if result is None else known_items(machine, state, result)


def _data(machine: Machine, state: State, value: Value) -> Any:
    if len(value) != 1 or value[0].guard:
        raise NotPlain("one of several values")
    return plain_data(machine, state, value[0].atom)


def _flag(state: State, arguments: Arguments, name: str) -> bool | None:
    """A keyword that is true or false; None if that is not shown."""
    value = without(dict_get(state, arguments.keywords, name), ABSENT)
    if not value:
        return False
    only = value[0].atom if len(value) == 1 else None
    return bool(only.value) if isinstance(only, Const) else None


def extreme(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span, largest: bool
) -> Value | None:
    """The element that `max(...)` or `min(...)` gives; None if that is not shown."""
    given = [item.value for item in arguments.positional]
    source = new_list(machine, state, tuple(arguments.positional))
    if len(given) == 1:
        source = iterated(machine, state, frame, given[0], span)
    items, ordered = _elements(machine, state, source)
    if items is not None and not items:
        return without(dict_get(state, arguments.keywords, "default"), ABSENT) or None
    ranks = _ranks(machine, state, frame, items, arguments, span)
    if items is None or not ranks:
        return None
    try:
        best = max(ranks) if largest else min(ranks)
        if not ordered and ranks.count(best) > 1:
            return None
        return items[ranks.index(best)].value
    except TypeError:
        return None


def kept(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    source: Value,
    arguments: Arguments,
    span: Span,
    wanted: bool = True,
) -> tuple[Item, ...] | None:
    """The elements that `filter(function, source)` gives; None if that is not shown.

    With `wanted` false, those that it leaves out.
    """
    items, ordered = _elements(machine, state, source)
    if items is None or not ordered or len(items) > MOST_ROWS:
        return None
    found: Sequence[Item] | None = items
    if not has(function, NONE_ATOM):
        found = each_result(machine, state, frame, function, items, arguments, span)
    tests = [_truth(machine, state, item.value) for item in found or ()]
    if len(tests) < len(items) or None in tests:
        return None
    return tuple(item for item, test in zip(items, tests, strict=True) if test is wanted)


def _truth(machine: Machine, state: State, value: Value) -> bool | None:
    """Whether a value is true, if it is that on every path."""
    found = {truth(machine, state, atom) for atom, _ in value}
    return found.pop() if len(found) == 1 else None


def _tested(decisive: bool) -> Handler:
    """`any(items)`, which one that is true decides, or `all(items)`."""

    def test(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        source = arguments.positional[0].value if arguments.positional else ()
        items, _ = _elements(machine, state, iterated(machine, state, frame, source, span))
        tests = [_truth(machine, state, item.value) for item in items or ()]
        if items is not None and decisive in tests:
            return constant(decisive)
        if items is not None and None not in tests:
            return constant(not decisive)
        name = "any" if decisive else "all"
        return machine.unknown(f"the result of builtins.{name}()", frame.module.location(span))

    return test


def _bool(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`bool(value)`: the answer that a test of the value has, too."""
    given = arguments.positional[0].value if arguments.positional else constant(False)
    truthy, falsy = truth_of(machine, state, given)
    return union(
        Alternative(known, guard)
        for known, found in ((TRUE_ATOM, truthy), (FALSE_ATOM, falsy))
        for _, guard in found
    )


HANDLERS: dict[str, Handler] = {
    "builtins.bool": _bool,
    "builtins.any": _tested(True),
    "builtins.all": _tested(False),
}
