"""`pool.map(f, items)`, `pool.starmap(f, rows)`, `pool.apply(f, args)`: the calls they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from domicile.calls import Location
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_update, new_dict
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import any_element, new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, unguarded, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each, one_of
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

MAPPING = frozenset({"map", "imap", "imap_unordered", "map_async"})
STARRING = frozenset({"starmap", "starmap_async"})
APPLYING = frozenset({"apply", "apply_async"})
# Makes one call: with arguments by position, what a `*splat` brings, the dict of those by name.
_Run: TypeAlias = Callable[[State, tuple[Item, ...], Value | None, int], Value]
MOST_ROWS = 24  # calls that are told apart


def call_each(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    arguments: Arguments,
    name: str,
    span: Span,
) -> Value | None:
    """Make the calls that a method of this name makes; None if it is no such method.

    `arguments` are those that come after the function.
    """

    def run(branch: State, row: tuple[Item, ...], more: Value | None, keywords: int) -> Value:
        passed = Arguments(row, more, keywords, arguments.expr)
        return apply(machine, branch, frame, function, passed, span)

    if name in APPLYING:
        return _once(machine, state, arguments, run)
    if name in MAPPING | STARRING:
        place = frame.module.location(span)
        return _each(machine, state, arguments, run, place, starring=name in STARRING)
    return None


def _once(machine: Machine, state: State, arguments: Arguments, run: _Run) -> Value:
    """The call of `apply(f, args, kwds)`."""
    given = [item.value for item in arguments.positional]
    keywords = new_dict(machine, state)
    named = without(dict_get(state, arguments.keywords, "kwds"), ABSENT)
    for value in (named, *given[1:2]):
        if value:
            dict_update(machine, state, keywords, value)
    args = (*given[:1], without(dict_get(state, arguments.keywords, "args"), ABSENT))
    passed = next((value for value in args if value), None)
    if passed is None and (named or given):
        return run(state, (), None, keywords)
    if passed is None:
        return run(state, (Item(machine.unknown("an element"), None),), None, keywords)
    known = known_items(machine, state, passed)
    more = None if known is not None else any_element(machine, state, passed)
    return run(state, known or (), more, keywords)


def _each(
    machine: Machine,
    state: State,
    arguments: Arguments,
    run: _Run,
    place: Location,
    *,
    starring: bool,
) -> Value:
    """The calls of `map(f, items)`, or of `starmap(f, rows)`; what they give, as a list."""

    def starred(branch: State, row: Atom) -> Value:
        known = known_items(machine, branch, one(row))
        more = None if known is not None else any_element(machine, branch, one(row))
        return run(branch, known or (), more, machine.no_keywords)

    given = [item.value for item in arguments.positional]
    if not given or arguments.more is not None:
        return run(state, (Item(machine.unknown("an element"), None),), None, machine.no_keywords)
    columns = [known_items(machine, state, value) for value in given]
    results: list[Value] = []
    shown = [column for column in columns if column is not None]
    if len(shown) == len(columns) and min(map(len, shown)) <= MOST_ROWS:
        for row in zip(*shown, strict=False):
            if starring:
                results.append(each(machine, state, row[0].value, starred))
            else:
                results.append(run(state, row, None, machine.no_keywords))
        return new_list(machine, state, tuple(Item(value, place) for value in results))
    if starring:
        result = each(machine, state, any_element(machine, state, given[0]), starred)
    else:
        loose = (one_of(machine, any_element(machine, state, value)) for value in given)
        row = tuple(Item(value, None) for value in loose)
        result = unguarded(run(state, row, None, machine.no_keywords))
    return new_list(machine, state, (), (Item(result, place),))
