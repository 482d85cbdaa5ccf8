"""The stages in their order: discover, screen, front end, link, resolve, judge."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domicile import __version__
from domicile.discover import Found, UnreadablePathError, Verdict, discover, surroundings
from domicile.facts.age import facts_as_of
from domicile.reading import Reader
from domicile.results import FileVerdict, Report
from domicile.screen import judge_bytes, screen

if TYPE_CHECKING:
    from domicile.calls import Call


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do. `stdin` is a text that stands for the file at its path."""

    paths: tuple[str, ...] = (".",)
    policy: str | None = None
    use_policy: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    certain_only: bool = False
    list_files: bool = False
    jobs: int = 0  # 0: as many as pay
    cache: bool = True
    stdin: tuple[str, bytes] | None = None


@dataclass(slots=True)
class _Triage:
    """The files of a run by what the byte gate says of them."""

    candidates: list[str] = field(default_factory=list)
    skipped: list[FileVerdict] = field(default_factory=list)
    files: list[FileVerdict] = field(default_factory=list)
    scanned: int = 0


_SCANNED = frozenset({Verdict.ANALYSED, Verdict.SCREENED_OUT, Verdict.BINARY})
_SKIPPED = frozenset({Verdict.UNREADABLE, Verdict.EXCLUDED})


def _triage(options: Options) -> _Triage:
    triage = _Triage()
    for found, verdict in _verdicts(options):
        if found.explicit and verdict is Verdict.UNREADABLE:
            raise UnreadablePathError(f"{found.path}: cannot be read")
        if verdict is Verdict.ANALYSED:
            triage.candidates.append(found.path)
        elif verdict is Verdict.UNREADABLE:
            triage.skipped.append(FileVerdict(found.path, verdict))
        if verdict in _SCANNED:
            triage.scanned += 1
        if options.list_files:
            triage.files.append(FileVerdict(found.path, verdict))
    return triage


def _verdicts(options: Options) -> Iterator[tuple[Found, Verdict]]:
    if options.stdin is not None:
        path, data = options.stdin
        yield Found(path, None, explicit=True), judge_bytes(data)
        return
    for found in discover(options.paths):
        verdict = screen(found)
        if verdict is not None:
            yield found, verdict


def analyse(options: Options) -> Report:
    """Run every stage over the options' paths.

    Raises UnreadablePathError for a path that cannot be read and PolicyError for a bad policy;
    a file that cannot be parsed is an entry of `errors` and the run goes on.
    """
    clock = _Clock()
    with clock.stage("screen"):
        triage = _triage(options)
    reader = Reader({options.stdin[0]: options.stdin[1]} if options.stdin else {})
    with clock.stage("resolve"):
        calls = _find_calls(reader, triage.candidates) if triage.candidates else ()
    return Report(
        version=__version__,
        facts_date=facts_as_of(),
        calls=(),
        errors=tuple(reader.errors[path] for path in sorted(reader.errors)),
        skipped=tuple(triage.skipped),
        files=tuple(triage.files),
        scanned=triage.scanned,
        analysed=len(triage.candidates),
        seconds=clock.seconds,
    )


def _find_calls(reader: Reader, paths: Sequence[str]) -> tuple[Call, ...]:
    from domicile.link import Project
    from domicile.resolve import find_calls

    files = dict.fromkeys(paths)
    for root in sorted({os.path.dirname(path) for path in paths}):
        files.update(dict.fromkeys(surroundings(root or ".")))
    return find_calls(Project(list(files), reader.load), paths)


@dataclass(slots=True)
class _Clock:
    """Wall time by stage, in seconds."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = time.perf_counter() - start
