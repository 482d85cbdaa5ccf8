"""Lowering of one chunk: LibCST parses the chunk's own lines and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import libcst as cst

from domicile import ir
from domicile.chunks import Chunk
from domicile.ir import Span
from domicile.python.lower_statements import lower_statements
from domicile.python.lowering import Lowering
from domicile.source import Source, UnreadableError

# LibCST's parser takes quadratic time on deeper trees, and far deeper ones exhaust its stack.
DEEPEST_CHUNK = 400
_STACK = 6000  # frames: LibCST's code generation needs several for each level of nesting


def lower_chunk(source: Source, chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """The statements of a chunk; a class without its body.

    A chunk that is nested too deeply binds its names to an Opaque.
    """
    if chunk.depth > DEEPEST_CHUNK:
        return _opaque(source, chunk)
    try:
        if chunk.kind == "class":
            return (_lower_header(source, chunk),)
        return _lower_lines(source.lines[chunk.first_line - 1 : chunk.last_line], chunk.first_line)
    except (cst.ParserSyntaxError, RecursionError, MemoryError):
        return _opaque(source, chunk)


def lower_module(source: Source) -> tuple[ir.Stmt, ...]:
    """The statements of a whole file.

    Raises UnreadableError with the place of the first error.
    """
    try:
        return _lower_lines(source.lines, 1)
    except cst.ParserSyntaxError as error:
        raise UnreadableError(_first_line(error), error.raw_line, error.raw_column + 1) from None
    except (RecursionError, MemoryError):
        raise UnreadableError("nested too deeply to be read") from None


def _first_line(error: cst.ParserSyntaxError) -> str:
    return f"invalid syntax: {error.message.splitlines()[0]}"


def _lower_header(source: Source, chunk: Chunk) -> ir.Class:
    """A class whose body is `pass`: LibCST never sees the real one."""
    body = chunk.children[0].first_line
    line = source.lines[body - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    header = [*source.lines[chunk.first_line - 1 : body - 1], indentation + "pass"]
    (lowered,) = _lower_lines(header, chunk.first_line)
    assert isinstance(lowered, ir.Class)
    end = len(source.lines[chunk.last_line - 1]) + 1
    span = lowered.span._replace(end_line=chunk.last_line, end_column=end)
    return replace(lowered, body=(), span=span)


def _lower_lines(lines: tuple[str, ...] | list[str], first_line: int) -> tuple[ir.Stmt, ...]:
    """Lower whole lines; under an `if` where they are indented, so that columns stay true."""
    indented = bool(lines) and lines[0][:1] in (" ", "\t")
    prefix = "if 1:\n" if indented else ""
    text = prefix + "\n".join(lines) + "\n"
    with _deep_stack():
        module = cst.parse_module(text)
        low = Lowering(module, text, first_line - bool(prefix))
    if not indented:
        return lower_statements(module.body, low)
    block = module.body[0]
    assert isinstance(block, cst.If)
    return lower_statements(block.body.body, low)


@contextmanager
def _deep_stack() -> Iterator[None]:
    """Room for LibCST's recursion, which takes no C stack."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _STACK))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _opaque(source: Source, chunk: Chunk) -> tuple[ir.Stmt, ...]:
    end = len(source.lines[chunk.last_line - 1]) + 1
    span = Span(chunk.first_line, 1, chunk.last_line, end)
    unknown = ir.Opaque((), "nested too deeply", span)
    names = sorted(chunk.binds - {"*"})
    if not names:
        return (ir.Evaluate(unknown, span),)
    return tuple(ir.Assign((ir.Name(name, span),), unknown, None, span) for name in names)
