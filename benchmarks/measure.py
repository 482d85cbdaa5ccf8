"""Interleaved runs: every tool in turn, several times, so that a slow minute is shared by all.

Every other round goes backwards: what ran before a tool decides what the processor's caches hold.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tools import Tool


class Figures(NamedTuple):
    """Seconds of wall time and of CPU (with those of its processes), and MiB at the peak."""

    wall: float
    cpu: float
    peak: float


def interleaved(
    tools: Sequence[Tool], folder: Path, runs: int, timeout: float
) -> dict[str, Figures | None]:
    """Medians by tool, after one run that is not counted; None where a run took too long."""
    measured: dict[str, list[Figures]] = {tool.name: [] for tool in tools}
    slow: set[str] = set()
    for number in range(runs + 1):
        for tool in tools if number % 2 else reversed(tools):
            if tool.name in slow:
                continue
            figures = _run(tool.command, folder, timeout)
            if figures is None:
                slow.add(tool.name)
            elif number:
                measured[tool.name].append(figures)
    return {
        name: None if name in slow else Figures(*map(median, zip(*each, strict=True)))
        for name, each in measured.items()
    }


def _run(command: Sequence[str], folder: Path, timeout: float) -> Figures | None:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        wall = time.perf_counter() - start
        if pid:
            process.returncode = 0  # it was waited for here
            return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        if wall > timeout:
            os.killpg(process.pid, 9)
            os.wait4(process.pid, 0)
            process.returncode = -9
            return None
        time.sleep(0.001 if wall < 1 else 0.02)
