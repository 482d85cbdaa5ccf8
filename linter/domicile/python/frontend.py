"""The Python front end: a module's index at once, its chunks lowered on demand."""

from __future__ import annotations

import zlib
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

    packed = _packed(source.text)

    def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
        from domicile.python.lower_chunk import lower_chunk

        return lower_chunk(_lines(packed), chunk)

    def head(chunk: Chunk) -> ir.Stmt:
        from domicile.python.lower_chunk import lower_head

        return lower_head(_lines(packed), chunk)

    return Module(path, chunks, lower, head)


def _packed(text: str) -> bytes:
    """A text that is kept and seldom read: as characters, one beyond Latin-1 makes all of them
    two or four bytes wide, and `ast` leaves another copy in it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


@lru_cache(maxsize=4)  # the lines take far more room, and are seldom asked for
def _lines(packed: bytes) -> Sequence[str]:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass").split("\n")


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
