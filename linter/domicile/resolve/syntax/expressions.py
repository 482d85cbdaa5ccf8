"""What an expression can be: one function for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_set_value, dict_update, new_dict
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import elements, new_list
from domicile.resolve.builtin_types.templates import formatted_as
from domicile.resolve.builtin_types.texts import concatenated
from domicile.resolve.domain.atoms import Atom, Item, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, NOTHING, Value, constant, mapped, one, union
from domicile.resolve.functions.calling import call
from domicile.resolve.functions.deferred import go_on_all
from domicile.resolve.functions.resuming import at_yield
from domicile.resolve.functions.under_way import finish_unclaimed, finish_within
from domicile.resolve.library.futures import awaited, wait_for
from domicile.resolve.machine.account import TooComplex
from domicile.resolve.machine.branches import alternatives, held_together, merge
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.special_methods import (
    as_mapping,
    interpolated,
    iterated,
    operated,
    stringified,
)
from domicile.resolve.objects.together import leave_behind
from domicile.resolve.relevance.unread import evaluate_field, splat_unread
from domicile.resolve.syntax import conditions, names
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.comprehensions import comprehension
from domicile.resolve.syntax.conditions import split
from domicile.resolve.syntax.subscripts import sliced, subscript


def _const(machine: Machine, state: State, frame: Frame, expr: ir.Const) -> Value:
    return constant(expr.value)


def _name(machine: Machine, state: State, frame: Frame, expr: ir.Name) -> Value:
    return names.load(machine, state, frame, expr.id, expr.span)


def _attribute(machine: Machine, state: State, frame: Frame, expr: ir.Attribute) -> Value:
    base = evaluate(machine, state, frame, expr.base)
    return attribute(machine, state, frame, base, expr.name, expr.span)


def _subscript(machine: Machine, state: State, frame: Frame, expr: ir.Subscript) -> Value:
    base = evaluate(machine, state, frame, expr.base)
    if isinstance(expr.index, ir.Slice):
        parts = (expr.index.lower, expr.index.upper, expr.index.step)
        bounds = [NONE if p is None else evaluate(machine, state, frame, p) for p in parts]
        return sliced(machine, state, frame, base, bounds, expr.span)
    index = evaluate(machine, state, frame, expr.index)
    return subscript(machine, state, frame, base, index, expr.span)


def _slice(machine: Machine, state: State, frame: Frame, expr: ir.Slice) -> Value:
    for part in (expr.lower, expr.upper, expr.step):
        if part is not None:
            evaluate(machine, state, frame, part)
    return machine.unknown("a slice", frame.module.location(expr.span))


def _dict(machine: Machine, state: State, frame: Frame, expr: ir.DictDisplay) -> Value:
    identity = new_dict(machine, state, frame.module.location(expr.span))
    for item in expr.items:
        if item.key is None and splat_unread(machine, state, frame, identity, item.value):
            continue
        value = evaluate_field(machine, state, frame, item.key, item.value)
        if item.key is None:
            value = as_mapping(machine, state, frame, value, item.span)
            value = held_together(machine, value)  # one reading, one dict
            dict_update(machine, state, identity, value)
            continue
        key = evaluate(machine, state, frame, item.key)
        dict_set_value(machine, state, identity, plain(machine, key), value)
        for atom, _ in key:
            name = getattr(atom, "value", None)
            if name is not None:
                place = frame.module.location(item.span)
                machine.key_locations[identity, name] = place
    return one(Ref(identity))


def _sequence(machine: Machine, state: State, frame: Frame, expr: ir.SequenceDisplay) -> Value:
    items: list[Item] = []
    rest: list[Item] = []
    for element in expr.items:
        if isinstance(element, ir.Starred):
            spliced = evaluate(machine, state, frame, element.value)
            spliced = iterated(machine, state, frame, spliced, element.span)
            exact = known_items(machine, state, spliced)
            if exact is not None and not rest:
                items.extend(exact)
                continue
            rest.extend(elements(machine, state, spliced))
            continue
        value = evaluate(machine, state, frame, element)
        item = Item(value, frame.module.location(element.span))
        (rest if rest else items).append(item)
    return new_list(machine, state, tuple(items), tuple(rest), expr.kind)


def _starred(machine: Machine, state: State, frame: Frame, expr: ir.Starred) -> Value:
    return evaluate(machine, state, frame, expr.value)


def _unary(machine: Machine, state: State, frame: Frame, expr: ir.Unary) -> Value:
    if expr.operator == "not":
        return _as_bool(machine, state, frame, expr)
    value = evaluate(machine, state, frame, expr.operand)
    if expr.operator == "-":

        def negate(atom: Atom) -> Value:
            number = getattr(atom, "value", None)
            if isinstance(number, int | float):
                return constant(-number)
            return machine.unknown("a computed number", frame.module.location(expr.span))

        return mapped(value, negate)
    return machine.unknown("a computed number", frame.module.location(expr.span))


def _binary(machine: Machine, state: State, frame: Frame, expr: ir.Binary) -> Value:
    left = evaluate(machine, state, frame, expr.left)
    right = evaluate(machine, state, frame, expr.right)
    return operated(machine, state, frame, expr.operator, left, right, expr.span)


def _boolean(machine: Machine, state: State, frame: Frame, expr: ir.Boolean) -> Value:
    left = evaluate(machine, state, frame, expr.left)
    truthy, falsy = conditions.truth_of(machine, state, left)
    kept, other = (truthy, falsy) if expr.operator == "or" else (falsy, truthy)
    stay = state.copy(conditions.met(state, kept))
    go_on = state.copy(conditions.met(state, other))
    right = NOTHING if go_on.dead else evaluate(machine, go_on, frame, expr.right)
    return merge(machine, state, [(stay, union(kept)), (go_on, right)])


def _as_bool(machine: Machine, state: State, frame: Frame, expr: ir.Expr) -> Value:
    true, false = split(machine, state.copy(), frame, expr)
    return merge(machine, state, [(true, constant(True)), (false, constant(False))])


def _conditional(machine: Machine, state: State, frame: Frame, expr: ir.Conditional) -> Value:
    true, false = split(machine, state.copy(), frame, expr.test)
    body = evaluate(machine, true, frame, expr.body)
    orelse = evaluate(machine, false, frame, expr.orelse)
    return merge(machine, state, [(true, body), (false, orelse)])


def _formatted_string(
    machine: Machine, state: State, frame: Frame, expr: ir.FormattedString
) -> Value:
    parts = [
        interpolated(machine, state, frame, evaluate(machine, state, frame, part), expr.span)
        for part in expr.parts
    ]
    return concatenated(machine, state, frame, parts, expr.span)


def _formatted(machine: Machine, state: State, frame: Frame, expr: ir.Formatted) -> Value:
    value = evaluate(machine, state, frame, expr.value)
    wanted = constant("")
    if expr.specification is not None:
        wanted = evaluate(machine, state, frame, expr.specification)
    if expr.conversion == "s":
        value = stringified(machine, state, frame, value, expr.span)
    if expr.conversion == "=":
        return machine.unknown("a formatted value", frame.module.location(expr.span))
    return formatted_as(machine, frame, value, expr.conversion, wanted, expr.span)


def _lambda(machine: Machine, state: State, frame: Frame, expr: ir.Lambda) -> Value:
    defaults = {
        parameter.name: evaluate(machine, state, frame, parameter.default)
        for parameter in expr.parameters
        if parameter.default is not None
    }
    chain = tuple(f for f in frame.chain if f not in machine.heap.class_frames)
    closure = Closure(frame.module, "<lambda>", chain, expr, None, None, defaults)
    frame.nested.append(closure)
    return one(closure)


def _walrus(machine: Machine, state: State, frame: Frame, expr: ir.Walrus) -> Value:
    value = evaluate(machine, state, frame, expr.value)
    assign(machine, state, frame, expr.target, value)
    return value


def _await(machine: Machine, state: State, frame: Frame, expr: ir.Await) -> Value:
    place = frame.module.location(expr.value.span)
    outer, machine.later.awaiting = machine.later.awaiting, place
    value = evaluate(machine, state, frame, expr.value)
    machine.later.awaiting = outer
    if machine.later.under_way:
        finish_within(machine, state, place)
        wait_for(machine, state, value)
        if not isinstance(expr.value, ir.Call):
            finish_unclaimed(machine, state, place.path)
    go_on_all(machine, state)
    leave_behind(machine, state)
    return awaited(machine, state, value)


def _yield(machine: Machine, state: State, frame: Frame, expr: ir.Yield) -> Value:
    value: Value = NONE
    if expr.value is not None:
        value = evaluate(machine, state, frame, expr.value)
        if expr.delegate:
            frame.yields.extend(elements(machine, state, value))
        else:
            frame.yields.append(Item(value, frame.module.location(expr.value.span)))
    else:
        frame.yields.append(Item(NONE, None))
    frame.suspended.append(state.copy())
    leave_behind(machine, state)
    place = frame.module.location(expr.span)
    unknown = machine.unknown("what is sent into a generator", place)
    if expr.delegate:
        returned = machine.later.returned
        return mapped(value, lambda atom: returned.get(getattr(atom, "id", 0), unknown))
    sent = at_yield(machine, state, frame.closure, value)
    return alternatives(machine, [sent, unknown]) if sent else unknown


def _opaque(machine: Machine, state: State, frame: Frame, expr: ir.Opaque) -> Value:
    if expr.what == ir.ENDLESS:
        raise TooComplex
    for part in expr.parts:
        evaluate(machine, state, frame, part)
    return machine.unknown(expr.what, frame.module.location(expr.span))


EXPRESSIONS: dict[type, Callable[[Machine, State, Frame, Any], Value]] = {
    ir.Const: _const,
    ir.Name: _name,
    ir.Attribute: _attribute,
    ir.Call: call,
    ir.Subscript: _subscript,
    ir.Slice: _slice,
    ir.DictDisplay: _dict,
    ir.SequenceDisplay: _sequence,
    ir.Starred: _starred,
    ir.Unary: _unary,
    ir.Binary: _binary,
    ir.Boolean: _boolean,
    ir.Compare: _as_bool,
    ir.Conditional: _conditional,
    ir.FormattedString: _formatted_string,
    ir.Formatted: _formatted,
    ir.Lambda: _lambda,
    ir.Comprehension: comprehension,
    ir.Walrus: _walrus,
    ir.Await: _await,
    ir.Yield: _yield,
    ir.Opaque: _opaque,
}
