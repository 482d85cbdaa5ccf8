"""A line on standard error that shows that a long run is alive; for terminals only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from domicile.cli.terminal import columns
from domicile.report.text import plural
from domicile.stages import Stages
from domicile.workers import WATCHER

if TYPE_CHECKING:
    from threading import Event

_PATIENCE = 1.0  # seconds before the line appears
_INTERVAL = 0.2
_BAR = 24  # cells
_CLEAR = "\r\x1b[K"
_NAMES = {"screen": "looking through the files", "resolve": "following the calls"}


@contextmanager
def progress(stages: Stages) -> Iterator[None]:
    """Show how far `stages` has come while the block runs, and leave nothing behind."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb" or os.environ.get("CI"):
        yield
        return
    import threading  # 1 ms, which a hook need not pay

    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(stages, ended), name=WATCHER, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def line(stages: Stages, seconds: float) -> str:
    """ "reading [#####-----] 60 of 120 files, 12 s", then "following the calls of 120 files, 14 s".

    How long the calls will take cannot be told beforehand, so there is no bar for them.
    """
    name, passed = _NAMES.get(stages.current, stages.current), f"{seconds:.0f} s"
    if not stages.total:
        return f"{name}, {passed}"
    if stages.done >= stages.total:
        return f"{name} of {plural(stages.total, 'file')}, {passed}"
    full = _BAR * stages.done // stages.total
    bar = "#" * full + "-" * (_BAR - full)
    return f"reading [{bar}] {stages.done} of {plural(stages.total, 'file')}, {passed}"


def _watch(stages: Stages, ended: Event) -> None:
    start = time.monotonic()
    if ended.wait(_PATIENCE):
        return
    while not ended.wait(_INTERVAL):
        sys.stderr.write(_CLEAR + line(stages, time.monotonic() - start)[: columns(sys.stderr) - 1])
        sys.stderr.flush()
    sys.stderr.write(_CLEAR)
    sys.stderr.flush()
