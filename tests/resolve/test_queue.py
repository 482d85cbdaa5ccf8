"""In which order entries are run."""

from __future__ import annotations

from typing import Any, cast

import pytest

from domicile.resolve.scheduling.entries import Entry
from domicile.resolve.scheduling.queue import UNIT, Queue

NOBODY = cast(Any, None)  # the queue asks for nothing but what an entry cost


def order(*costs: int) -> list[int]:
    queue = Queue()
    for number, cost in enumerate(costs):
        queue.add(Entry(NOBODY, None, number, cost=cost))
    found = []
    while queue:
        found.append(queue.next().number)
    return found


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ((0, 0, 0), [0, 1, 2]),
        ((9 * UNIT, 0, 3 * UNIT), [1, 2, 0]),
        ((UNIT - 1, 1, UNIT), [0, 1, 2]),  # alike: the one that has waited longest
    ],
)
def test_the_cheapest_runs_first(costs: tuple[int, ...], expected: list[int]) -> None:
    assert order(*costs) == expected


def test_what_waits_is_run_once() -> None:
    queue, entry = Queue(), Entry(NOBODY, None, 0)
    queue.add(entry)
    queue.add(entry)
    assert queue.next() is entry
    assert not queue
    queue.add(entry)  # and again when it is asked for later
    assert queue.next() is entry
