"""Tests: on which paths an expression is true, and what that shows of unknown values."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    Absent,
    Atom,
    Const,
    EnumMember,
    Items,
    Omitted,
    Ref,
    Unknown,
)
from domicile.resolve.domain.guards import Condition, Guard, both, conjunction, simplify
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, Alternative, Value, has, restrict, without
from domicile.resolve.machine.branches import reached
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import QUEUE, VARIABLE, Frame
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.objects.enums import acts_as_value, enum_value
from domicile.resolve.syntax.asked_in_turns import in_turn
from domicile.resolve.syntax.comparisons import (
    FAILING,
    compare,
    identity_now,
    parted,
    split_compare,
    told_apart,
)
from domicile.resolve.syntax.narrowing import narrow, narrow_both, narrow_read, narrow_text

TRUTH = ("__bool__", "__len__")
ALWAYS_TRUE = ("generator", QUEUE, VARIABLE)  # however much they hold
NEGATED = {"!=": "==", "not in": "in", "is not": "is"}


def split(machine: Machine, state: State, frame: Frame, test: ir.Expr) -> tuple[State, State]:
    """The states in which the test is true and false; one of them may be dead."""
    if isinstance(test, ir.Unary) and test.operator == "not":
        true, false = split(machine, state, frame, test.operand)
        return false, true
    if isinstance(test, ir.Boolean):
        return _split_boolean(machine, state, frame, test)
    if isinstance(test, ir.Compare):
        left = in_turn(machine, frame, test.left, evaluate(machine, state, frame, test.left))
        right = in_turn(machine, frame, test.right, evaluate(machine, state, frame, test.right))
        operator = NEGATED.get(test.operator, test.operator)
        true, false = split_compare(machine, state, operator, left, right)
        for branch in (true, false):
            if operator in FAILING:
                narrow(machine, frame, branch, test.right, right, {NONE_ATOM})
            narrow_read(machine, frame, branch, test.left)
            narrow_read(machine, frame, branch, test.right)
        other = right[0].atom if len(right) == 1 else None
        shown = isinstance(other, Const) if operator in ("is", "==") else isinstance(other, Ref)
        if operator in ("is", "==", "in") and shown and other is not None:
            outcomes = {a: _outcome(machine, state, operator, a, other) for a, _ in left}
            narrow_both(machine, frame, true, false, test.left, left, outcomes)
        if operator == "in" and len(left) == 1 and isinstance(left[0].atom, Const):
            outcomes = {a: _outcome(machine, state, operator, left[0].atom, a) for a, _ in right}
            narrow_both(machine, frame, true, false, test.right, right, outcomes)
        return (false, true) if test.operator in NEGATED else (true, false)
    value = in_turn(machine, frame, test, evaluate(machine, state, frame, test))
    truthy, falsy = truth_of(machine, state, value)
    sides = (simplify(guard for _, guard in side) for side in (truthy, falsy))
    holds, fails = told_apart(machine, *sides)
    true, false = parted(machine, state, holds, fails)
    narrow(machine, frame, true, test, value, {a for a, _ in value} - {a for a, _ in truthy})
    narrow(machine, frame, false, test, value, {a for a, _ in value} - {a for a, _ in falsy})
    for branch, outcome in ((true, True), (false, False)):
        narrow_read(machine, frame, branch, test)
        narrow_text(machine, frame, branch, test, outcome)
    return true, false


def _outcome(machine: Machine, state: State, operator: str, a: Atom, b: Atom) -> bool | None:
    """Whether `a operator b` where that is the same on every path; None where it is not."""
    found = {outcome for outcome, _ in compare(machine, state, operator, a, b)}
    return found.pop() if len(found) == 1 else None


def _split_boolean(
    machine: Machine, state: State, frame: Frame, test: ir.Boolean
) -> tuple[State, State]:
    true, false = split(machine, state, frame, test.left)
    if test.operator == "and":
        true, second = split(machine, true, frame, test.right)
        return true, reached(machine, state, [false, second])
    first, false = true, false
    second, false = split(machine, false, frame, test.right)
    return reached(machine, state, [first, second]), false


def met(state: State, alternatives: list[Alternative]) -> Condition:
    """The state's condition, and that one of these alternatives is the one."""
    return conjunction(state.condition, simplify(guard for _, guard in alternatives))


def truth_of(
    machine: Machine, state: State, value: Value
) -> tuple[list[Alternative], list[Alternative]]:
    """The alternatives that are or may be true, and those that are or may be false."""
    truthy: list[Alternative] = []
    falsy: list[Alternative] = []
    for atom, guard in restrict(value, state.condition):
        known = truth(machine, state, atom)
        if known is None:
            key = identity_now(state, atom)
            no, yes = machine.choice(2, None if key is None else ("true", key))
            for side, branch in ((truthy, yes), (falsy, no)):
                merged = both(guard, branch)
                if merged is not None:
                    side.append(Alternative(atom, merged))
        else:
            (truthy if known else falsy).append(Alternative(atom, guard))
    return truthy, falsy


def truth(machine: Machine, state: State, atom: Atom) -> bool | None:
    """Whether the atom is true, or None where the code does not show it."""
    if isinstance(atom, Const):
        return bool(atom.value)
    if isinstance(atom, Omitted | Absent):
        return False
    if isinstance(atom, Unknown):
        return None
    if isinstance(atom, EnumMember):
        return _member_truth(machine, state, atom)
    if isinstance(atom, Ref):
        if machine.is_sequence(atom) and machine.objects[atom.id].kind not in ALWAYS_TRUE:
            return _sequence_truth(state, atom)
        if machine.is_dict(atom):
            return _dict_truth(machine, state, atom)
        owner = machine.class_of(atom)
        own = owner is not None and any(find(state, owner, name) for name in TRUTH)
        return None if own else True
    external = getattr(atom, "path", None)
    if isinstance(external, str) and external.endswith("TYPE_CHECKING"):
        return False
    if isinstance(external, str) and not external.startswith("builtins."):
        return None if external.rpartition(".")[2][:1].islower() else True
    return True


def _member_truth(machine: Machine, state: State, member: EnumMember) -> bool | None:
    as_value = acts_as_value(member.owner, "__bool__")
    if not as_value:
        return None if as_value is None else True
    value = enum_value(machine, member)
    return truth(machine, state, value[0].atom) if len(value) == 1 else None


def _sequence_truth(state: State, atom: Ref) -> bool | None:
    found = {
        True if inner.items else (None if inner.rest else False)
        for inner, _ in content(state, atom.id)
        if isinstance(inner, Items)
    }
    return found.pop() if len(found) == 1 else None


def _dict_truth(machine: Machine, state: State, atom: Ref) -> bool | None:
    values = [dict_get(state, atom.id, key) for key in keys(machine, atom.id)]
    if any(not has(value, ABSENT) for value in values):
        return True
    rest = state.get(atom.id, REST) or ABSENT_VALUE
    if all(not without(value, ABSENT) for value in (*values, rest)):
        return False
    return None


def negation(condition: Condition) -> Condition:
    """Where the condition does not hold."""
    result: Condition = (frozenset(),)
    for guard in condition:
        before: Guard = frozenset()
        others: list[Guard] = []
        for decision in sorted(guard):
            others += (
                before | {decision._replace(branch=branch)}
                for branch in range(decision.branches)
                if branch != decision.branch
            )
            before |= {decision}
        result = conjunction(result, simplify(others))
    return result
