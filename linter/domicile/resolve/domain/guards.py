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
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeAlias


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
MOST_LISTED = 200  # branches of what one guard decides, to list those it does not take


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


class Against(Protocol):
    """What contradicts a guard: another guard can hold beside it if it is `isdisjoint`."""

    def isdisjoint(self, other: Guard, /) -> bool:
        """Whether none of what another guard decides contradicts."""


class _AgainstMany:
    """What contradicts a guard of choices with so many branches that they are not listed."""

    __slots__ = ("_guard",)

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def isdisjoint(self, other: Guard, /) -> bool:
        return both(self._guard, other) is not None


def against(guard: Guard) -> Against:
    """What contradicts the guard."""
    if sum(decision[2] for decision in guard) > MOST_LISTED:
        return _AgainstMany(guard)
    return frozenset(chain.from_iterable(map(_others, guard)))


@lru_cache(maxsize=1 << 11)
def _others(decision: Decision) -> tuple[Decision, ...]:
    choice, taken, branches = decision
    return tuple([Decision(choice, one, branches) for one in range(branches) if one != taken])


@lru_cache(maxsize=1 << 9)
def contradicting(condition: Condition) -> tuple[Against, ...]:
    """What contradicts each guard of a condition."""
    return tuple(map(against, condition))


def conjunction(a: Condition, b: Condition) -> Condition:
    """Where both conditions hold."""
    if a == ALWAYS:
        return b
    if b == ALWAYS:
        return a
    ways = tuple(zip(b, contradicting(b), strict=True))
    pairs = (both(x, y) for x in a for y, wrong in ways if wrong.isdisjoint(x))
    return simplify(guard for guard in pairs if guard is not None)


def compatible(guard: Guard, condition: Condition) -> bool:
    """Whether the guard can hold somewhere within the condition."""
    for wrong in contradicting(condition):  # noqa: SIM110 (a generator would cost more)
        if wrong.isdisjoint(guard):
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
    # Each guard has one of a choice, or none: what all decide has as many ways as there are.
    decided = frozenset.intersection(*map(_choices, guards)) - _choices(common)
    ways: dict[int, list[Decision]] = {choice: [] for choice in decided}
    for decision in frozenset().union(*guards) if decided else ():
        if decision[0] in decided:
            ways[decision[0]].append(decision)
    best: list[Decision] = []
    excluded = 0
    for choice in sorted(decided):
        branches = ways[choice]
        gone = branches[0].branches - len(branches)
        if gone > excluded and len(branches) <= MOST_BRANCHES:
            best, excluded = branches, gone
    return tuple(common | {decision} for decision in sorted(best)) or (common,)


@lru_cache(maxsize=1 << 11)
def _choices(guard: Guard) -> frozenset[int]:
    return frozenset(map(_CHOICE, guard))


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
