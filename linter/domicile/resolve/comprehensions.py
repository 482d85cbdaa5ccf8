"""Comprehensions: element by element over known elements, else what any element makes."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.assignment import assign
from domicile.resolve.conditions import negation, split
from domicile.resolve.deferred import note_expression
from domicile.resolve.dicts import dict_set_value, new_dict, open_dict
from domicile.resolve.enums import plain
from domicile.resolve.guards import ALWAYS, simplify
from domicile.resolve.interpreter import evaluate
from domicile.resolve.program import Frame, Machine
from domicile.resolve.sequences import elements, in_turn, new_list
from domicile.resolve.state import State, join
from domicile.resolve.values import Item, Ref, Value, constant, one, union

MOST_TURNS = 24  # elements of a comprehension that are told apart


def comprehension(machine: Machine, state: State, frame: Frame, expr: ir.Comprehension) -> Value:
    """What a comprehension gives; that of a generator may change until it is walked."""
    value = _comprehension(machine, state, frame, expr)
    if expr.kind == "generator" and not state.dead:
        note_expression(machine, state, frame, expr, value, _comprehension)
    return value


def _comprehension(machine: Machine, state: State, frame: Frame, expr: ir.Comprehension) -> Value:
    work = state.copy()
    outer_loop = frame.loop_start
    frame.loop_start = machine.new_id()
    exact = _exact_items(machine, work, frame, expr)
    if exact is not None:
        frame.loop_start = outer_loop
        state.become(work)
        return exact
    for clause in expr.clauses:
        iterable = evaluate(machine, work, frame, clause.iterable)
        target = union(a for item in elements(machine, work, iterable) for a in item.value)
        assign(machine, work, frame, clause.target, target)
        for test in clause.conditions:
            work, _ = split(machine, work, frame, test)
    key = evaluate(machine, work, frame, expr.key) if expr.key is not None else None
    value = evaluate(machine, work, frame, expr.element)
    frame.loop_start = outer_loop
    condition = state.condition
    joined = join([state.copy(), work], machine.marker)
    if joined is not None:
        state.become(joined)
        state.condition = condition
    if key is not None:
        identity = new_dict(machine, state, frame.module.location(expr.span))
        if work.dead:
            return one(Ref(identity))
        dict_set_value(machine, state, identity, plain(machine, key), value)
        names_known = all(isinstance(alt.atom, type(constant("")[0].atom)) for alt in key)
        if not names_known or len(key) > 1:
            open_dict(machine, state, identity, value)
        return one(Ref(identity))
    rest = () if work.dead else (Item(value, frame.module.location(expr.element.span)),)
    return new_list(machine, state, (), rest, expr.kind)


def _exact_items(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension
) -> Value | None:
    """The dict of `{k: v for k, v in d.items() if v}` over a known dict, key by key.

    Likewise a list without conditions, element by element.
    """
    if len(expr.clauses) != 1:
        return None
    clause = expr.clauses[0]
    if expr.key is None and (clause.conditions or expr.kind == "set"):
        return None
    iterable = evaluate(machine, work, frame, clause.iterable)
    walked = in_turn(machine, work, iterable)
    if walked is None or len(walked) > MOST_TURNS:
        return None
    if expr.key is None:
        return _listed(machine, work, frame, expr, walked)
    identity = new_dict(machine, work, frame.module.location(expr.span))
    for item in walked:
        there = simplify(guard for _, guard in item.value)
        branch = work.copy()
        branch.narrow(there)
        if branch.dead:
            continue
        gone = work.copy()
        gone.narrow(negation(there))
        assign(machine, branch, frame, clause.target, item.value)
        skipped = [gone]
        for condition in clause.conditions:
            branch, no = split(machine, branch, frame, condition)
            skipped.append(no)
        key = evaluate(machine, branch, frame, expr.key)
        result = evaluate(machine, branch, frame, expr.element)
        if not branch.dead:
            dict_set_value(machine, branch, identity, plain(machine, key), result)
        joined = join([branch, *skipped], machine.marker)
        if joined is None:
            return None
        work.become(joined)
    return one(Ref(identity))


def _listed(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension, walked: list[Item]
) -> Value | None:
    """The list of a comprehension over elements that are all there."""
    if any(simplify(guard for _, guard in item.value) != ALWAYS for item in walked):
        return None
    place = frame.module.location(expr.element.span)
    made: list[Item] = []
    for item in walked:
        assign(machine, work, frame, expr.clauses[0].target, item.value)
        made.append(Item(evaluate(machine, work, frame, expr.element), place))
    return None if work.dead else new_list(machine, work, tuple(made), (), expr.kind)
