"""The arguments of a call expression, evaluated from left to right."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_set, dict_update, new_dict
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import content, elements
from domicile.resolve.domain.atoms import Item, Items
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, one, restrict, union
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import held_together
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.unread import evaluate_field

MOST_ROWS = 8  # that a splat may pass, of which each is followed by itself


def evaluate_arguments(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Arguments:
    """Evaluate a call's arguments, left to right.

    A name that is written keeps its value whatever a `**splat` holds: twice is a TypeError.
    """
    from domicile.resolve.objects.special_methods import as_mapping, iterated

    positional: list[Item] = []
    more: list[Alternative] = []
    keywords = new_dict(machine, state, frame.module.location(expr.span))
    written: dict[str, Value] = {}
    for argument in expr.arguments:
        value = evaluate_field(machine, state, frame, argument.keyword, argument.value)
        place = frame.module.location(argument.span)
        if argument.star == "**":
            value = as_mapping(machine, state, frame, value, argument.span)
            value = held_together(machine, value)  # one reading, one dict
            dict_update(machine, state, keywords, value)
            for name, given in written.items():
                dict_set(machine, state, keywords, name, given)
        elif argument.star == "*":
            value = iterated(machine, state, frame, value, argument.span)
            known = known_items(machine, state, value)
            if known is not None and not more:
                positional.extend(known)
            else:
                begun = _begun(machine, state, value)
                loose = (*begun.items, *begun.rest) if more else begun.rest
                positional.extend(() if more else begun.items)
                more.extend(a for item in loose for a in item.value)
        elif argument.keyword is not None:
            dict_set(machine, state, keywords, argument.keyword, value)
            written[argument.keyword] = value
            machine.key_locations[keywords, argument.keyword] = place
        elif more:
            more.extend(value)
        else:
            positional.append(Item(value, place))
    return Arguments(tuple(positional), union(more) if more else None, keywords, expr)


def rows_of_splat(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value:
    """The tuples and lists of which `f(*row)` passes one, where the code shows several of them.

    What stands in one row goes together, and each of its elements has its place.
    """
    for argument in expr.arguments:
        if argument.star == "*" and isinstance(argument.value, ir.Name | ir.Attribute):
            rows = restrict(evaluate(machine, state, frame, argument.value), state.condition)
            if 1 < len(rows) <= MOST_ROWS and all(
                guard and known_items(machine, state, one(atom)) is not None for atom, guard in rows
            ):
                return rows
    return ()


def _begun(machine: Machine, state: State, value: Value) -> Items:
    """What a sequence surely begins with, and what may follow in any number."""
    if len(value) == 1 and machine.is_sequence(value[0].atom):
        found = content(state, value[0].atom.id)
        whole = found[0].atom if len(found) == 1 else None
        if isinstance(whole, Items) and machine.objects[value[0].atom.id].kind != "set":
            return whole
    return Items((), elements(machine, state, value))
