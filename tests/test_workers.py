"""Work spread over processes: the same results in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

import pytest

from domicile import triage
from domicile.discover import discover
from domicile.means import Means
from domicile.stages import Stages
from domicile.workers import Workers

Tree = Callable[..., Path]


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def processes(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_results_are_in_order(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert workers.each(doubled, range(count), least=5) == [2 * n for n in range(count)]


@pytest.mark.parametrize(("jobs", "count"), [(1, 100), (2, 4)])
def test_little_work_and_a_single_job_stay_in_this_process(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert set(workers.each(processes, range(count), least=5)) == {os.getpid()}


def test_an_executor_of_one_s_own_is_started_once_and_closed() -> None:
    started: list[ThreadPoolExecutor] = []

    def start(count: int) -> Executor:
        started.append(ThreadPoolExecutor(count))
        return started[-1]

    with Workers(2, start) as workers:
        for _ in range(3):
            workers.each(doubled, range(10), least=5)
        assert len(started) == 1
    with pytest.raises(RuntimeError):
        started[0].submit(doubled, [1])


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_runs_beside_gives_its_result(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domicile.workers._may_fork", lambda: True)  # other tests leave threads
    with Workers(jobs) as workers:
        own = workers.beside(os.getpid)
        assert (own() == os.getpid()) == (jobs == 1)
        never_asked_for = workers.beside(os.getpid)
    assert never_asked_for() == os.getpid()  # the other process is gone


def test_what_fails_beside_is_done_here() -> None:
    here = os.getpid()

    def failing_elsewhere() -> int:
        if os.getpid() != here:
            raise OSError
        return 1

    with Workers(2) as workers:
        assert workers.beside(failing_elsewhere)() == 1
        assert workers.beside(lambda: here or os.getpid)() == here


def noting(items: Sequence[int]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(item, os.getpid(), tuple(noted)) for item in items]


def prepare() -> None:
    noted.append("prepared")


noted: list[str] = []


@pytest.mark.parametrize("early", [True, False])
def test_what_is_done_apart_inherits_what_was_prepared_and_nothing_read_later(
    early: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domicile.workers._may_fork", lambda: True)
    noted.clear()
    with Workers(2) as workers:
        if early:
            workers.be_ready()
        noted.append("read")
        found = workers.apart(prepare, noting, [[1], [2, 3], [], [4]])
    assert [number for number, _, _ in found] == [1, 2, 3, 4]
    one, two, three, four = (process for _, process, _ in found)
    assert two == three
    assert len({one, two, four, os.getpid()}) == 4
    assert {known for _, _, known in found} == {
        ("prepared",) if early else ("read", "prepared"),
    }
    assert noted == ["read"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_fails_apart_is_done_here(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domicile.workers._may_fork", lambda: True)
    monkeypatch.setenv("HERE", str(os.getpid()))
    with Workers(jobs) as workers:
        assert workers.apart(int, failing, [[1], [2], [3]]) == [2, 4, 6]


def failing(items: Sequence[int]) -> list[int]:
    if os.getpid() != int(os.environ["HERE"]) and items[0] > 1:
        os._exit(9)
    return doubled(items)


def test_who_was_made_ready_and_never_asked_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domicile.workers._may_fork", lambda: True)
    ended: list[int] = []
    wait = os.waitpid

    def waiting(process: int, how: int) -> tuple[int, int]:
        ended.append(process)
        return wait(process, how)

    monkeypatch.setattr(os, "waitpid", waiting)
    with Workers(2) as workers:
        workers.be_ready()
        workers.be_ready()
    assert len(ended) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(ended[0], 0)


def test_a_process_is_forked_ahead_for_large_trees_only(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domicile.discover.MANY", 10)
    tree({f"app/m{n}.py": f"x = {n}" for n in range(9)})
    told: list[int] = []
    discover(["."], (), lambda: told.append(1))
    assert not told
    tree({"app/last.py": "x = 9", "app/sub/one.py": ""})
    discover(["."], (), lambda: told.append(1))
    assert told


def test_a_tree_is_screened_the_same_by_any_number(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(triage, "MANY", 10)
    files: dict[str, str | bytes] = {f"app/m{n}.py": f"x = {n}" for n in range(40)}
    tree({**files, "app/a.py": "import anthropic", "app/b.py": b"\0", "run": "#!/usr/bin/python"})
    os.symlink("a.py", "app/link.py")

    def with_jobs(jobs: int) -> triage.Triage:
        with Workers(jobs) as workers:
            return triage.triage(
                ["."], MappingProxyType({}), Means(workers, Stages()), list_files=True
            )

    alone = with_jobs(1)
    assert alone.candidates == ("app/a.py",)
    assert len(alone.scanned) == 43
    assert with_jobs(2) == with_jobs(3) == alone
