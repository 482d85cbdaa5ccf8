"""Processes for what can be done file by file, started when there is enough of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from domicile.starter import Starter

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

    __slots__ = ("_besides", "_executor", "_start", "_starter", "jobs")

    def __init__(self, jobs: int = 0, start: Callable[[int], Executor] | None = None) -> None:
        self.jobs = jobs or min(_processors(), MOST)
        self._start = start
        self._executor: Executor | None = None
        self._starter: Starter | None = None
        self._besides: list[Beside] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._shut_down()
        for beside in self._besides:
            beside.result()
        self._besides.clear()
        if self._starter is not None:
            self._starter.close()
            self._starter = None

    def be_ready(self) -> None:
        """Do what makes `apart` cheaper, before much has been read; more than once does no harm."""
        if self._starter is not None or self._start is not None or self.jobs == 1:
            return
        if _may_fork():
            from domicile.starter import Starter

            self._starter = Starter()

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

    def apart(
        self,
        prepare: Callable[[], object],
        function: Callable[[Sequence[_Item]], list[_Result]],
        lists: Sequence[Sequence[_Item]],
    ) -> list[_Result]:
        """What `function` gives for the items of all lists, each list in a process of its own.

        That is for what takes much room. Each begins as if `prepare` had been called.
        """
        self.be_ready()
        if self._starter is None:
            return self.each(function, [item for items in lists for item in items], 2)
        self._shut_down()
        found = self._starter.each(prepare, function, lists, self.jobs)
        self._starter.close()
        self._starter = None
        return [result for results in found for result in results]

    def beside(self, function: Callable[[], _Result]) -> Callable[[], _Result]:
        """Start `function` in a process of its own, and give what waits for its result.

        Where no other process can be had, the result is worked out when it is asked for.
        """
        if self.jobs == 1 or not _may_fork():
            return function
        beside = Beside(function)
        self._besides.append(beside)

        def result() -> _Result:
            import pickle

            found = beside.result()
            return function() if found is None else pickle.loads(found)

        return result

    def _shut_down(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def _is_worth_it(self) -> bool:
        if self._executor is not None or self._start is not None:
            return True
        return self.jobs > 1 and _may_fork()


class Beside:
    """One function that runs in a process of its own: an executor takes 25 ms to import.

    Its file can be read from, once it has a result.
    """

    def __init__(self, function: Callable[[], object]) -> None:
        self._reading, writing = os.pipe()
        self._child: int | None = os.fork()
        if self._child == 0:
            try:
                import pickle

                with open(writing, "wb") as pipe:
                    pickle.dump(function(), pipe, protocol=5)
                os._exit(0)
            finally:
                os._exit(1)
        os.close(writing)

    def fileno(self) -> int:
        return self._reading

    def result(self) -> bytes | None:
        """What it gave, once; None where it failed."""
        if self._child is None:
            return None
        child, self._child = self._child, None
        try:
            with open(self._reading, "rb") as pipe:
                found = pipe.read()
        finally:
            _, status = os.waitpid(child, 0)
        return None if status else found


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
