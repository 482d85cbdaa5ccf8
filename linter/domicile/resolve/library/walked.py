"""Builtins that walk or make sequences: `zip`, `map`, `sorted`, `enumerate`, ..."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import (
    any_element,
    content,
    elements,
    list_of_keys,
    loose_elements,
    new_list,
    one_element,
)
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Const, Item, Items
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    NONE,
    Alternative,
    Value,
    constant,
    has,
    unguarded,
    union,
    without,
)
from domicile.resolve.functions.each_of_many import call_each
from domicile.resolve.library.ordering import extreme, in_order, kept
from domicile.resolve.library.stepping import GENERATOR, lazily
from domicile.resolve.machine import branches
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.special_methods import iterated


def _sequence(kind: str) -> Handler:
    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        if not arguments.positional:
            return new_list(machine, state, (), (), kind)
        source = arguments.positional[0].value
        if len(source) == 1 and isinstance(source[0].atom, ClassInfo):
            return new_list(machine, state, known_items(machine, state, source) or (), (), kind)
        if len(source) == 1 and machine.is_sequence(source[0].atom):
            found = content(state, source[0].atom.id)
            if len(found) == 1 and isinstance(found[0].atom, Items):
                items = found[0].atom
                if kind != "set" and machine.objects[source[0].atom.id].kind == "set":
                    return new_list(machine, state, (), items.every, kind)
                return new_list(machine, state, items.items, items.rest, kind)
        if kind == "list" and len(source) == 1 and machine.is_dict(source[0].atom):
            return list_of_keys(machine, state, source)
        return new_list(machine, state, (), loose_elements(machine, state, source), kind)

    return make


def call_key(
    machine: Machine, state: State, frame: Frame, items: Value, arguments: Arguments, span: Span
) -> None:
    """Make the calls of what sorting is told to sort by."""
    function = without(dict_get(state, arguments.keywords, "key"), ABSENT, NONE_ATOM)
    if function:
        each = Arguments((Item(items, None),), None, machine.no_keywords, arguments.expr)
        call_each(machine, state, frame, function, each, "map", span)


def _sorted(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`sorted(...)`: in order if the code shows all that it goes by, else in any order."""
    source = arguments.positional[0].value if arguments.positional else NONE
    exact = in_order(machine, state, frame, source, arguments, span)
    if exact is not None:
        return new_list(machine, state, exact)
    listed = _sequence("list")(machine, state, frame, arguments, span)
    call_key(machine, state, frame, listed, arguments, span)
    return new_list(machine, state, (), loose_elements(machine, state, listed))


def _reversed(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    source = arguments.positional[0].value if arguments.positional else NONE
    exact = known_items(machine, state, source)
    if exact is not None:
        return new_list(machine, state, exact[::-1])
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _zip(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    known = [known_items(machine, state, item.value) for item in arguments.positional]
    if known and all(items is not None for items in known):
        rows = zip(*(items for items in known if items is not None), strict=False)
        made = tuple(
            Item(new_list(machine, state, tuple(row), (), "tuple"), row[0].location) for row in rows
        )
        return new_list(machine, state, made)
    columns = tuple(
        Item(unguarded(any_element(machine, state, item.value)), None)
        for item in arguments.positional
    )
    row = new_list(machine, state, columns, (), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _enumerate(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if not arguments.positional:
        return new_list(machine, state, ())
    place = frame.module.location(span)
    made = []
    known = known_items(machine, state, arguments.positional[0].value)
    start = argument(state, arguments, 1, "start") or constant(0)
    first = start[0].atom.value if len(start) == 1 and isinstance(start[0].atom, Const) else None
    walked = elements(machine, state, arguments.positional[0].value) if known is None else known
    for index, item in enumerate(walked):
        number = Item(machine.unknown("a position", place), None)
        if known is not None and isinstance(first, int):
            number = Item(constant(first + index), None)
        element = Item(union(Alternative(a, frozenset()) for a, _ in item.value), item.location)
        row = new_list(machine, state, (number, element), (), "tuple")
        made.append(Item(row, item.location))
    if known is None:  # any number of them
        return new_list(machine, state, (), tuple(made))
    return new_list(machine, state, tuple(made))


def _map(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if len(arguments.positional) < 2:
        return machine.unknown("map()", frame.module.location(span))
    rest = replace(arguments, positional=arguments.positional[1:])
    function = arguments.positional[0].value
    value = call_each(machine, state, frame, function, rest, "map", span)
    assert value is not None  # it is such a name
    return value


def _filter(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) < 2:
        return new_list(machine, state, ())
    function, source = arguments.positional[0].value, arguments.positional[1].value
    exact = kept(machine, state, frame, function, source, arguments, span)
    if exact is not None:
        return new_list(machine, state, exact, (), GENERATOR)
    if not has(function, NONE_ATOM):
        element = any_element(machine, state, source)
        passed = Arguments((Item(element, None),), None, machine.no_keywords, arguments.expr)
        apply(machine, state, frame, function, passed, span)
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _starmap(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`starmap(f, rows)`: the function will run with each row as its arguments."""
    if len(arguments.positional) != 2:
        return machine.unknown("starmap()", frame.module.location(span))
    function = arguments.positional[0].value
    rest = replace(arguments, positional=arguments.positional[1:])
    value = call_each(machine, state, frame, function, rest, "starmap", span)
    assert value is not None  # it is such a name
    return value


def _extreme(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`max(...)` and `min(...)`, `random.choice(...)`: one of what they are given."""
    given = [item.value for item in arguments.positional]
    if len(given) == 1:
        given[0] = one_element(machine, state, given[0])
    default = argument(state, arguments, len(given), "default")
    if default is not None:
        given.append(default)
    function = argument(state, arguments, len(given), "key")
    if function is not None and function != NONE:
        element = Item(union(alt for value in given for alt in unguarded(value)), None)
        inner = Arguments((element,), None, machine.no_keywords, arguments.expr)
        apply(machine, state, frame, function, inner, span)
    return branches.alternatives(machine, given) or machine.unknown(
        "one of several", frame.module.location(span)
    )


def _largest(largest: bool) -> Handler:
    def choose(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        found = extreme(machine, state, frame, arguments, span, largest)
        return found or _extreme(machine, state, frame, arguments, span)

    return choose


def of_elements(handler: Handler) -> Handler:
    """A handler that is given what loops over its arguments walk."""

    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        positional = tuple(
            Item(iterated(machine, state, frame, item.value, span), item.location)
            for item in arguments.positional
        )
        return handler(machine, state, frame, replace(arguments, positional=positional), span)

    return make


HANDLERS: dict[str, Handler] = {
    "builtins.list": of_elements(_sequence("list")),
    "builtins.tuple": of_elements(_sequence("tuple")),
    "builtins.set": of_elements(_sequence("set")),
    "weakref.WeakSet": of_elements(_sequence("set")),
    "builtins.frozenset": of_elements(_sequence("set")),
    "builtins.sorted": of_elements(_sorted),
    "builtins.reversed": of_elements(lazily(_reversed)),
    "builtins.zip": of_elements(lazily(_zip)),
    "builtins.enumerate": of_elements(lazily(_enumerate)),
    "builtins.map": of_elements(lazily(_map)),
    "builtins.filter": of_elements(lazily(_filter)),
    "builtins.max": _largest(True),
    "builtins.min": _largest(False),
    "random.choice": _extreme,
    "secrets.choice": _extreme,
    "itertools.starmap": lazily(_starmap),
}
