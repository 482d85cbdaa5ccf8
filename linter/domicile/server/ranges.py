"""Spans to the editor's ranges: lines from 0, columns in the units that were agreed on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from domicile.span import Span

_WORD = re.compile(r"[^\s,\[\]{}#]+|.")


def range_of(span: Span, lines: Sequence[str], codec: PositionCodec) -> Range:
    """Where `span` lies in the text whose lines, without newlines, are `lines`."""
    line, column, end_line, end_column = span
    start, end = Position(line - 1, column - 1), Position(end_line - 1, end_column - 1)
    return codec.range_to_client_units(lines, Range(start, end))


def word_at(line: int, column: int, lines: Sequence[str]) -> Span:
    """The span of the word that starts there; empty at the end of a line."""
    text = lines[line - 1] if line <= len(lines) else ""
    word = _WORD.match(text, column - 1)
    return Span(line, column, line, word.end() + 1 if word else column)


def rest_of_line(line: int, column: int, lines: Sequence[str]) -> Span:
    """The span from there to the end of the line."""
    text = lines[line - 1] if line <= len(lines) else ""
    return Span(line, column, line, max(column, len(text.rstrip()) + 1))


def contains(outer: Range, position: Position) -> bool:
    """Whether `position` lies in `outer`, its end included: the cursor may stand behind it."""
    return outer.start <= position <= outer.end


def overlap(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end
