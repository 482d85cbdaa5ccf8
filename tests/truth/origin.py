"""Which expression of the program a request comes from.

A request is often sent far from the call that asked for it: in a task, in a worker thread, on
entering a context manager, while a runner is iterated. So the call is found when an operation is
*called* and carried to the sending by marker frames: functions of this file that have a local
named `origin`.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import sys
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from .spans import SourceMap, Span, frame_end


@dataclass(frozen=True)
class Origin:
    """One call of one operation: where it stands and what it was given."""

    path: str
    span: Span
    operation: str
    entries: tuple[tuple[str, Span] | None, ...] = ()  # of a batch


class Program:
    """The files of the program that runs: tells its frames from the SDK's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sources: dict[str, SourceMap] = {}

    def owns(self, frame: FrameType) -> bool:
        return Path(frame.f_code.co_filename).is_relative_to(self.root)

    def call_in(self, frame: FrameType) -> tuple[str, Span] | None:
        """The call that `frame` evaluates.

        None where it evaluates something else (a bare `await`), or where the program says that
        its caller is the call (`# truth: caller`).
        """
        filename = frame.f_code.co_filename
        if filename not in self._sources:
            self._sources[filename] = SourceMap(Path(filename))
        source = self._sources[filename]
        end = frame_end(frame)
        call = source.call_ending_at(*end) if end else None
        if call is None:
            return None
        span = source.span(call)
        if source.says(span, "caller"):
            return None
        return Path(filename).relative_to(self.root).as_posix(), span


PROGRAM: Program | None = None  # set once in each child process


def carried(frame: FrameType | None) -> Origin | None:
    """The origin that the nearest marker frame outward from `frame` carries."""
    while frame is not None:
        if frame.f_code in _MARKERS and frame.f_locals.get("origin") is not None:
            origin: Origin = frame.f_locals["origin"]
            return origin
        frame = frame.f_back
    return None


def find(operation: str, frame: FrameType | None) -> Origin | None:
    """The nearest origin outward from `frame`: a carried one, or a call of the program's own."""
    assert PROGRAM is not None
    while frame is not None:
        if frame.f_code in _MARKERS and frame.f_locals.get("origin") is not None:
            return carried(frame)
        if PROGRAM.owns(frame):
            place = PROGRAM.call_in(frame)
            if place is not None:
                return Origin(*place, operation)
        frame = frame.f_back
    return None


# --- marker frames ---------------------------------------------------------------------


def carry(origin: Origin | None, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)


async def carry_async(origin: Origin | None, awaitable: Awaitable[Any]) -> Any:
    return await awaitable


def carry_steps(origin: Origin | None, steps: Iterator[Any]) -> Iterator[Any]:
    yield from steps


async def carry_async_steps(
    origin: Origin | None, steps: AsyncGenerator[Any, None]
) -> AsyncGenerator[Any, None]:
    try:
        async for item in steps:
            yield item
    finally:
        await steps.aclose()


_MARKERS = {f.__code__ for f in (carry, carry_async, carry_steps, carry_async_steps)}


# --- functions that are handed over ----------------------------------------------------


def follow_threads() -> None:
    """Carry the origin into worker threads: there the handing-over call is the call."""
    to_thread = asyncio.to_thread
    submit = concurrent.futures.ThreadPoolExecutor.submit
    start = threading.Thread.__init__

    @functools.wraps(to_thread)
    def patched_to_thread(function: Any, /, *args: Any, **kwargs: Any) -> Any:
        origin = find("", sys._getframe(1))
        return to_thread(carry, origin, function, *args, **kwargs)

    @functools.wraps(submit)
    def patched_submit(self: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        return submit(self, carry, find("", sys._getframe(1)), function, *args, **kwargs)

    @functools.wraps(start)
    def patched_start(self: Any, *args: Any, **kwargs: Any) -> None:
        target = kwargs.get("target")
        if target is not None:
            kwargs["target"] = functools.partial(carry, find("", sys._getframe(1)), target)
        start(self, *args, **kwargs)

    replace(asyncio, "to_thread", patched_to_thread)
    replace(concurrent.futures.ThreadPoolExecutor, "submit", patched_submit)
    replace(threading.Thread, "__init__", patched_start)


def replace(owner: object, name: str, value: object) -> None:
    """Put a stand-in in place of an attribute of a module or class."""
    setattr(owner, name, value)
