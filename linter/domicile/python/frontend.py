"""The Python front end: a module's index at once, its chunks lowered on demand."""

from __future__ import annotations

from domicile import ir
from domicile.chunks import Chunk, Module
from domicile.python.index import index
from domicile.source import Source, UnreadableError


def load(path: str, source: Source) -> Module:
    """The module of a file: indexed with `ast`, or where that cannot parse it, with LibCST.

    Raises UnreadableError with the place of the error where neither can.
    """
    try:
        chunks = index(source)
    except SyntaxError:
        return _load_newer(path, source)
    except (RecursionError, MemoryError):
        raise UnreadableError("nested too deeply to be read") from None

    def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
        from domicile.python.lower_chunk import lower_chunk

        return lower_chunk(source, chunk)

    return Module(path, chunks, lower)


def _load_newer(path: str, source: Source) -> Module:
    """A module in grammar that this interpreter's `ast` does not know."""
    from domicile.python.index_ir import index_ir, lower_from
    from domicile.python.lower_chunk import lower_module

    body = lower_module(source)
    chunks = index_ir(body, source.lines)

    def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
        return lower_from(body, chunk)

    return Module(path, chunks, lower)
