"""The lines of a chunk: whole ones, from the first decorator to the last line that is joined on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

_Node = TypeVar("_Node")


def first_line(line: int, lines: Sequence[str]) -> int:
    """The line of a decorator's `@`, at or above the line where its expression starts."""
    while line > 1 and not lines[line - 1].lstrip().startswith("@"):
        line -= 1
    return line


def last_line(line: int, lines: Sequence[str]) -> int:
    """The last line of a statement that ends in `line`, with those a backslash joins to it."""
    while line < len(lines) and lines[line - 1].endswith("\\"):
        line += 1
    return line


def by_lines(extents: Iterable[tuple[int, int, _Node]]) -> list[tuple[int, int, list[_Node]]]:
    """Nodes in their order, each with its first and last line: those that share a line together."""
    groups: list[tuple[int, int, list[_Node]]] = []
    for first, last, node in extents:
        if groups and first <= groups[-1][1]:
            start, end, members = groups[-1]
            groups[-1] = (start, max(end, last), [*members, node])
        else:
            groups.append((first, last, [node]))
    return groups
