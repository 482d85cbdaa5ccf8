"""The Python front end: a module's index at once, its chunks lowered on demand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from domicile import ir
from domicile.chunks import Chunk, Module
from domicile.python.index import index
from domicile.source import Source, UnreadableError

# What a parser makes of a text takes several hundred times its room.
MOST_CHARACTERS = 5_000_000
MOST_LINES = 500_000


def load(path: str, source: Source) -> Module:
    """The module of a file: indexed with `ast`, or where that cannot parse it, with LibCST.

    Raises UnreadableError with the place of the error where neither can, and for what is too large.
    """
    if len(source.text) > MOST_CHARACTERS or len(source.lines) > MOST_LINES:
        most = f"{MOST_CHARACTERS:,} characters or {MOST_LINES:,} lines"
        raise UnreadableError(f"too large to be read: more than {most}")
    try:
        chunks = index(source)
    except SyntaxError as error:
        return _newer_or_broken(path, source, error)
    except (RecursionError, MemoryError):
        raise UnreadableError("nested too deeply") from None

    text = source.text  # its lines take more than twice the room, and are seldom asked for

    def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
        from domicile.python.lower_chunk import lower_chunk

        return lower_chunk(_lines(text), chunk)

    def head(chunk: Chunk) -> ir.Stmt:
        from domicile.python.lower_chunk import lower_head

        return lower_head(_lines(text), chunk)

    return Module(path, chunks, lower, head)


@lru_cache(maxsize=4)
def _lines(text: str) -> Sequence[str]:
    return text.split("\n")


def _newer_or_broken(path: str, source: Source, error: SyntaxError) -> Module:
    try:
        return load_newer(path, source)
    except UnreadableError:  # CPython names the place better than LibCST
        message, line, column = error.msg, error.lineno or 1, max(error.offset or 1, 1)
        said = message if "syntax" in message else f"invalid syntax: {message}"
        raise UnreadableError(said, line, column) from None


def load_newer(path: str, source: Source) -> Module:
    """A module in grammar that this interpreter's `ast` does not know.

    LibCST parses the whole of it, and the same lowering works from that tree.
    """
    from domicile.python.whole import lower_whole

    chunks, lowered = lower_whole(source)
    return Module(
        path,
        chunks,
        lambda chunk: lowered[chunk.first_line],
        lambda chunk: lowered[chunk.first_line][0],
    )
