"""Comparisons: where `a operator b` holds, and what that shows of unknown values."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from domicile.resolve.builtin_types.dicts import dict_get, unlike
from domicile.resolve.builtin_types.sequences import content, elements
from domicile.resolve.builtin_types.unshown_keys import refine, rule_out
from domicile.resolve.domain.asked_anew import changed_itself
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    Atom,
    Const,
    EnumMember,
    Items,
    Omitted,
    Ref,
    Unknown,
)
from domicile.resolve.domain.guards import (
    MOST_GUARDS,
    Condition,
    Guard,
    both,
    compatible,
    conjunction,
    simplify,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, from_rest, one, restrict, union, without
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.bases import is_plain
from domicile.resolve.objects.enums import acts_as_value, enum_members, enum_value, is_enum, plain

ORDER: dict[str, Callable[[Any, Any], object]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
FAILING = frozenset({"in", *ORDER})
MOST_PAIRS = 150  # of values compared one by one; beyond it the outcome is taken as open
TruthGuards = list[tuple[bool | None, Guard]]


def identity(atom: Atom) -> object:
    """What makes two tests of the same unknown value the same choice."""
    return (atom.symbol, atom.path) if isinstance(atom, Unknown) and atom.symbol else None


def identity_now(state: State, atom: Atom) -> object:
    """The same of a value that may have been changed since it was tested."""
    known = identity(atom)
    changed = changed_itself(state, atom) if isinstance(atom, Unknown) else 0
    return (known, changed) if changed and known is not None else known


def split_compare(
    machine: Machine, state: State, operator: str, left: Value, right: Value
) -> tuple[State, State]:
    """The states in which `left operator right` is true and false, with what that shows."""
    if operator in FAILING:  # with None on that side the program would fail here
        right = without(restrict(right, state.condition), NONE_ATOM) or right
    machine.account.step(len(left) * len(right))
    if len(left) * len(right) > MOST_PAIRS:
        no, yes = machine.choice(2)
        met_by = (conjunction(state.condition, (g,)) for g in (yes, no))
        true, false = (state.copy(condition) for condition in met_by)
        return true, false
    true_guards: list[Guard] = []
    false_guards: list[Guard] = []
    for a, first in restrict(left, state.condition):
        for b, second in restrict(right, state.condition):
            pair = both(first, second)
            if pair is None:
                continue
            if operator == "==" and (
                _is_another(machine, a, first, b) or _is_another(machine, b, second, a)
            ):
                false_guards.append(pair)
                continue
            for outcome, own in compare(machine, state, operator, a, b):
                guard = both(pair, own)
                if guard is None:
                    continue
                if outcome is None:
                    no, yes = _open_choice(machine, state, operator, a, b)
                    true_guards.extend(g for g in [both(guard, yes)] if g is not None)
                    false_guards.extend(g for g in [both(guard, no)] if g is not None)
                else:
                    (true_guards if outcome else false_guards).append(guard)
    holds, fails = told_apart(machine, simplify(true_guards), simplify(false_guards))
    true, false = parted(machine, state, holds, fails)
    if not true.dead:
        _refine(machine, true, operator, left, right)
        if operator == "==":
            _refine(machine, true, operator, right, left)
    if operator in ("in", "=="):
        rule_out(machine, false, left, right, within=operator == "in")
    return true, false


def _is_another(machine: Machine, key: Atom, guard: Guard, name: Atom) -> bool:
    """Whether a look-up that found nothing has shown that the key is not this one."""
    known = machine.dicts.other_keys
    if not known or not isinstance(key, Unknown) or not isinstance(name, Const):
        return False
    found = (known.get(frozenset({decision})) for decision in guard)
    return any(
        each is not None and each[0] == identity(key) and name.value in each[1] for each in found
    )


def told_apart(machine: Machine, true: Condition, false: Condition) -> tuple[Condition, Condition]:
    """The conditions of a test's two outcomes, under a choice of its own where both may hold at
    once: of values that do not vary together with anything, one reading has one outcome."""
    if not any(compatible(guard, false) for guard in true):
        return true, false
    (no,), (yes,) = machine.choice(2)
    return tuple(g | {yes} for g in true), tuple(g | {no} for g in false)


def parted(
    machine: Machine, state: State, holds: Condition, fails: Condition
) -> tuple[State, State]:
    """The states in which a test holds and fails; what is too many paths to be told stays apart."""
    sides = conjunction(state.condition, holds), conjunction(state.condition, fails)
    if max(len(holds), len(fails)) * len(state.condition) > MOST_GUARDS:
        sides = told_apart(machine, *sides)
    true, false = (state.copy(side) for side in sides)
    return true, false


def _open_choice(machine: Machine, state: State, operator: str, a: Atom, b: Atom) -> list[Guard]:
    if operator == "is":  # what it is lasts
        key_a, key_b = identity(a) or a, identity(b) or b
    else:
        key_a, key_b = identity_now(state, a) or a, identity_now(state, b) or b
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        if isinstance(b, Ref) or isinstance(a, Ref):
            return machine.choice(2)
        return machine.choice(2, ("compare", operator, key_a, key_b))
    return machine.choice(2)


def _refine(machine: Machine, state: State, operator: str, left: Value, right: Value) -> None:
    """In the branch where the test holds, an unknown left side is what it was compared with."""
    if operator not in ("==", "is", "in"):
        return
    if operator == "in":
        known = union(alt for item in elements(machine, state, right) for alt in item.value)
    else:
        known = restrict(right, state.condition)
    if not known or any(not isinstance(atom, Const | EnumMember) for atom, _ in known):
        return
    for atom, _ in left:
        if isinstance(atom, Unknown) and atom.symbol:
            others = unlike(machine, atom)
            left_over = [a for a in known if getattr(a.atom, "value", None) not in others]
            refine(machine, state, atom, tuple(left_over) or known)


def compare(machine: Machine, state: State, operator: str, a: Atom, b: Atom) -> TruthGuards:
    """Whether `a operator b`, under which guards; None where the code does not show it."""
    if operator == "in":
        return _contains(machine, state, a, b)
    if operator == "is" and {type(a), type(b)} in ({EnumMember, Const}, {Ref, Const}):
        return [(False, frozenset())]
    if operator in ("==", "is"):
        return [(_equal(machine, a, b), frozenset())]
    if isinstance(a, Const) and isinstance(b, Const):
        return [(_ordered(operator, a.value, b.value), frozenset())]
    return [(None, frozenset())]


def _ordered(name: str, a: object, b: object) -> bool | None:
    compare_constants = ORDER.get(name)
    if compare_constants is None:
        return None
    try:
        return bool(compare_constants(a, b))
    except TypeError:  # the program itself would fail here
        return None


def _equal(machine: Machine, a: Atom, b: Atom) -> bool | None:
    for key, name in ((a, b), (b, a)):
        if isinstance(key, Unknown):
            is_other = isinstance(name, Const) and name.value in unlike(machine, key)
            return False if is_other else None
    if isinstance(a, Const) and isinstance(b, Const):
        return bool(a.value == b.value)
    if isinstance(a, EnumMember) and isinstance(b, EnumMember):
        return _same_member(machine, a, b)
    for member, other in ((a, b), (b, a)):
        if isinstance(member, EnumMember) and isinstance(other, Const):
            if other.value is None:
                return False
            return _equal_value(machine, member, other)
    if isinstance(a, Ref) and isinstance(b, Ref):
        return True if a == b else None
    for holder, other in ((a, b), (b, a)):
        if machine.is_sequence(holder) or machine.is_dict(holder):
            plain_member = isinstance(other, EnumMember) and is_plain(other.owner)
            return False if isinstance(other, Const) or plain_member else None
    if NONE_ATOM in (a, b):
        # A class, a function, a client or a container is never None.
        other = b if a == NONE_ATOM else a
        external = getattr(other, "path", None)
        return None if isinstance(external, str) and not isinstance(other, ClassInfo) else False
    if isinstance(a, Omitted) and isinstance(b, Omitted):
        return True
    return True if a == b else None


def _equal_value(machine: Machine, member: EnumMember, other: Atom) -> bool | None:
    """Whether a member equals something of another kind: only if it is its value too."""
    if not acts_as_value(member.owner, "__eq__"):
        return acts_as_value(member.owner, "__eq__")
    value = enum_value(machine, member)
    return _equal(machine, value[0].atom, other) if len(value) == 1 else None


def _same_member(machine: Machine, a: EnumMember, b: EnumMember) -> bool | None:
    """Whether two members are equal; names with the same value are aliases of each other."""
    if a == b:
        return True
    second = enum_value(machine, b)
    if a.owner is not b.owner:
        if not acts_as_value(b.owner, "__eq__"):
            return acts_as_value(b.owner, "__eq__")
        return _equal_value(machine, a, second[0].atom) if len(second) == 1 else None
    first = enum_value(machine, a)
    known = len(first) == len(second) == 1
    if known and isinstance(first[0].atom, Const) and isinstance(second[0].atom, Const):
        return _equal(machine, first[0].atom, second[0].atom)
    return False


def _contains(machine: Machine, state: State, a: Atom, b: Atom) -> TruthGuards:
    if isinstance(a, Const) and isinstance(b, Const):
        if isinstance(a.value, str) and isinstance(b.value, str):
            return [(a.value in b.value, frozenset())]
        return [(None, frozenset())]
    if machine.is_dict(b):
        key = plain(machine, one(a))[0].atom
        if not isinstance(key, Const):
            return [(None, frozenset())]
        found = dict_get(state, b.id, key.value)
        return [(_present(atom, key.value), guard) for atom, guard in found]
    if machine.is_sequence(b):
        return [
            (_among(machine, a, inner), guard)
            for inner, guard in content(state, b.id)
            if isinstance(inner, Items)
        ]
    if isinstance(b, ClassInfo) and is_enum(b):
        same = [_equal(machine, a, member) for member in enum_members(b)]
        return [(_any(same), frozenset())]
    return [(None, frozenset())]


def _present(atom: Atom, key: object) -> bool | None:
    """Whether a key that has this value is there; a part of an unknown rest may not be."""
    if from_rest(atom, key):
        return None
    return atom != ABSENT


def _among(machine: Machine, a: Atom, items: Items) -> bool | None:
    found = [
        _equal(machine, a, atom) if len(item.value) == 1 else None
        for item in items.every
        for atom, _ in item.value
    ]
    return _any(found)


def _any(found: list[bool | None]) -> bool | None:
    if True in found:
        return True
    return None if None in found else False
