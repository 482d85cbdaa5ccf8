"""When unused cycles of objects are looked for: seldom, as most that a run makes stays in use."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARE = (200_000, 50, 100)
_runs = 0


def look_for_none() -> None:
    """Look for no cycles: a process that does one run gives everything back when it ends."""
    gc.disable()
    atexit.register(gc.freeze)  # else every object would be visited at the end


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles rarely during a run; from the second one of a process on, in any case."""
    global _runs
    _runs += 1
    if _runs > 1:
        gc.enable()
    before = gc.get_threshold()
    gc.set_threshold(*_RARE)
    try:
        yield
    finally:
        gc.set_threshold(*before)
