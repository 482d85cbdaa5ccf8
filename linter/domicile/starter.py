"""A process that is forked early and forks others for large tasks: they inherit nothing read since.

What a long run has listed takes room in every process that is forked from it, and what one task
leaves behind would take room during the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, TypeVar

from domicile.workers import Beside

if TYPE_CHECKING:
    from io import BufferedReader

_KILL = 9  # `signal` takes 1 ms to import

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Starter:
    """Waits to be asked once to run a function over lists of items, in a process for each."""

    def __init__(self) -> None:
        reading, asking = os.pipe()
        answers, answering = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            try:
                os.close(asking)
                os.close(answers)
                with open(reading, "rb") as questions, open(answering, "wb") as told:
                    _serve(questions, told)
                os._exit(0)
            finally:
                os._exit(1)
        os.close(reading)
        os.close(answering)
        self._asking = open(asking, "wb")  # noqa: SIM115
        self._answers = open(answers, "rb")  # noqa: SIM115

    def each(
        self,
        prepare: Callable[[], object],
        function: Callable[[Sequence[_Item]], list[_Result]],
        lists: Sequence[Sequence[_Item]],
        jobs: int,
    ) -> list[list[_Result]]:
        """What `function` gives for each list, `jobs` of them at a time, after one `prepare()`.

        What fails elsewhere is done here.
        """
        import pickle

        found: dict[int, list[_Result]] = {}
        packed = [pickle.dumps(items, protocol=5) for items in lists]
        with suppress(OSError, EOFError):  # it is gone
            pickle.dump((prepare, function, packed, jobs), self._asking, protocol=5)
            self._asking.close()
            for _ in lists:
                number, result = pickle.load(self._answers)
                if result is not None:
                    found[number] = pickle.loads(result)
        return [found[n] if n in found else function(items) for n, items in enumerate(lists)]

    def close(self) -> None:
        """End the process, which has told all or was asked nothing."""
        with suppress(OSError):
            self._asking.close()
        self._answers.close()
        os.kill(self._child, _KILL)
        os.waitpid(self._child, 0)


def _serve(questions: BufferedReader, told: IO[bytes]) -> None:
    """Answer the one question that may come."""
    questions.peek(1)  # nothing is imported before
    import pickle
    from functools import partial
    from select import select

    prepare, function, packed, jobs = pickle.load(questions)
    prepare()

    def work(number: int) -> Any:
        items = pickle.loads(packed[number])
        packed.clear()
        return function(items)

    waiting = list(range(len(packed)))
    running: dict[Beside, int] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            number = waiting.pop(0)
            running[Beside(partial(work, number))] = number
        for done in select(running, (), ())[0]:
            number = running.pop(done)
            packed[number] = b""
            pickle.dump((number, done.result()), told, protocol=5)
            told.flush()
