"""When a folder is analysed, and what becomes of an analysis that hangs, crashes or comes late."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pygls.workspace import PositionCodec

from domicile.server import folder
from domicile.server.diagnostics import View, diagnostics
from domicile.server.exchange import Answer, Request, Settings
from domicile.server.folder import Document, Folder, Outcome
from domicile.server.process import Analysis

Ask = Callable[[Request], Awaitable[Answer]]
A_MOMENT = 0.05  # seconds


class Stage:
    """A folder whose analysis is played by `ask`, and all that it does."""

    def __init__(self, ask: Ask) -> None:
        self.open = {"a.py": Document("file:///a.py", "a.py", 1, "x = 1\n")}
        self.outcomes: list[Outcome] = []
        self.logged: list[str] = []
        self.ended = 0
        self.ask = ask
        self.folder = Folder(
            "/", Settings(), lambda _: dict(self.open), self._publish, self.logged.append
        )
        self.folder._analysis = self  # type: ignore[assignment]  # what it needs of an Analysis

    async def end(self) -> None:
        self.ended += 1

    def change(self) -> None:
        now = self.open["a.py"]
        self.open["a.py"] = Document(now.uri, now.path, (now.version or 0) + 1, now.text + "#")

    def _publish(self, _: Folder, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


def seen(request: Request) -> Answer:
    return Answer(lines={path: (text.decode(),) for path, text in request.texts.items()})


async def at_once(request: Request) -> Answer:
    return seen(request)


async def never(request: Request) -> Answer:
    await asyncio.Event().wait()
    return seen(request)


@pytest.mark.parametrize(("touches", "analyses"), [([0.0], 1), ([0.0] * 5, 1), ([0.2, 0.0], 1)])
def test_touches_are_gathered(touches: list[float], analyses: int) -> None:
    async def run() -> Stage:
        stage = Stage(at_once)
        for delay in touches:
            stage.folder.touch(delay)
        await stage.folder.outcome(stage.open["a.py"])
        await asyncio.sleep(0.3)
        return stage

    assert len(asyncio.run(run()).outcomes) == analyses


def test_a_touch_puts_off_the_analysis() -> None:
    async def run() -> tuple[int, int]:
        stage = Stage(at_once)
        for _ in range(8):
            stage.folder.touch(1.0)
            await asyncio.sleep(0.15)
        early = len(stage.outcomes)
        await stage.folder.outcome(stage.open["a.py"])
        return early, len(stage.outcomes)

    assert asyncio.run(run()) == (0, 1)


def test_one_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LONGEST", A_MOMENT)

    async def run() -> Stage:
        stage = Stage(never)
        stage.folder.touch(0)
        outcome = await stage.folder.outcome(stage.open["a.py"])
        assert outcome is not None
        return stage

    stage = asyncio.run(run())
    assert stage.ended == 1
    assert [outcome.answer.failure for outcome in stage.outcomes] == [
        "the analysis of / took more than 0 s"
    ]


def test_one_that_is_out_of_date_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PATIENCE", A_MOMENT)

    async def run() -> Stage:
        stage = Stage(never)
        stage.folder.touch(0)
        await asyncio.sleep(A_MOMENT)
        stage.ask = at_once
        stage.change()
        stage.folder.touch(0)
        await stage.folder.outcome(stage.open["a.py"])
        return stage

    stage = asyncio.run(run())
    assert stage.ended == 1
    assert [outcome.answer.lines["a.py"] for outcome in stage.outcomes] == [("x = 1\n#",)]


def test_constant_changes_do_not_keep_it_from_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PATIENCE", A_MOMENT / 5)

    async def slowly(request: Request) -> Answer:
        await asyncio.sleep(4 * A_MOMENT)
        return seen(request)

    async def run() -> Stage:
        stage = Stage(slowly)
        for _ in range(100):
            stage.change()
            stage.folder.touch(0)
            await asyncio.sleep(A_MOMENT / 5)
            if stage.outcomes:
                break
        await stage.folder.close()
        return stage

    stage = asyncio.run(run())
    assert stage.outcomes
    assert stage.ended >= 1


def test_what_was_changed_meanwhile_is_asked_again() -> None:
    async def slowly(request: Request) -> Answer:
        await asyncio.sleep(4 * A_MOMENT)
        return seen(request)

    async def run() -> Stage:
        stage = Stage(slowly)
        old = stage.open["a.py"]
        stage.folder.touch(0)
        await asyncio.sleep(A_MOMENT)
        waiting = asyncio.create_task(stage.folder.outcome(old))
        stage.change()
        stage.folder.touch(0)
        found = await stage.folder.outcome(stage.open["a.py"])
        assert found is not None
        assert found.answer.lines["a.py"] == ("x = 1\n#",)
        waiting.cancel()
        return stage

    assert len(asyncio.run(run()).outcomes) == 2


def test_a_closed_file_is_not_waited_for() -> None:
    async def run() -> Outcome | None:
        stage = Stage(at_once)
        closed = stage.open.pop("a.py")
        return await asyncio.wait_for(stage.folder.outcome(closed), 5)

    assert asyncio.run(run()) is None


def test_a_defect_of_the_server_is_logged() -> None:
    async def wrong(request: Request) -> Answer:
        raise ZeroDivisionError

    async def run() -> Stage:
        stage = Stage(wrong)
        stage.folder.touch(0)
        await asyncio.sleep(A_MOMENT)
        stage.ask = at_once
        stage.folder.touch(0)
        await stage.folder.outcome(stage.open["a.py"])
        return stage

    stage = asyncio.run(run())
    assert "ZeroDivisionError" in stage.logged[0]
    assert len(stage.outcomes) == 1


# --- the process -----------------------------------------------------------------------


def test_a_process_that_is_killed_is_started_again(tmp_path: Path) -> None:
    async def run() -> list[str]:
        analysis = Analysis(str(tmp_path))
        failures = [(await analysis.ask(Request({}))).failure]
        assert analysis._process is not None
        os.kill(
            analysis._process.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL
        )
        failures += [(await analysis.ask(Request({}))).failure for _ in range(2)]
        await analysis.end()
        return failures

    first, second, third = asyncio.run(run())
    assert (first, third) == ("", "")
    assert second.startswith(f"the analysis of {tmp_path} ended")


def test_a_folder_that_is_gone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async def run() -> Answer:
        analysis = Analysis(str(tmp_path / "gone"))
        answer = await analysis.ask(Request({}))
        await analysis.end()
        return answer

    assert "ended" in asyncio.run(run()).failure
    assert "Traceback" in capfd.readouterr().err  # what an editor keeps in its log


@pytest.mark.parametrize(
    ("answer", "severity", "message"),
    [
        (
            Answer(failure="KeyError: 'x'"),
            2,
            "not checked: Domicile failed on something it did not",
        ),
        (
            Answer(broken="domicile.yaml:1:1: bad\nmore"),
            1,
            "until this is right: domicile.yaml:1:1: bad",
        ),
    ],
)
def test_every_open_file_tells_what_was_not_checked(
    answer: Answer, severity: int, message: str
) -> None:
    view = View(answer, PositionCodec(), lambda path: f"file:///{path}")
    found = diagnostics(view, {"a.py", "b.py"})
    assert list(found) == ["a.py", "b.py"]
    for told in found.values():
        assert [each.severity for each in told] == [severity]
        assert message in told[0].message
