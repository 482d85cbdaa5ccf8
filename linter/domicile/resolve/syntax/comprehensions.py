"""Comprehensions: element by element over known elements, else what any element makes."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.builtin_types.dicts import dict_set, dict_set_value, new_dict, set_any
from domicile.resolve.builtin_types.sequences import element_of_pass, in_turn_then, new_list
from domicile.resolve.domain.atoms import Const, EnumMember, Item, Ref, Unknown
from domicile.resolve.domain.guards import ALWAYS, simplify
from domicile.resolve.domain.state import State, join
from domicile.resolve.domain.values import ABSENT_VALUE, NOTHING, Value, one, unguarded, union
from domicile.resolve.functions.generators import note_expression
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules.modules import global_value
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.special_methods import iterated
from domicile.resolve.relevance.unread import evaluate_field
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.comprehension_parts import (
    holds,
    is_call,
    is_target,
    name_of_first,
    over_first,
    scope_of,
)
from domicile.resolve.syntax.conditions import negation, split

MOST_TURNS = 24  # elements of a comprehension that are told apart


def comprehension(machine: Machine, state: State, frame: Frame, expr: ir.Comprehension) -> Value:
    """What a comprehension gives; that of a generator may change until it is walked."""
    if expr.kind != "generator" and frame.chain[0] not in machine.heap.class_frames:
        return _in_own_scope(machine, state, frame, expr)
    first = evaluate(machine, state, frame, expr.clauses[0].iterable)
    if state.dead:
        return NOTHING
    inner = _without_class(machine, frame)

    def run(branch: State) -> Value:
        branch.store[inner.chain[0], name_of_first(expr)] = first
        return _in_own_scope(machine, branch, inner, over_first(machine, expr))

    value = run(state)
    if expr.kind == "generator" and not state.dead:
        note_expression(machine, state, inner, expr, value, first, run)
    return value


def _without_class(machine: Machine, frame: Frame) -> Frame:
    """Where all but the first iterable is evaluated: the names of a class body are not seen."""
    if frame.chain[0] not in machine.heap.class_frames:
        return frame
    around = (f for f in frame.chain if f not in machine.heap.class_frames)
    return replace(frame, chain=(machine.new_id(), *around))


def _in_own_scope(machine: Machine, state: State, frame: Frame, expr: ir.Comprehension) -> Value:
    """Evaluate it; the names around it that its targets hide are afterwards as they were.

    What is defined inside and runs later finds the targets under these names, so both stay.
    """
    names, later, _ = scope_of(machine, expr)
    owner = frame.chain[0]
    before = {(owner, name): state.store.get((owner, name)) for name in names}
    value = _comprehension(machine, state, frame, expr)
    for key, held in before.items():
        left = state.store.pop(key, None)
        if held is None and later and owner == frame.module.frame:
            held = global_value(machine, frame.module, str(key[1]))
        if later and left:
            state.store[key] = left if held is None else union((*held, *left))
        elif (own := before[key]) is not None:
            state.store[key] = own
    return value


def _has_effects(before: State, after: State, since: int) -> bool:
    """Whether something older than `since` holds something else than before."""
    store = before.store
    return not after.dead and any(
        key[0] < since and store.get(key) is not value for key, value in after.store.items()
    )


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
        iterable = iterated(machine, work, frame, iterable, expr.span)
        target = element_of_pass(machine, work, iterable)
        assign(machine, work, frame, clause.target, target)
        for test in clause.conditions:
            work, _ = split(machine, work, frame, test)
    key = evaluate(machine, work, frame, expr.key) if expr.key is not None else None
    if key is not None and len(key) <= MOST_TURNS and is_target(expr):
        identity = _key_by_key(machine, work, frame, expr, key)
        frame.loop_start = outer_loop
        return _after(machine, state, work, one(Ref(identity)))
    value = evaluate(machine, work, frame, expr.element)
    frame.loop_start = outer_loop
    _after(machine, state, work, NOTHING)
    if key is not None:
        identity = new_dict(machine, state, frame.module.location(expr.span))
        if work.dead:
            return one(Ref(identity))
        names_known = all(isinstance(alt.atom, Const) for alt in key)
        loose = value if names_known else _under_any_key(machine, frame, expr, value)
        set_any(machine, state, identity, plain(machine, key), loose)
        return one(Ref(identity))
    rest = () if work.dead else (Item(_of_any(value), frame.module.location(expr.element.span)),)
    return new_list(machine, state, (), rest, expr.kind)


def _of_any(value: Value) -> Value:
    """What any element may be: of plain values, what one element is says nothing of another."""
    plain_values = all(isinstance(atom, Const | EnumMember | Unknown) for atom, _ in value)
    return unguarded(value) if plain_values else value


def _after(machine: Machine, state: State, work: State, value: Value) -> Value:
    """Go on from before or after the elements: there may be none."""
    condition = state.condition
    joined = join([state.copy(), work], machine.marker)
    if joined is not None:
        state.become(joined)
        state.condition = condition
    return value


def _key_by_key(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension, key: Value
) -> int:
    """The dict with what each key has that may be there, and any number of others."""
    identity = new_dict(machine, work, frame.module.location(expr.span))
    ends = [work.copy()]
    for atom, _ in () if work.dead else key:
        branch = work.copy()
        assign(machine, branch, frame, expr.clauses[0].target, one(atom))
        value = unguarded(evaluate(machine, branch, frame, expr.element))
        if branch.dead:
            continue
        if isinstance(atom, Const):
            dict_set(machine, branch, identity, atom.value, union((*value, *ABSENT_VALUE)))
        else:
            loose = _under_any_key(machine, frame, expr, value)
            dict_set_value(machine, branch, identity, plain(machine, one(atom)), loose)
        ends.append(branch)
    joined = join(ends, machine.marker)
    if joined is not None:
        work.become(joined)
    return identity


def _under_any_key(machine: Machine, frame: Frame, expr: ir.Comprehension, value: Value) -> Value:
    """What a key may hold that is not shown: where the element goes with its key, no constant
    of another key."""
    targets, inside = Names(), Names()
    walk([ir.Assign((c.target,), c.iterable, None, expr.span) for c in expr.clauses], targets)
    walk([expr.element], inside)
    if targets.binds.isdisjoint(inside.reads):
        return value
    place = frame.module.location(expr.element.span)
    unknown = machine.unknown("an element that goes with a key the code does not show", place)
    return union((*(alt for alt in value if not isinstance(alt.atom, Const)), *unknown))


def _exact_items(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension
) -> Value | None:
    """The dict of `{k: v for k, v in d.items() if v}` over a known dict, key by key.

    Likewise a list, element by element, where the code shows which of them it takes.
    """
    if len(expr.clauses) != 1:
        return None
    if expr.kind == "generator" and scope_of(machine, expr)[2]:
        return None  # who walks it may stop at any element
    clause = expr.clauses[0]
    if expr.key is None and expr.kind == "set":
        return None
    iterable = evaluate(machine, work, frame, clause.iterable)
    iterable = iterated(machine, work, frame, iterable, expr.span)
    found = in_turn_then(machine, work, iterable)
    walked, rest = found or ([], ())
    if found is None or len(walked) > MOST_TURNS or (rest and not walked):
        return None
    if expr.key is None:
        return None if rest else _listed(machine, work, frame, expr, walked)
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
        name = key[0].atom.value if len(key) == 1 and isinstance(key[0].atom, Const) else None
        named = name if isinstance(name, str) else None
        result = evaluate_field(machine, branch, frame, named, expr.element)
        if not branch.dead:
            dict_set_value(machine, branch, identity, plain(machine, key), result)
        joined = join([branch, *skipped], machine.marker)
        if joined is None:
            return None
        work.become(joined)
    if rest:
        _set_rest(machine, work, frame, expr, identity, rest)
    return one(Ref(identity))


def _set_rest(
    machine: Machine,
    work: State,
    frame: Frame,
    expr: ir.Comprehension,
    identity: int,
    rest: tuple[Item, ...],
) -> None:
    """What a dict comprehension makes of the elements that are not shown one by one."""
    branch = work.copy()
    target = union(alt for item in rest for alt in item.value)
    assign(machine, branch, frame, expr.clauses[0].target, target)
    for condition in expr.clauses[0].conditions:
        branch, _ = split(machine, branch, frame, condition)
    assert expr.key is not None  # a dict comprehension
    key = evaluate(machine, branch, frame, expr.key)
    result = evaluate(machine, branch, frame, expr.element)
    joined = None if branch.dead else join([work, branch], machine.marker)
    if joined is not None:
        work.become(joined)
        set_any(machine, work, identity, plain(machine, key), result)


def _listed(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension, walked: list[Item]
) -> Value | None:
    """The list of a comprehension over elements that are all there, and surely kept or not."""
    if any(simplify(guard for _, guard in item.value) != ALWAYS for item in walked):
        return None
    place = frame.module.location(expr.element.span)
    made: list[Item] = []
    stops = expr.kind == "generator" and holds(expr, is_call)
    ends = [work.copy()] if stops else []
    for item in walked:
        assign(machine, work, frame, expr.clauses[0].target, item.value)
        kept = work
        for condition in expr.clauses[0].conditions:
            kept, left_out = split(machine, kept, frame, condition)
            if kept.dead:
                break
            if not left_out.dead:
                return None
        if kept.dead:
            continue
        made.append(Item(evaluate(machine, work, frame, expr.element), place))
        if stops:
            ends.append(work.copy())
    if stops and _has_effects(ends[0], work, frame.loop_start or 0):
        rejoin(machine, work, apart(machine, ends))  # who walks it may stop at any element
    return None if work.dead else new_list(machine, work, tuple(made), (), expr.kind)
