"""Joining states: in every world, a field is what it was in the state that is reached there."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from domicile.resolve.domain.atoms import Unknown
from domicile.resolve.domain.guards import Decision, Guard
from domicile.resolve.domain.heap import Heap
from domicile.resolve.domain.state import ITEMS, REST, State, join
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, constant, one

YES, NO = (frozenset({Decision(1, branch, 2)}) for branch in (0, 1))
FRAME, DICT, LIST = 1, 2, 3
MARKERS: dict[int, Hashable] = {FRAME: None, DICT: REST, LIST: ITEMS}


def state(guard: Guard, heap: Heap, fields: dict[tuple[int, Hashable], Value]) -> State:
    made = State(heap)
    made.narrow((guard,))
    for (owner, name), value in fields.items():
        made.set(owner, name, value)
    return made


def seen(joined: State, owner: int, name: Hashable) -> dict[str, object]:
    """What a field is in the world of each branch: a constant, None for absent, or nothing."""
    found: dict[str, object] = {}
    for world, guard in (("yes", YES), ("no", NO)):
        here = joined.copy((guard,))
        value = here.get(owner, name)
        atoms = [] if value is None else [atom for atom, _ in value]
        found[world] = [getattr(atom, "value", type(atom).__name__) for atom in atoms]
    return found


def heap() -> Heap:
    keys: list[Hashable] = []

    def choose(count: int, key: Hashable) -> list[Guard]:
        if key not in keys:
            keys.append(key)
        return [frozenset({Decision(99 + keys.index(key), b, count)}) for b in range(count)]

    return Heap(choose)


@pytest.mark.parametrize(
    ("yes", "no", "field", "expected"),
    [
        # A name that both bind; one that only one of them binds is absent in the other.
        ({(FRAME, "x"): constant(1)}, {(FRAME, "x"): constant(2)}, (FRAME, "x"), ([1], [2])),
        ({(FRAME, "x"): constant(1)}, {(FRAME, "x"): constant(1)}, (FRAME, "x"), ([1], [1])),
        ({(FRAME, "x"): constant(1)}, {}, (FRAME, "x"), ([1], ["Absent"])),
        ({}, {(FRAME, "x"): constant(1)}, (FRAME, "x"), (["Absent"], [1])),
        # A key that one of them adds to a dict that both have: what the rest says, elsewhere.
        (
            {(DICT, REST): ABSENT_VALUE, (DICT, "k"): constant(1)},
            {(DICT, REST): ABSENT_VALUE},
            (DICT, "k"),
            ([1], ["Absent"]),
        ),
        (
            {(DICT, REST): ABSENT_VALUE, (DICT, "k"): constant(1)},
            {(DICT, REST): constant(7)},
            (DICT, "k"),
            ([1], [7]),
        ),
        # A dict that was made on one way only: nothing is said of it on the other.
        (
            {(DICT, REST): ABSENT_VALUE, (DICT, "k"): constant(1)},
            {},
            (DICT, "k"),
            ([1], []),
        ),
        ({(LIST, ITEMS): constant(1)}, {}, (LIST, ITEMS), ([1], [])),
    ],
)
def test_a_field_after_two_ways(
    yes: dict[tuple[int, Hashable], Value],
    no: dict[tuple[int, Hashable], Value],
    field: tuple[int, Hashable],
    expected: tuple[list[object], list[object]],
) -> None:
    shared = heap()
    joined = join([state(YES, shared, yes), state(NO, shared, no)], MARKERS.get)
    assert joined is not None
    assert seen(joined, *field) == dict(zip(("yes", "no"), expected, strict=True))


def test_a_field_of_the_heap_is_read_where_a_way_does_not_set_it() -> None:
    shared = heap()
    shared.base[FRAME, "x"] = constant("set up")
    joined = join(
        [state(YES, shared, {(FRAME, "x"): constant("later")}), state(NO, shared, {})], MARKERS.get
    )
    assert joined is not None
    assert seen(joined, FRAME, "x") == {"yes": ["later"], "no": ["set up"]}


def test_fields_of_one_way_stay_together() -> None:
    shared = heap()
    ways = [
        state(guard, shared, {(FRAME, "model"): constant(model), (FRAME, "geo"): geo})
        for guard, model, geo in ((YES, "opus", constant("us")), (NO, "haiku", NONE))
    ]
    joined = join(ways, MARKERS.get)
    assert joined is not None
    assert seen(joined, FRAME, "model") == {"yes": ["opus"], "no": ["haiku"]}
    assert seen(joined, FRAME, "geo") == {"yes": ["us"], "no": [None]}


def test_the_condition_is_that_of_any_way() -> None:
    shared = heap()
    dead = state(YES, shared, {})
    dead.kill()
    alive = state(NO, shared, {(FRAME, "x"): constant(1)})
    assert join([dead], MARKERS.get) is None
    assert join([dead, alive], MARKERS.get) is alive
    both = join([state(YES, shared, {}), alive], MARKERS.get)
    assert both is not None
    assert both.condition == (frozenset(),)


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        ("us", "us", {"yes": {"us"}, "no": {"us"}}),
        ("us", "eu", {"yes": {"us"}, "no": {"eu"}}),
        ("us", None, {"yes": {"us"}, "no": {"?"}}),  # no test has shown anything there
    ],
)
def test_what_tests_have_shown(
    yes: str | None, no: str | None, expected: dict[str, set[str]]
) -> None:
    shared, unknown = heap(), Unknown(5, ())
    ways = []
    for guard, value in ((YES, yes), (NO, no)):
        way = state(guard, shared, {})
        if value is not None:
            way.refined[unknown] = constant(value)
        ways.append(way)
    joined = join(ways, MARKERS.get)
    assert joined is not None
    found = {
        world: {
            getattr(atom, "value", "?")
            for atom, own in joined.refined.get(unknown, one(unknown))
            if own <= guard
        }
        for world, guard in (("yes", YES), ("no", NO))
    }
    assert found == expected
