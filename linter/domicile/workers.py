"""Processes for what can be done file by file, started when there is enough of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_SHARES = 8  # parts a worker gets one after the other, so that none waits long for the last
WATCHER = "domicile progress"  # the one thread that may live beside a fork: it only waits
MOST = 8  # more processes than that only wait for the disk


class Workers:
    """Runs a function over the parts of a list, in this process or in several.

    `jobs` is the number of processes, 0 for one a processor. `start` gives the executor for that
    many; it is called once, and only where a list is long enough.
    """

    __slots__ = ("_executor", "_start", "jobs")

    def __init__(self, jobs: int = 0, start: Callable[[int], Executor] | None = None) -> None:
        self.jobs = jobs or min(_processors(), MOST)
        self._start = start
        self._executor: Executor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def each(
        self,
        function: Callable[[Sequence[_Item]], list[_Result]],
        items: Sequence[_Item],
        least: int,
    ) -> list[_Result]:
        """What `function` gives for `items`, in order; fewer than `least` need no process.

        `function` takes a part of the items and gives a result for each of them.
        """
        if len(items) < least or not self._is_worth_it():
            return function(items)
        if self._executor is None:
            self._executor = (self._start or _processes)(self.jobs)
        size = -(-len(items) // (self.jobs * _SHARES))
        if self._start is not None:
            from functools import partial

            from domicile.executors import run_in

            function = partial(run_in, os.getcwd(), function)
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        return [result for part in self._executor.map(function, parts) for result in part]

    def _is_worth_it(self) -> bool:
        if self._executor is not None or self._start is not None:
            return True
        return self.jobs > 1 and _may_fork()


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    """Whether a fork is cheap and safe: not everywhere, and not beside other threads."""
    import threading

    others = [each for each in threading.enumerate() if each.name != WATCHER]
    return sys.platform.startswith(("linux", "freebsd")) and len(others) == 1


def _processes(count: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # 25 ms
    from multiprocessing import get_context

    return ProcessPoolExecutor(count, get_context("fork"))
