"""What is written to a terminal, and only there: colours, links, the progress line."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_report import REPORT

from domicile.cli.progress import line
from domicile.cli.terminal import takes_colour, takes_links
from domicile.report import CHECK_FORMATS, renderer
from domicile.report.links import rule_page
from domicile.report.text import Style
from domicile.stages import Stages

Tree = Callable[..., Path]


@pytest.mark.parametrize(
    ("is_terminal", "environment", "taken"),
    [
        (False, {}, False),
        (True, {}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(is_terminal: bool, environment: dict[str, str], taken: bool) -> None:
    assert takes_colour(is_terminal, environment) is taken


@pytest.mark.parametrize(
    ("is_terminal", "environment", "taken"),
    [
        (True, {}, False),
        (True, {"TERM": "xterm-256color"}, False),
        (True, {"TERM": "xterm-kitty"}, True),
        (True, {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True),
        (True, {"TERM": "tmux-256color", "TERM_PROGRAM": "vscode"}, False),
        (True, {"VTE_VERSION": "7800"}, True),
        (True, {"VTE_VERSION": "4602"}, False),
        (True, {"WT_SESSION": "x"}, True),
        (True, {"WT_SESSION": "x", "CI": "true"}, False),
        (False, {"WT_SESSION": "x"}, False),
        (False, {"FORCE_HYPERLINK": "1"}, True),
        (True, {"WT_SESSION": "x", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links(is_terminal: bool, environment: dict[str, str], taken: bool) -> None:
    assert takes_links(is_terminal, environment) is taken


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_rule_links_to_its_page(name: str) -> None:
    shown = renderer(CHECK_FORMATS[name])(REPORT, Style(links=True))
    links = re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\(\w+)\x1b\]8;;\x1b\\", shown)
    assert links == [(rule_page(each.rule, each.name), each.rule) for each in REPORT.findings]
    assert "\x1b" not in renderer(CHECK_FORMATS[name])(REPORT, Style())


@pytest.mark.parametrize(
    ("stage", "done", "total", "shown"),
    [
        ("screen", 0, 0, "looking through the files, 12 s"),
        ("resolve", 0, 9, "reading [------------------------] 0 of 9 files, 12 s"),
        ("resolve", 6, 12, "reading [############------------] 6 of 12 files, 12 s"),
        ("resolve", 12, 12, "following the calls of 12 files, 12 s"),
        ("judge", 0, 0, "judge, 12 s"),
    ],
)
def test_the_progress_line(stage: str, done: int, total: int, shown: str) -> None:
    stages = Stages()
    stages.current, stages.done, stages.total = stage, done, total
    assert line(stages, 12.3) == shown


_SLOW = """
import sys, time
from domicile.cli import progress
from domicile.stages import Stages
progress._PATIENCE, progress._INTERVAL = 0.05, 0.02
stages = Stages()
with progress.progress(stages), stages.stage("resolve"):
    stages.total = 8
    time.sleep(0.4)
print("done", file=sys.stderr)
"""


def on_a_terminal(**variables: str) -> str:
    """What a slow run writes to a terminal on standard error."""
    ours, theirs = pty.openpty()
    environment = {"TERM": "xterm", **{k: v for k, v in os.environ.items() if k != "CI"}}
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW],
        stderr=theirs,
        env={**environment, "TERM": "xterm", **variables},
    )
    os.close(theirs)
    timer = threading.Timer(30, process.kill)
    timer.start()
    written = b""
    while True:
        try:
            chunk = os.read(ours, 1024)
        except OSError:  # Linux tells the other side's end so
            break
        if not chunk:
            break
        written += chunk
    process.wait()
    timer.cancel()
    os.close(ours)
    return written.decode()


def test_a_long_run_shows_that_it_is_alive_and_leaves_nothing_behind() -> None:
    written = on_a_terminal()
    assert "reading [------------------------] 0 of 8 files, 0 s" in written
    assert written.endswith("\r\x1b[Kdone\r\n")


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"CI": "true"}])
def test_a_log_is_spared(variables: dict[str, str]) -> None:
    assert on_a_terminal(**variables) == "done\r\n"
