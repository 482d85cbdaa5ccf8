"""Lowering of one chunk: LibCST parses the chunk's own lines and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domicile import ir
from domicile.chunks import Chunk
from domicile.ir import Span
from domicile.python.large import without_large
from domicile.python.long_functions import LONG, lower_long
from domicile.python.lower_statements import lower_statements
from domicile.python.slices import Unparsed, parse_lines
from domicile.python.unread_parts import opaque

# LibCST's parser takes quadratic time on deeper trees, and far deeper ones exhaust its stack.
DEEPEST_CHUNK = 1000


def lower_chunk(lines: Sequence[str], chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """The statements of a chunk; a class without its body.

    A chunk that is nested too deeply, or that LibCST cannot parse, binds its names to an Opaque.
    """
    if chunk.depth > DEEPEST_CHUNK:
        return _opaque(lines, chunk, "nested too deeply")
    try:
        if chunk.kind == "class":
            return (_class(lines, chunk),)
        if chunk.kind == "function" and chunk.last_line - chunk.first_line >= LONG:
            long = lower_long(lines[chunk.first_line - 1 : chunk.last_line], chunk)
            if long is not None:
                return (long,)
        own = without_large(lines[chunk.first_line - 1 : chunk.last_line])
        return lower_statements(*parse_lines(own, chunk.first_line))
    except Unparsed as error:
        return _opaque(lines, chunk, error.why)
    except RecursionError:
        return _opaque(lines, chunk, "nested too deeply")


def lower_head(lines: Sequence[str], chunk: Chunk) -> ir.Stmt:
    """The Function of a chunk; without its body where that begins on a line of its own."""
    if chunk.body_line == 0 or chunk.depth > DEEPEST_CHUNK:
        return lower_chunk(lines, chunk)[0]
    try:
        return replace(_without_body(lines, chunk, chunk.body_line), body=())
    except (Unparsed, RecursionError):
        return lower_chunk(lines, chunk)[0]


def _without_body(lines: Sequence[str], chunk: Chunk, body: int) -> ir.Function | ir.Class:
    """A function or class whose body is `pass`: LibCST never sees the lines from `body` on."""
    line = lines[body - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    header = [*lines[chunk.first_line - 1 : body - 1], indentation + "pass"]
    (lowered,) = lower_statements(*parse_lines(header, chunk.first_line))
    assert isinstance(lowered, ir.Function | ir.Class)
    return lowered


def _class(lines: Sequence[str], chunk: Chunk) -> ir.Class:
    lowered = _without_body(lines, chunk, chunk.children[0].first_line)
    assert isinstance(lowered, ir.Class)
    end = len(lines[chunk.last_line - 1]) + 1
    span = lowered.span._replace(end_line=chunk.last_line, end_column=end)
    return replace(lowered, body=(), span=span)


def _opaque(lines: Sequence[str], chunk: Chunk, why: str) -> tuple[ir.Stmt, ...]:
    end = len(lines[chunk.last_line - 1]) + 1
    return opaque(chunk.binds, why, Span(chunk.first_line, 1, chunk.last_line, end))
