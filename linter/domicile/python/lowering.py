"""What lowering carries along: the spans of LibCST's nodes, and a few flags."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from sys import intern
from typing import Any

import libcst as cst
from libcst import CSTNode, Module

from domicile.ir import Span
from domicile.python.extents import Extents

# Deeper expressions are lowered to an Opaque, so that a reader of the IR may recurse over it.
DEEPEST = 100


def identifier(node: cst.Name) -> str:
    """The name as Python knows it: `µ` and its like in their normal form."""
    name = node.value
    return intern(name if name.isascii() else unicodedata.normalize("NFKC", name))


class Lowering:
    """The context of one lowering: spans by node, and whether a `yield` was met.

    The text begins in `first_line`, behind so many characters as `indentation` says. Nodes are
    known by `id`, which is safe as long as the module is alive: it is kept here.
    """

    __slots__ = ("depth", "lines", "module", "numbers", "places", "yields")

    def __init__(self, module: Module, text: str, first_line: int, indentation: int = 0) -> None:
        self.module = module
        self.yields = False
        self.depth = 0
        self.places = Extents(module, text).places
        self.lines = [-indentation]  # the offset at which each line starts
        position = text.find("\n")
        while position >= 0:
            self.lines.append(position + 1)
            position = text.find("\n", position + 1)
        self.numbers = [*range(first_line, first_line + len(self.lines))]  # each one object

    def span(self, node: CSTNode, last: CSTNode | None = None) -> Span:
        """The span of a node, or from its start to the end of `last`."""
        start, end = self.places[id(node)]
        return self._between(start, end if last is None else self.places[id(last)][1])

    def outer_span(self, node: Any) -> Span:
        """The span of an expression with its innermost parentheses, where it has any."""
        if not node.lpar:
            return self.span(node)
        (start, _), (_, end) = self.places[id(node.lpar[-1])], self.places[id(node.rpar[0])]
        return self._between(start, end)

    def _between(self, start: int, end: int) -> Span:
        """The span between two offsets into the text."""
        lines, numbers = self.lines, self.numbers
        line, end_line = bisect_right(lines, start) - 1, bisect_right(lines, end) - 1
        return Span(
            numbers[line],
            start - lines[line] + 1,
            numbers[end_line],
            end - lines[end_line] + 1,
        )
