"""Writing inline suppressions into a text, beside the calls whose findings they accept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from domicile.calls import Location
from domicile.findings import Edit
from domicile.inline.comments import STYLES, Comment, Room, Style
from domicile.inline.directives import NO_REASON, Directive, directives
from domicile.inline.scope import covered
from domicile.quick_classes import dataclass
from domicile.results import Place
from domicile.source import Source
from domicile.span import Span

Rules: TypeAlias = frozenset[str]


class ReasonError(Exception):
    """A reason that a comment cannot hold."""


@dataclass(frozen=True, slots=True)
class Written:
    """The edits of one text, and the calls that no comment can stand beside."""

    edits: tuple[Edit, ...]
    left: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    place: Place
    source: Source
    style: Style
    room: Room
    directives: tuple[Directive, ...]
    calls: tuple[Span, ...]


def check_reason(reason: str) -> str:
    """`reason` without blanks around it. Raises ReasonError where it would be read differently."""
    reason = reason.strip()
    if not re.search(r"\w", reason):
        raise ReasonError("a reason has at least one letter or digit")
    if not reason.isprintable():
        raise ReasonError("a reason is one line of printable text")
    text = f"# domicile: ignore[GEO000] {reason}\n"
    found = directives("", "python", Source(text, (text[:-1],), text))
    if len(found) != 1 or found[0].reason != reason:
        raise ReasonError("a reason begins with a word, and holds no further comment")
    return reason


def written(
    place: Place,
    language: str,
    source: Source,
    wanted: Mapping[Span, Rules],
    calls: Iterable[Span],
    reason: str,
) -> Written:
    """The comments that silence the rules `wanted` at each call, of all `calls` in the text at
    `place`.

    A suppression that covers a call already is extended; one that only lacks its reason gets it.
    """
    style = STYLES.get(language)
    if style is None:
        return Written((), tuple(wanted))
    known = directives(place[0], language, source, place[1])
    text = _Text(place, source, style, style.room(source.lines), known, tuple(calls))
    merged: dict[Directive, Rules] = {}
    beside: dict[int, Rules] = {}
    above: dict[Span, Rules] = {}
    left: list[Span] = []
    for call, rules in sorted(wanted.items()):
        if (directive := _covering(text, call)) is not None:
            merged[directive] = merged.get(directive, Rules()) | rules
        elif (line := _line_beside(text, call)) is not None:
            beside[line] = beside.get(line, Rules()) | rules
        elif (statement := _statement(text, call)) is not None:
            above[statement] = above.get(statement, Rules()) | rules
        else:
            left.append(call)
    edits = [
        *(
            edit
            for directive, rules in merged.items()
            for edit in _extended(directive, rules, reason)
        ),
        *(_at_end(text, line, rules, reason) for line, rules in beside.items()),
        *(_own_line(text, statement, rules, reason) for statement, rules in above.items()),
    ]
    return Written(tuple(sorted(edits, key=lambda edit: edit.location)), tuple(left))


# --- where ----------------------------------------------------------------------------


def _covering(text: _Text, call: Span) -> Directive | None:
    """The suppression that covers `call` and can name further rules."""
    for directive in text.directives:
        is_usable = directive.rules and directive.fault in ("", NO_REASON)
        if is_usable and call in covered(directive.comment, text.calls):
            return directive
    return None


def _line_beside(text: _Text, call: Span) -> int | None:
    """The line of `call` whose end is nearest to it and to no other call, the first one first."""
    lines: list[int] = [call.line, call.end_line, *range(call.line + 1, call.end_line)]
    hits = [(line, _covered_from(text, line)) for line in lines if line in text.room.ends]
    alone = [line for line, hit in hits if hit == (call,)]
    shared = [line for line, hit in hits if call in hit]
    return next(iter([*alone, *shared]), None)


def _covered_from(text: _Text, line: int) -> tuple[Span, ...]:
    """The calls that a comment at the end of `line` would cover."""
    column = len(text.source.lines[line - 1]) + 1
    place = Span(line, column, line, column + 1)
    return covered(Comment("", place, alone=False, about=None), text.calls)


def _statement(text: _Text, call: Span) -> Span | None:
    """The statement that a comment can stand above to cover `call`."""
    for statement in text.room.statements:
        if statement.contains(call):
            place = Span(statement.line - 1, 1, statement.line - 1, 2)
            comment = Comment("", place, alone=True, about=statement)
            return statement if call in covered(comment, text.calls) else None
    return None


# --- edits ----------------------------------------------------------------------------


def _extended(directive: Directive, rules: Rules, reason: str) -> Iterator[Edit]:
    named = {word.text.casefold() for word in directive.rules}
    further = sorted(rule for rule in rules if rule.casefold() not in named)
    if further:
        yield _insertion(directive.rules[-1].location, "".join(f", {rule}" for rule in further))
    if directive.fault:
        yield _insertion(directive.location, f" {reason}")


def _at_end(text: _Text, line: int, rules: Rules, reason: str) -> Edit:
    column = len(text.source.lines[line - 1]) + 1
    place = _location(text, Span(line, column, line, column))
    return Edit(place, f"  {_comment(text.style, rules, reason)}")


def _own_line(text: _Text, statement: Span, rules: Rules, reason: str) -> Edit:
    line = text.source.lines[statement.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    newline = _newline(text.source)
    place = _location(text, Span(statement.line, 1, statement.line, 1))
    return Edit(place, f"{indent}{_comment(text.style, rules, reason)}{newline}")


def _comment(style: Style, rules: Rules, reason: str) -> str:
    return f"{style.opening} domicile: ignore[{', '.join(sorted(rules))}] {reason}"


def _location(text: _Text, span: Span) -> Location:
    path, cell = text.place
    return Location(path, span, cell)


def _insertion(after: Location, text: str) -> Edit:
    end = Span(*after.span[2:], *after.span[2:])
    return Edit(Location(after.path, end, after.cell), text)


def _newline(source: Source) -> str:
    """What ends the first line."""
    found: Sequence[str] = re.findall(r"\r\n?|\n", source.original[: len(source.lines[0]) + 2])
    return found[0] if found else "\n"
