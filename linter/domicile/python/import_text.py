"""The import statements of a file, found in its bytes without a parser."""

from __future__ import annotations

import ast
import codecs
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_WORD = re.compile(rb"[A-Za-z_0-9\x80-\xff]+|\.(?=[ \t\f\r\n\\]*import)")
PACKAGE = b"."  # the word for the package in `from . import name`
_PARENTHESES = re.compile(rb"[^\n(]*\((?:[^)#]|#[^\n]*)*\)")
_AFTER = b" \t\f\\("  # one of these follows the keyword

Find = Callable[[bytes, bytes, int], int]


def import_text(data: bytes, find: Find = bytes.find) -> bytes:
    """Every import statement of a file, each followed by a NUL.

    What only looks like one (in a text, say) may be among them; none is left out.
    """
    marked = data.removeprefix(codecs.BOM_UTF8)
    return b"".join(statement + b"\0" for statement in _statements(marked, find))


def words(text: bytes) -> set[bytes]:
    """The names in an import text."""
    return set(_WORD.findall(text))


def entries(text: bytes, wanted: set[bytes]) -> Iterator[tuple[str, int, str] | None]:
    """(module, leading dots, name or "") of the statements that hold one of the `wanted` words.

    None for a statement that is not understood by itself.
    """
    for statement in text.split(b"\0"):
        if not wanted.isdisjoint(_WORD.findall(statement)):
            found = _entries(statement)
            yield from (None,) if found is None else found


@lru_cache(maxsize=1 << 16)
def _entries(statement: bytes) -> tuple[tuple[str, int, str], ...] | None:
    """What a statement imports; None where it is not understood by itself."""
    try:
        tree = ast.parse(statement.strip())
    except (SyntaxError, ValueError):
        return None
    found: list[tuple[str, int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += ((alias.name, 0, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found += ((node.module or "", node.level, alias.name) for alias in node.names)
    return tuple(found)


def _statements(data: bytes, find: Find) -> Iterator[bytes]:
    at = find(data, b"import", 0)
    while at >= 0:
        after = at + 6
        if data[after : after + 1] in _AFTER:
            start = _start(data, at)
            if _may_begin(data[start:at].lstrip()):
                after = _end(data, after)
                yield data[start:after]
        at = find(data, b"import", after)


def _start(data: bytes, at: int) -> int:
    """Where the line begins, with those that a backslash joins to it."""
    start = data.rfind(b"\n", 0, at) + 1
    while start and data.endswith((b"\\\n", b"\\\r\n"), 0, start):
        start = data.rfind(b"\n", 0, start - 1) + 1
    return start


def _may_begin(head: bytes) -> bool:
    return not head or head.startswith(b"from") or b";" in head or b":" in head


def _end(data: bytes, after: int) -> int:
    """Where the line ends, with those that brackets or a backslash join to it."""
    while True:
        end = data.find(b"\n", after)
        if end < 0:
            return len(data)
        bracket = data.find(b"(", after, end)
        if bracket >= 0:
            enclosed = _PARENTHESES.match(data, after)
            if enclosed is not None and enclosed.end() > end:
                after = enclosed.end()
                continue
        if not data.endswith((b"\\", b"\\\r"), after, end):
            return end
        after = end + 1
