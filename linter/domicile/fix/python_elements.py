"""Arguments and dict items taken out and put in, with their commas and lines."""

from __future__ import annotations

import ast
import re
import tokenize
from tokenize import TokenInfo
from typing import TypeAlias

from domicile.fix.python_text import PythonText
from domicile.span import Span

Change: TypeAlias = tuple[Span, str]  # what is replaced, and by what
_Place: TypeAlias = tuple[int, int]  # line and column, from 1

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
# Python 3.12 and 3.14 tell what stands in f-strings and t-strings.
_STARTS = {getattr(tokenize, name, None) for name in ("FSTRING_START", "TSTRING_START")}
_ENDS = {getattr(tokenize, name, None) for name in ("FSTRING_END", "TSTRING_END")}
_LITERAL = re.compile(r"[bBuU]?(?P<quote>['\"])(?!(?P=quote){2})")


def removed(text: PythonText, span: Span) -> list[Change]:
    """Take out the element at `span`: with its comma, and its line where it is alone on it.

    Comments stay. None of what is left moves to another line but behind an opening bracket.
    """
    before, after = text.before(*span[:2]), text.after(*span[2:])
    comma = after if after.string == "," else None
    if comma is None and after.string not in _CLOSING:
        return []  # a parenthesis around the value, say
    if comma is not None and _has_comment(text, span[2:], _start(comma)):
        return [(span, ""), *_without_comma(comma)]
    end = _end(comma) if comma is not None else span[2:]
    starts_line = not text.lines[span.line - 1][: span.column - 1].strip()
    rest = text.lines[end[0] - 1][end[1] - 1 :]
    if starts_line and not rest.strip():
        lines = _cut((span.line, 1), (end[0] + 1, 1))
        return [lines] if comma is not None else [*_without_comma(before), lines]
    following = (end[0], end[1] + len(rest) - len(rest.lstrip()))  # on the same line
    if comma is not None:
        is_last = not rest.strip() or rest.lstrip()[0] in ")]}#"
        if starts_line or not is_last:
            return [_cut(span[:2], following)]
        return [_cut(_end(before) if before.string == "," else span[:2], end)]
    if rest.lstrip().startswith("#"):
        end = following if starts_line else end
    if before.string == "," and not _has_comment(text, _end(before), span[:2]):
        return [_cut(_start(before), end)]
    return [*_without_comma(before), _cut(span[:2], end)]


def inserted(
    text: PythonText, holder: ast.Call | ast.Dict, item: str, newline: str
) -> list[Change]:
    """Put `item` at the end of a call's arguments or a display's items, laid out as those are."""
    span = text.span(holder)
    closing = text.before(*span[2:])
    last = text.before(*_start(closing))
    place = _end(last)
    if last.string in _OPENING and _is_empty(holder):
        return [_put(place, item)]
    trailing = "," if last.string == "," else ""
    start = _last_start(text, holder)
    line = text.lines[start[0] - 1]
    if closing.start[0] > last.end[0] and not line[: start[1] - 1].strip():
        own_line = f"{line[: start[1] - 1]}{item}{trailing}{newline}"
        comma = [] if trailing else [_put(place, ",")]
        return [*comma, _put((place[0] + 1, 1), own_line)]
    return [_put(place, f" {item}," if trailing else f", {item}")]


def quote(text: PythonText, node: ast.expr) -> str | None:
    """The quotation mark of the first plain string in `node`, if it has any."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            span = text.span(part)
            found = _LITERAL.match("".join(text.lines[span.line - 1 : span.line]), span.column - 1)
            if found:
                return found["quote"]
    return None


def new_quote(text: PythonText, node: ast.expr) -> str:
    """The quotation mark for a new string in `node`, as its others have it.

    It is not that of an f-string around it: before Python 3.12 it would end there.
    """
    around: list[str] = []
    for token in text.tokens[: text.tokens.index(text.after(*text.span(node)[:2]))]:
        if token.type in _STARTS:
            around.append(token.string)
        elif token.type in _ENDS:
            around.pop()
    free = "'" if any('"' in start for start in around) else '"'
    return quote(text, node) or free


def written(text: PythonText, node: ast.expr) -> str | None:
    """How a plain one-line string is written; None for any other."""
    span = text.span(node)
    if span.line != span.end_line or quote(text, node) is None:
        return None
    return text.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _is_empty(holder: ast.Call | ast.Dict) -> bool:
    if isinstance(holder, ast.Dict):
        return not holder.values
    return not holder.args and not holder.keywords


def _last_start(text: PythonText, holder: ast.Call | ast.Dict) -> _Place:
    """Where the last argument or item starts."""
    if isinstance(holder, ast.Dict):
        key = holder.keys[-1]
        span = text.span(holder.values[-1] if key is None else key)
        return span[:2] if key is not None else _start(text.before(*span[:2]))
    arguments: list[ast.expr | ast.keyword] = [*holder.args, *holder.keywords]
    return max(text.span(node)[:2] for node in arguments)


def _without_comma(token: TokenInfo) -> list[Change]:
    return [_cut(_start(token), _end(token))] if token.string == "," else []


def _has_comment(text: PythonText, start: _Place, end: _Place) -> bool:
    lines = text.lines[start[0] - 1 : end[0]]
    between = (lines[0][start[1] - 1 :], *lines[1:-1]) if len(lines) > 1 else ()
    return any("#" in line for line in between)


def _start(token: TokenInfo) -> _Place:
    return token.start[0], token.start[1] + 1


def _end(token: TokenInfo) -> _Place:
    return token.end[0], token.end[1] + 1


def _cut(start: _Place, end: _Place) -> Change:
    return Span(*start, *end), ""


def _put(place: _Place, item: str) -> Change:
    return Span(*place, *place), item
