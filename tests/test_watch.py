"""`check --watch`: a real process, and files that change under it."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

Tree = Callable[..., Path]

PATIENCE = 60.0  # seconds
DOMICILE = shutil.which("domicile", path=str(Path(sys.executable).parent)) or "domicile"
WATCHING = "Watching for changes; Ctrl-C ends it.\n"
CALL = """import anthropic
anthropic.Anthropic().messages.create(model="{}", inference_geo="us", messages=[])
"""
OLD, NEW = CALL.format("claude-haiku-4-5"), CALL.format("claude-opus-4-7")


class Watched:
    """The process, and the lines it writes to both of its outputs."""

    def __init__(self, *arguments: str) -> None:
        command = [DOMICILE, "check", "--watch", "--output-format", "concise", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True).start()

    def until_it_waits(self) -> str:
        """What it says until it waits for changes."""
        said = ""
        while (line := self._lines.get(timeout=PATIENCE)) != WATCHING:
            said += line
        return said

    def quiet(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line)


@pytest.fixture
def start() -> Iterator[Callable[..., Watched]]:
    started: list[Watched] = []

    def begin(*arguments: str) -> Watched:
        started.append(Watched(*arguments))
        return started[-1]

    yield begin
    for each in started:
        each.process.kill()
        each.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process there")
def test_it_runs_again_when_a_file_changes(tree: Tree, start: Callable[..., Watched]) -> None:
    root = tree({"app.py": OLD, "domicile.yaml": "version: 1\n"})
    watched = start("--output", "json:report.json")
    assert "GEO101" in watched.until_it_waits()
    (root / "app.py").write_text(NEW)
    assert "No findings" in watched.until_it_waits()
    (root / "domicile.yaml").write_text("version: 2\n")
    assert "Error: domicile.yaml:1:10" in watched.until_it_waits()
    (root / "domicile.yaml").write_text("version: 1\n")
    assert "No findings" in watched.until_it_waits()
    (root / "notes.txt").write_text("no source")
    assert watched.quiet(1.0)  # nor did the report that each run wrote start another
    (root / "node_modules").mkdir()
    (root / "node_modules/other.py").write_text(OLD)
    assert watched.quiet(1.0)
    (root / "settings.json").write_text("{}")
    assert "No findings" in watched.until_it_waits()
    (root / "new.py").write_text(OLD)
    assert "new.py:2:" in watched.until_it_waits()
    assert watched.interrupt() == 130


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["-"], "standard input cannot be watched"), (["gone.py"], "gone.py: No such file")],
)
def test_what_cannot_be_watched(tree: Tree, arguments: list[str], message: str) -> None:
    tree({".git/HEAD": ""})
    done = subprocess.run(
        [DOMICILE, "check", "--watch", *arguments], capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.returncode, message in done.stderr) == (2, True)


def test_without_the_extra(tree: Tree) -> None:
    tree({})
    hidden = "import sys; sys.modules['watchfiles'] = None; from domicile.cli import main; main()"
    command = [sys.executable, "-c", hidden, "check", "--watch"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2
    assert "pip install 'domicile[watch]'" in done.stderr
