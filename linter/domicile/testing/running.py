"""Running test cases: each in a folder of its own, as a user would run it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from domicile.admin.answer import AnswerError
from domicile.calls import Location
from domicile.findings import Finding
from domicile.pipeline import Options, RunError, analyse, read_policy
from domicile.policy import NAME
from domicile.quick_classes import dataclass
from domicile.results import Report
from domicile.testing.reading import Case, Expected, lies_below

_NOTHING = "the snippet holds no call, so it shows nothing"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a case failed, in words."""

    case: Case
    message: str


def failures(case: Case) -> tuple[Failure, ...]:
    """Everything in which a case is not as it expects; empty where it holds.

    Changes the working directory while it runs, and writes nowhere but in a folder of its own.
    """
    if not lies_below(case.path):
        return (Failure(case, f"the file {case.path!r} does not lie below the policy's directory"),)
    try:
        with _folder(case):
            told = tuple(_told(case))
    except (RunError, AnswerError, OSError) as error:
        told = (str(error),)
    return tuple(Failure(case, message) for message in told)


def _told(case: Case) -> Iterator[str]:
    report = _report(case)
    if case.code and not (report.calls or report.findings or report.errors):
        yield _NOTHING
        return
    found = [each for each in (*report.findings, *report.suppressed) if _counts(each, case)]
    yield from _differences(found, case.expected)


@contextmanager
def _folder(case: Case) -> Iterator[None]:
    before = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="domicile-test-") as folder:
        os.chdir(folder)
        try:
            for name, text in ((NAME, case.policy), (case.path, case.code)):
                if text:
                    Path(name).parent.mkdir(parents=True, exist_ok=True)
                    Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
            yield
        finally:
            os.chdir(before)


def _report(case: Case) -> Report:
    if case.answer is not None:
        return _drift(case)
    everything = case.rule is not None
    return analyse(
        Options(
            paths=(".",) if everything else (case.path,),
            policy=NAME,
            select=("ALL",) if everything else (),
            today=case.today,
            cache=False,
            jobs=1,
            custom_rules=case.custom_rules,
        )
    )


def _drift(case: Case) -> Report:
    from domicile.admin.answer import read_page
    from domicile.admin.drift import compare
    from domicile.policy_report import OF_THE_ANSWER, policy_report

    declared = read_policy(NAME, custom_rules=case.custom_rules)
    try:
        answer = json.loads(case.answer or "")
    except ValueError as error:
        raise AnswerError(f"the answer is not JSON: {error}") from None
    listed = read_page(answer).workspaces
    differences = compare(declared, listed).differences
    return policy_report(declared, OF_THE_ANSWER, differences, today=case.today)


def _counts(finding: Finding, case: Case) -> bool:
    if case.rule is not None:
        return finding.rule == case.rule
    return finding.location.path == case.path


# --- what was found beside what was expected -------------------------------------------


def _differences(found: Sequence[Finding], expected: Sequence[Expected]) -> Iterator[str]:
    left = list(found)
    for each in expected:
        fitting = next((finding for finding in left if _fits(finding, each)), None)
        if fitting is None:
            yield f"not found: {_described(each)}"
        else:
            left.remove(fitting)
    for finding in left:
        line, column, *_ = finding.location.span
        waived = " waived" if finding.suppression else ""
        place = f"{finding.location.path}:{line}:{column}"
        yield (
            f"not expected: {finding.rule} {finding.severity} {finding.certainty}{waived} at "
            f"{place} ({covered(finding.location)!r}): {finding.message}"
        )


def _fits(finding: Finding, expected: Expected) -> bool:
    return (
        finding.rule == expected.rule
        and expected.line in (None, finding.location.span.line)
        and expected.severity in (None, finding.severity)
        and expected.certainty in (None, finding.certainty)
        and expected.at in (None, covered(finding.location))
        and expected.waived == (finding.suppression is not None)
    )


def _described(expected: Expected) -> str:
    parts = [expected.rule, expected.severity, expected.certainty]
    parts.append("waived" if expected.waived else None)
    parts.append(None if expected.line is None else f"in line {expected.line}")
    parts.append(None if expected.at is None else f"at {expected.at!r}")
    return " ".join(part for part in parts if part)


def covered(location: Location) -> str:
    """The text that a finding covers, up to the end of its first line."""
    span = location.span
    lines = Path(location.path).read_bytes().decode("utf-8", "replace").splitlines()
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    end = span.end_column - 1 if span.line == span.end_line else len(line)
    return line[span.column - 1 : max(end, span.column)]
