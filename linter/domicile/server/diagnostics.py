"""An answer to an editor's diagnostics, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)
from pygls.workspace import PositionCodec

from domicile import calls
from domicile.findings import Finding
from domicile.positions import Problem
from domicile.quick_classes import dataclass
from domicile.report.links import rule_page
from domicile.report.text import visible
from domicile.server import ranges
from domicile.server.exchange import Answer
from domicile.span import Span

SOURCE = "domicile"
_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}
_TOP = Range(Position(0, 0), Position(0, 0))


@dataclass(frozen=True, slots=True)
class View:
    """An answer as an editor sees it: with its names of files and its units of columns."""

    answer: Answer
    codec: PositionCodec
    uri: Callable[[str], str]

    def range(self, path: str, span: Span) -> Range:
        return ranges.range_of(span, self.lines(path), self.codec)

    def lines(self, path: str) -> tuple[str, ...]:
        return self.answer.lines.get(path, ())

    def place(self, place: calls.Location) -> Location:
        if place.cell is not None:  # the lines of a cell are not the file's
            return Location(self.uri(place.path), _TOP)
        return Location(self.uri(place.path), self.range(place.path, place.span))


def diagnostics(view: View, checked: set[str]) -> dict[str, list[Diagnostic]]:
    """The diagnostics by path, for each of the paths `checked` and each that has any."""
    answer = view.answer
    found: dict[str, list[Diagnostic]] = {path: [] for path in sorted(checked)}
    for finding in answer.report.findings if answer.report else ():
        found.setdefault(finding.location.path, []).append(_of_finding(view, finding))
    for problem in answer.problems:
        found.setdefault(problem.path, []).append(_of_problem(view, problem))
    if not_judged := _of_run(view):
        for path in checked - {problem.path for problem in answer.problems}:
            found[path].append(not_judged)
    return found


def range_of_finding(view: View, finding: Finding) -> Range:
    """Where it stands; a place without an extent is shown to the end of its line."""
    path, span = finding.location.path, finding.location.span
    if span[:2] == span[2:]:
        span = ranges.rest_of_line(span.line, span.column, view.lines(path))
    return view.range(path, span)


def _of_finding(view: View, finding: Finding) -> Diagnostic:
    page = rule_page(finding.rule, finding.name)
    return Diagnostic(
        range=range_of_finding(view, finding),
        message=visible(finding.message) + "".join(_remarks(finding)),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=list(_related(view, finding)) or None,
    )


def _remarks(finding: Finding) -> Iterator[str]:
    if finding.certainty == "possible":
        yield "\npossible: it holds for some of the values the call can have"
    for reason in finding.reasons:
        yield f"\nbecause: {visible(reason.text)}"


def _related(view: View, finding: Finding) -> Iterator[DiagnosticRelatedInformation]:
    for related in finding.related:
        yield DiagnosticRelatedInformation(view.place(related.location), visible(related.message))
    for reason in finding.reasons:
        if reason.location is not None:
            yield DiagnosticRelatedInformation(view.place(reason.location), visible(reason.text))


def _of_problem(view: View, problem: Problem) -> Diagnostic:
    span = ranges.word_at(problem.line, problem.column, view.lines(problem.path))
    key = f"{problem.key}: " if problem.key else ""
    help_ = f"; {problem.suggestion}" if problem.suggestion else ""
    return Diagnostic(
        range=view.range(problem.path, span),
        message=visible(f"{key}{problem.message}{help_}"),
        severity=DiagnosticSeverity.Error,
        code="policy",
        source=SOURCE,
    )


def _of_run(view: View) -> Diagnostic | None:
    """What every open file must show: that nothing was checked, and why."""
    answer = view.answer
    if answer.failure:
        text = f"not checked: Domicile failed on something it did not expect: {answer.failure}"
        return Diagnostic(_TOP, visible(text), DiagnosticSeverity.Warning, source=SOURCE)
    if answer.broken:
        text = f"not checked, until this is right: {answer.broken.splitlines()[0]}"
        return Diagnostic(_TOP, visible(text), DiagnosticSeverity.Error, source=SOURCE)
    return None
