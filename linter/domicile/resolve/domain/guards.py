"""Guards: under which decisions of the program a value is the one it is.

Where the code can go several ways and does not show which (an `if` on an unknown value, a
parameter that may be left out), the resolver makes a *choice* with numbered branches. A guard
is a set of decisions that must hold together; a condition is a list of guards of which one
must hold. Two values vary together exactly when their guards speak of the same choices, so a
(model, geo) pair that comes from one branch stays a pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias


class Decision(NamedTuple):
    """Branch `branch` of `branches` was taken at choice `choice`."""

    choice: int
    branch: int
    branches: int


Guard: TypeAlias = frozenset[Decision]
Condition: TypeAlias = tuple[Guard, ...]

_CHOICE = itemgetter(0)  # the choice of a decision, without a step of the interpreter

TRUE: Guard = frozenset()
ALWAYS: Condition = (TRUE,)
NEVER: Condition = ()

# A condition with more guards than this is weakened: more paths are then thought possible than
# there are, which can only make an answer less certain.
MOST_GUARDS = 8
MOST_BRANCHES = 16  # of one choice that are told apart beyond that


@lru_cache(maxsize=1 << 12)
def both(a: Guard, b: Guard) -> Guard | None:
    """The guard that holds where `a` and `b` hold, or None if they contradict each other."""
    merged = a | b
    if len(merged) == len(b):
        return b
    if len(merged) == len(a):
        return a
    return merged if len(set(map(_CHOICE, merged))) == len(merged) else None


@lru_cache(maxsize=1 << 10)
def about(guard: Guard, choices: frozenset[int]) -> Guard:
    """The decisions of a guard that are about one of the choices."""
    return frozenset([decision for decision in guard if decision.choice in choices])


def opposed(guard: Guard) -> Guard:
    """All decisions that contradict the guard."""
    return frozenset(
        [
            Decision(choice, branch, branches)
            for choice, taken, branches in guard
            for branch in range(branches)
            if branch != taken
        ]
    )


def conjunction(a: Condition, b: Condition) -> Condition:
    """Where both conditions hold."""
    if a == ALWAYS:
        return b
    if b == ALWAYS:
        return a
    return simplify(guard for x in a for y in b if (guard := both(x, y)) is not None)


def compatible(guard: Guard, condition: Condition) -> bool:
    """Whether the guard can hold somewhere within the condition."""
    for other in condition:  # noqa: SIM110 (a generator would cost more than the test)
        if both(guard, other) is not None:
            return True
    return False


def simplify(guards: Iterable[Guard]) -> Condition:
    """The same condition in fewer guards: a choice whose every branch is there drops out."""
    found = reduced(guards)
    return _weakened(found) if len(found) > MOST_GUARDS else found


def reduced(guards: Iterable[Guard]) -> Condition:
    """As `simplify`, but never weaker, however many guards are left."""
    unique = tuple(dict.fromkeys(guards))
    if len(unique) < 2:
        return unique
    if not all(unique):
        return ALWAYS
    return unique if len(unique) > 2 * MOST_GUARDS else _reduced(unique)


def _weakened(guards: Condition) -> Condition:
    """What all of the guards share, and of one more choice the branches that they leave."""
    common = frozenset.intersection(*guards)
    left: dict[int, list[Decision]] = {d.choice: [] for d in guards[0] if d not in common}
    for guard in guards:
        for decision in guard:
            if decision[0] in left:
                left[decision[0]].append(decision)
    best: frozenset[Decision] = frozenset()
    excluded = 0
    for choice in sorted(left):
        branches = frozenset(left[choice])
        gone = left[choice][0].branches - len(branches)
        decided = len(left[choice]) == len(guards)  # each has one of a choice, or none
        if decided and gone > excluded and len(branches) <= MOST_BRANCHES:
            best, excluded = branches, gone
    return tuple(common | {decision} for decision in sorted(best)) or (common,)


@lru_cache(maxsize=1 << 11)
def _reduced(guards: Condition) -> Condition:
    unique = list(guards)
    if len(unique) == 2:
        return _pair(*unique)
    while len(unique) > 1:
        kept = [g for g in unique if not any(map(g.__gt__, unique))]  # none holds another
        unique = _merged(kept)
        if len(unique) == len(kept):
            break
    return tuple(unique)


def _pair(a: Guard, b: Guard) -> Condition:
    """Two guards in one where one holds within the other, or they are the two ways of a choice."""
    if a < b:
        return (a,)
    if b < a:
        return (b,)
    if len(a) == len(b):
        shared = a & b
        if len(shared) == len(a) - 1:
            (one,), (other,) = a - shared, b - shared
            if one.choice == other.choice and one.branches == 2:
                return (shared,)
    return (a, b)


def _merged(guards: list[Guard]) -> list[Guard]:
    """Complete sets of siblings, which differ in the branch of one choice, as what they share."""
    if len(set(map(len, guards))) == len(guards):  # siblings are of one length
        return guards
    decisions = frozenset().union(*guards)
    counts: dict[int, int] = {}
    for choice, _, _ in decisions:
        counts[choice] = counts.get(choice, 0) + 1
    complete = frozenset([d for d in decisions if counts[d[0]] == d[2]])
    if not complete:
        return guards
    siblings: dict[tuple[Guard, int], list[Guard]] = {}
    for guard in guards:
        for decision in guard & complete:
            siblings.setdefault((guard - {decision}, decision[0]), []).append(guard)
    merged: dict[Guard, Guard] = {}
    families = {key: family for key, family in siblings.items() if len(family) > 1}
    for guard in guards if families else ():
        if guard in merged:
            continue
        for decision in sorted(guard & complete):
            rest = guard - {decision}
            family = families.get((rest, decision.choice), ())
            if len(family) == decision.branches and not any(g in merged for g in family):
                merged.update(dict.fromkeys(family, rest))
                break
    if not merged:
        return guards
    return list(dict.fromkeys(merged.get(guard, guard) for guard in guards))
