"""Functions of itertools that choose, pair or group what they walk."""

from __future__ import annotations

import itertools
from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import any_element, loose_elements, new_list
from domicile.resolve.domain.atoms import NONE_ATOM, Const, Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, has, unguarded
from domicile.resolve.library.ordering import kept
from domicile.resolve.library.stepping import lazily
from domicile.resolve.library.walked import of_elements
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

MOST_TEES = 6


def _source(arguments: Arguments, position: int = 0) -> Value:
    given = arguments.positional
    return given[position].value if len(given) > position else NONE


def _chosen_by(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`takewhile(test, items)` and its like: some of the items, which the test sees."""
    test, source = _source(arguments), _source(arguments, 1)
    if not has(test, NONE_ATOM):
        passed = Item(any_element(machine, state, source), None)
        inner = Arguments((passed,), None, machine.no_keywords, arguments.expr)
        apply(machine, state, frame, test, inner, span)
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _left_out_by(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`filterfalse(test, items)`."""
    test, source = _source(arguments), _source(arguments, 1)
    exact = kept(machine, state, frame, test, source, arguments, span, wanted=False)
    if exact is not None:
        return new_list(machine, state, exact)
    return _chosen_by(machine, state, frame, arguments, span)


def _some(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`compress(items, selectors)`."""
    return new_list(machine, state, (), loose_elements(machine, state, _source(arguments)))


def _tee(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`tee(items, n)`: so many walks over the same items."""
    source = _source(arguments)
    count = argument(state, arguments, 1, "n")
    one = constant(2) if count is None else count
    number = one[0].atom.value if len(one) == 1 and isinstance(one[0].atom, Const) else None
    only = replace(arguments, positional=(Item(source, None),))
    if not isinstance(number, int) or not 0 < number <= MOST_TEES:
        walk = lazily(_all)(machine, state, frame, only, span)
        return new_list(machine, state, (), (Item(walk, None),), "tuple")
    walks = [lazily(_all)(machine, state, frame, only, span) for _ in range(number)]
    return new_list(machine, state, tuple(Item(walk, None) for walk in walks), (), "tuple")


def _all(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    exact = known_items(machine, state, _source(arguments))
    if exact is not None:
        return new_list(machine, state, exact)
    return new_list(machine, state, (), loose_elements(machine, state, _source(arguments)))


def _zip_longest(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    sources = [item.value for item in arguments.positional]
    filling = Item(argument(state, arguments, len(sources), "fillvalue") or NONE, None)
    known = [known_items(machine, state, source) for source in sources]
    columns = [items for items in known if items is not None]
    if len(columns) == len(sources):
        rows = itertools.zip_longest(*columns, fillvalue=filling)
        made = (new_list(machine, state, row, (), "tuple") for row in rows)
        return new_list(machine, state, tuple(Item(row, None) for row in made))
    loose = (any_element(machine, state, source) for source in sources)
    cells = tuple(Item((*unguarded(value), *filling.value), None) for value in loose)
    row = new_list(machine, state, cells, (), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _pairwise(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`pairwise(items)`: each with the next."""
    source = _source(arguments)
    exact = known_items(machine, state, source)
    if exact is not None:
        rows = (new_list(machine, state, pair, (), "tuple") for pair in itertools.pairwise(exact))
        return new_list(machine, state, tuple(Item(row, None) for row in rows))
    row = new_list(machine, state, (), loose_elements(machine, state, source), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _group_by(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`groupby(items, key)`: keys, each with some of the items."""
    source = _source(arguments)
    element = unguarded(any_element(machine, state, source))
    function = argument(state, arguments, 1, "key")
    key = element
    if function is not None and not has(function, NONE_ATOM):
        inner = Arguments((Item(element, None),), None, machine.no_keywords, arguments.expr)
        key = unguarded(apply(machine, state, frame, function, inner, span))
    group = new_list(machine, state, (), loose_elements(machine, state, source))
    row = new_list(machine, state, (Item(key, None), Item(group, None)), (), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _walking(handler: Handler) -> Handler:
    return of_elements(lazily(handler))


def _second_walked(handler: Handler) -> Handler:
    """For what is given a test first: only the items are walked."""

    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        test, *walked = arguments.positional or (Item(NONE, None),)

        def of_items(
            machine: Machine, state: State, frame: Frame, rest: Arguments, span: Span
        ) -> Value:
            whole = replace(rest, positional=(test, *rest.positional))
            return lazily(handler)(machine, state, frame, whole, span)

        only = replace(arguments, positional=tuple(walked))
        return of_elements(of_items)(machine, state, frame, only, span)

    return make


HANDLERS: dict[str, Handler] = {
    "itertools.takewhile": _second_walked(_chosen_by),
    "itertools.dropwhile": _second_walked(_chosen_by),
    "itertools.filterfalse": _second_walked(_left_out_by),
    "itertools.compress": _walking(_some),
    "itertools.tee": of_elements(_tee),
    "itertools.zip_longest": _walking(_zip_longest),
    "itertools.pairwise": _walking(_pairwise),
    "itertools.groupby": _walking(_group_by),
}
