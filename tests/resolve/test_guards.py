"""Guards and conditions, as sets of the worlds in which they hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domicile.resolve.domain.guards import (
    ALWAYS,
    MOST_GUARDS,
    MOST_LISTED,
    NEVER,
    Condition,
    Decision,
    Guard,
    against,
    both,
    compatible,
    conjunction,
    simplify,
)
from domicile.resolve.syntax.conditions import negation

BRANCHES = {"a": 2, "b": 2, "c": 3}  # of each choice
World = tuple[int, ...]  # the branch that is taken at each of them
WORLDS = tuple(itertools.product(*(range(count) for count in BRANCHES.values())))


def guard(text: str) -> Guard:
    """`a0 c2`: branch 0 of choice a and branch 2 of choice c."""
    return frozenset(
        Decision("abc".index(part[0]), int(part[1]), BRANCHES[part[0]]) for part in text.split()
    )


def condition(*texts: str) -> Condition:
    return tuple(map(guard, texts))


def holds(one: Guard, world: World) -> bool:
    return all(world[decision.choice] == decision.branch for decision in one)


def worlds(guards: Iterable[Guard]) -> set[World]:
    guards = tuple(guards)
    return {world for world in WORLDS if any(holds(one, world) for one in guards)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", ""),
        ("a0", "", "a0"),
        ("", "a0", "a0"),
        ("a0", "a0", "a0"),
        ("a0", "b1", "a0 b1"),
        ("a0 b1", "b1 c2", "a0 b1 c2"),
        ("a0", "a1", None),
        ("a0 b1", "b0", None),
        ("c0", "c2", None),
    ],
)
def test_two_guards_hold_together(a: str, b: str, expected: str | None) -> None:
    assert both(guard(a), guard(b)) == (None if expected is None else guard(expected))


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ([], []),
        (["a0"], ["a0"]),
        (["a0", "a0"], ["a0"]),
        (["a0", ""], [""]),
        (["a0", "a0 b1"], ["a0"]),  # the narrower one adds nothing
        (["a0", "a1"], [""]),
        (["a0 b0", "a1 b0"], ["b0"]),
        (["c0", "c1"], ["c0", "c1"]),  # one branch of three is missing
        (["c0", "c1", "c2"], [""]),
        (["a0 b0", "a0 b1", "a1 b0", "a1 b1"], [""]),
        (["a0 b0", "a1 b1"], ["a0 b0", "a1 b1"]),
    ],
)
def test_the_same_in_fewer_guards(guards: list[str], expected: list[str]) -> None:
    assert set(simplify(condition(*guards))) == set(condition(*expected))


@pytest.mark.parametrize(
    ("one", "within", "expected"),
    [
        ("", ALWAYS, True),
        ("", NEVER, False),
        ("a0", ALWAYS, True),
        ("a0", NEVER, False),
        ("a0", condition("a1"), False),
        ("a0", condition("a1", "b0"), True),
        ("a0 b1", condition("a1", "b0"), False),
    ],
)
def test_a_guard_can_hold_within_a_condition(one: str, within: Condition, expected: bool) -> None:
    assert compatible(guard(one), within) is expected


def test_too_many_guards_are_weakened_to_what_they_share() -> None:
    shared = Decision(0, 0, 2)
    many = [frozenset({shared, Decision(n, 0, 3)}) for n in range(1, 2 * MOST_GUARDS + 3)]
    assert simplify(many) == (frozenset({shared}),)


def guards() -> st.SearchStrategy[Guard]:
    decisions = [f"{name}{branch}" for name, count in BRANCHES.items() for branch in range(count)]
    chosen = st.sets(st.sampled_from(decisions), max_size=3)
    return chosen.filter(lambda found: len({d[0] for d in found}) == len(found)).map(
        lambda found: guard(" ".join(sorted(found)))
    )


def conditions() -> st.SearchStrategy[Condition]:
    return st.lists(guards(), max_size=4).map(tuple)


@given(conditions())
def test_simplifying_changes_no_world(guards: Condition) -> None:
    assert worlds(simplify(guards)) == worlds(guards)


@given(conditions(), conditions())
def test_a_conjunction_holds_where_both_hold(a: Condition, b: Condition) -> None:
    assert worlds(conjunction(a, b)) == worlds(a) & worlds(b)


@given(conditions())
def test_a_negation_holds_everywhere_else(guards: Condition) -> None:
    assert worlds(negation(guards)) == set(WORLDS) - worlds(guards)


@pytest.mark.parametrize("branches", [2, 3, MOST_LISTED, MOST_LISTED + 1])
def test_what_contradicts_a_guard_is_told_however_many_branches_there_are(branches: int) -> None:
    first, last = Decision(1, 0, branches), Decision(1, branches - 1, branches)
    beside = Decision(2, 1, 3)
    wrong = against(frozenset({first, beside}))
    assert wrong.isdisjoint(frozenset({first}))
    assert wrong.isdisjoint(frozenset({Decision(3, 0, 2)}))
    assert not wrong.isdisjoint(frozenset({last}))
    assert not wrong.isdisjoint(frozenset({first, Decision(2, 0, 3)}))
