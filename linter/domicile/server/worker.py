"""The child process that analyses one workspace folder, request by request."""

from __future__ import annotations

import os
import posixpath
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from domicile import policy
from domicile.fix.texts import Offsets, disjoint, offsets
from domicile.pipeline import Options, RunError, analyse, read_policy
from domicile.positions import display
from domicile.reading import Reader
from domicile.server.exchange import LENGTH_BYTES, Answer, Request, length, packed, unpacked
from domicile.source import decode

if TYPE_CHECKING:
    from domicile.findings import Edit
    from domicile.positions import Problem
    from domicile.results import Report


def main() -> None:
    """Answer requests on standard input until it ends; the folder is the only argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but answers may reach the server
    os.chdir(sys.argv[1])
    while header := requests.read(LENGTH_BYTES):
        request = unpacked(requests.read(length(header)))
        assert isinstance(request, Request)
        answers.write(packed(answer(request)))
        answers.flush()


def answer(request: Request) -> Answer:
    """What there is to tell of the open files and of the policy. Never raises."""
    try:
        return _answer(request)
    except Exception as error:
        told = traceback.format_exception_only(type(error), error)[-1].strip()
        return Answer(failure=told, details=traceback.format_exc())


def _answer(request: Request) -> Answer:
    options = Options(
        paths=tuple(sorted(request.texts)),
        select=request.settings.select,
        ignore=request.settings.ignore,
        certain_only=request.settings.certain_only,
        baseline=request.settings.baseline,
        jobs=1,
        texts=request.texts,
    )
    try:
        chosen = request.settings.policy or _nearest_policy()
        report = analyse(options._replace(policy=chosen))
    except RunError as error:
        told = Answer(_unjudged(options), str(error), error.problems)
    else:
        told = Answer(report, problems=_of_other_policies(request, chosen))
    return replace(
        told,
        report=_sendable(told.report),
        lines=_lines(request, told),
        safe_edits=_safe_edits(request, told.report),
    )


def _nearest_policy() -> str | None:
    try:
        found = policy.find(Path.cwd())
    except policy.PolicyError as error:
        raise RunError(str(error), error.problems) from error
    return None if found is None else display(found)


def _unjudged(options: Options) -> Report:
    """The calls alone: what is known of them needs no policy, and any verdict would."""
    report = analyse(options._replace(use_policy=False, select=(), ignore=(), baseline=None))
    return report._replace(findings=(), suppressed=())


def _sendable(report: Report | None) -> Report | None:
    """The report with plain mappings, and without the lines, which the answer has."""
    return report and report._replace(sources={}, rules=dict(report.rules), seconds={})


def _of_other_policies(request: Request, chosen: str | None) -> tuple[Problem, ...]:
    """What is wrong with open policies that do not hold for the folder itself."""
    others = [path for path in request.texts if posixpath.basename(path) == policy.NAME]
    if others in ([], [chosen]):
        return ()
    used = set(map(display, read_policy(chosen, request.texts).files)) if chosen else set()
    problems: list[Problem] = []
    for path in others:
        if path not in used:
            try:
                policy.load(Path(path), request.texts)
            except policy.PolicyError as error:
                problems += error.problems
    return tuple(problems)


def _safe_edits(request: Request, report: Report | None) -> dict[str, tuple[Edit, ...]]:
    groups: dict[str, dict[tuple[Edit, ...], None]] = {}
    for finding in report.findings if report else ():
        if finding.fix is not None and finding.fix.safe and finding.location.path in request.texts:
            groups.setdefault(finding.location.path, {})[finding.fix.edits] = None
    return {
        path: tuple(edit for edits in disjoint(found, _offsets(request, path)) for edit in edits)
        for path, found in groups.items()
    }


def _offsets(request: Request, path: str) -> Offsets:
    return offsets(decode(request.texts[path]))


def _lines(request: Request, told: Answer) -> dict[str, tuple[str, ...]]:
    reader = Reader(request.texts)
    texts = ((path, reader.source(path)) for path in sorted(set(_paths(request, told))))
    return {path: text.lines for path, text in texts if text is not None}


def _paths(request: Request, told: Answer) -> Iterator[str]:
    yield from request.texts
    yield from (problem.path for problem in told.problems)
    for finding in told.report.findings if told.report else ():
        yield finding.location.path
        yield from (related.location.path for related in finding.related)
        yield from (reason.location.path for reason in finding.reasons if reason.location)
