"""Room for the recursion of parsers over deeply nested source."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deep_stack(frames: int) -> Iterator[None]:
    """Raise the recursion limit to `frames` for a while, if it is lower."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, frames))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
