"""Where paths meet, a value is in every world what it is on the paths that lead there."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from domicile.resolve.domain.atoms import Const
from domicile.resolve.domain.guards import Decision, Guard
from domicile.resolve.domain.meeting import Meeting
from domicile.resolve.domain.values import Alternative, Value

BRANCHES = {1: 2, 2: 2, 3: 3, 4: 2, 5: 2}  # of each choice
MANY = 16  # values
WORLDS = [
    frozenset(
        Decision(choice, branch, BRANCHES[choice])
        for choice, branch in zip(BRANCHES, world, strict=True)
    )
    for world in product(*(range(count) for count in BRANCHES.values()))
]


def guard(random: Random) -> Guard:
    """Some of the decisions of some world."""
    decisions = sorted(random.choice(WORLDS))
    return frozenset(random.sample(decisions, random.randint(0, 3)))


def value(random: Random) -> Value:
    atoms = [Const(number, "int") for number in range(MANY)]
    return tuple(Alternative(atom, guard(random)) for atom in atoms)


def held(value: Value, world: Guard) -> set[object]:
    return {atom for atom, own in value if own <= world}


@pytest.mark.parametrize("seed", range(40))
def test_every_world_keeps_its_values(seed: int) -> None:
    random = Random(seed)
    conditions = [tuple(guard(random) for _ in range(random.randint(1, 2))) for _ in range(3)]
    shared = value(random)
    values = [shared, random.choice([shared, value(random)]), value(random)]
    meeting = Meeting(conditions)
    joined = meeting.joined(values)
    for world in WORLDS:
        ways = [
            number
            for number, condition in enumerate(conditions)
            if any(own <= world for own in condition)
        ]
        if ways:
            expected = set().union(*(held(values[number], world) for number in ways))
            assert held(joined, world) == expected
