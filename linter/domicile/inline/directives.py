"""What a comment says: `domicile: ignore[RULE, RULE] reason`, or what is wrong with it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from domicile.calls import Location
from domicile.inline.comments import STYLES, Comment
from domicile.quick_classes import dataclass
from domicile.source import Source
from domicile.span import Span

_WORD = "domicile"
_SPELLINGS = tuple(word.encode() for word in (_WORD, _WORD.capitalize(), _WORD.upper()))
NO_REASON = "it gives no reason; write one after the brackets"
_VERBS = r"ignor\w*|disable\w*|suppress\w*|skip\w*|allow\w*|noqa|nolint"
# With the colon any of those words is meant for this tool; without it only with brackets.
_OPENING = re.compile(
    rf"[#/*!-]\s*(?P<said>domicile(?:\s*:\s*(?:{_VERBS})\b|[\s_-]+(?:{_VERBS})(?=\s*[\[:(])))",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"domicile\s*:\s*ignore", re.IGNORECASE)
_RULES = re.compile(r"\s*\[(?P<rules>[^\[\]]*)\]")
_NAME = re.compile(r"[^\s,]+")
_NEXT = re.compile(r"\s+(?:#|//)\s|\s*(?:\*/|-->)")  # another tool's pragma, or the comment's end
_PUNCTUATION = " \t:;,-\u2013\u2014"  # what may stand between the brackets and the reason


@dataclass(frozen=True, slots=True)
class Word:
    """A rule's id or name as written."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Directive:
    """One inline suppression, right or wrong; `location` is from its first word to its last.

    `rules` has no repetition. `fault` tells why it silences nothing, and is empty where it is
    well formed.
    """

    location: Location
    comment: Comment
    rules: tuple[Word, ...]
    reason: str
    fault: str


def may_hold(data: bytes) -> bool:
    """Whether a file's bytes can hold an inline suppression."""
    return any(word in data for word in _SPELLINGS)


def directives(
    path: str, language: str, source: Source, cell: int | None = None
) -> tuple[Directive, ...]:
    """Every inline suppression in a text, or in a notebook's cell, in its order."""
    style = STYLES.get(language)
    if style is None:
        return ()
    return tuple(
        directive
        for comment in style.find(source.lines, _WORD)
        for directive in _directives(Location(path, comment.span, cell), comment)
    )


def _directives(place: Location, comment: Comment) -> Iterator[Directive]:
    starts = list(_OPENING.finditer(comment.text))
    for match, following in itertools.zip_longest(starts, starts[1:]):
        body = comment.text[: following.start() if following else None]
        if end := _NEXT.search(body, match.end()):
            body = body[: end.start()]
        yield _directive(place, comment, match, body.rstrip(" \t#/"))


def _directive(place: Location, comment: Comment, opening: re.Match[str], body: str) -> Directive:
    rules: tuple[Word, ...] = ()
    reason = ""
    if listed := _RULES.match(body, opening.end()):
        rules = tuple(_words(place, body, *listed.span("rules")))
        reason = body[listed.end() :].strip(_PUNCTUATION)
    location = _part(place, body, opening.start("said"), len(body))
    fault = _fault(opening, bool(listed), rules, reason)
    return Directive(location, comment, rules, reason, fault)


def _words(place: Location, body: str, start: int, stop: int) -> Iterator[Word]:
    seen: set[str] = set()
    for match in _NAME.finditer(body, start, stop):
        if match.group().casefold() not in seen:
            seen.add(match.group().casefold())
            yield Word(match.group(), _part(place, body, *match.span()))


def _fault(opening: re.Match[str], listed: bool, rules: tuple[Word, ...], reason: str) -> str:
    if not _RIGHT.fullmatch(opening["said"]):
        return "write it as `domicile: ignore[RULE] reason`"
    if not listed or not rules:
        return "it names no rule; write it as `domicile: ignore[RULE] reason`"
    if not re.search(r"\w", reason):
        return NO_REASON
    return ""


def _part(place: Location, text: str, start: int, stop: int) -> Location:
    """The location of a part of the comment at `place`, which may have several lines."""
    line, column = _advance(place.span.line, place.span.column, text[:start])
    span = Span(line, column, *_advance(line, column, text[start:stop]))
    return Location(place.path, span, place.cell)


def _advance(line: int, column: int, text: str) -> tuple[int, int]:
    newlines = text.count("\n")
    if not newlines:
        return line, column + len(text)
    return line + newlines, len(text) - text.rfind("\n")
