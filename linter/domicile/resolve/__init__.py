"""Resolution: which calls a tree makes, and what each of them sends."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence

from domicile.calls import Call
from domicile.catalog import load_catalog
from domicile.defects import Told
from domicile.link import Project

STACK_BYTES = 512 * 1024 * 1024  # reserved, not used: deep programs recurse deeply
MOST_RECURSION = 60_000


def find_calls(
    project: Project, paths: Sequence[str], told: Told | None = None
) -> tuple[Call, ...]:
    """The calls that the files at `paths` spell or lead to, in order of their places.

    `paths` are relative, as the project knows them. A call may lie in another module of the
    project, where something is invoked that was imported or inherited. Runs in a thread of its
    own, whose stack is deep enough for what the tree may hold. `told` is told of every function
    that a defect of the resolver kept from being run; without it, such an error is raised.
    """
    outcome: list[tuple[Call, ...] | BaseException] = []

    def work() -> None:
        try:
            outcome.append(_find_calls(project, paths, told))
        except BaseException as error:  # handed on to the caller's thread
            outcome.append(error)

    old_size = threading.stack_size(STACK_BYTES)
    old_limit = sys.getrecursionlimit()
    sys.setrecursionlimit(MOST_RECURSION)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old_size)
        sys.setrecursionlimit(old_limit)
    result = outcome[0]
    if isinstance(result, BaseException):
        raise result
    return result


def _find_calls(project: Project, paths: Sequence[str], told: Told | None) -> tuple[Call, ...]:
    from domicile.python.names import forget_kept
    from domicile.resolve.machine.machine import Machine
    from domicile.resolve.relevance.warm import Warmth
    from domicile.resolve.scheduling.schedule import Schedule
    from domicile.resolve.syntax.semantics import SEMANTICS

    machine = Machine(project, load_catalog(), SEMANTICS)
    warmth = Warmth(machine)
    runs = warmth.spread(sorted(paths))
    forget_kept()  # most of what is in play is indexed
    Schedule(machine, warmth, runs, told).run()
    return tuple(machine.recorder.calls("python"))
