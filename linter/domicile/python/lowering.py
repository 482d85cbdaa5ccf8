"""What lowering carries along: the span of every LibCST node of a slice, and a few flags.

LibCST knows no positions; writing the tree back as text does, token by token. `Lowering` takes
the place of LibCST's code generator state and counts characters instead of collecting them,
which costs a fifth of LibCST's own PositionProvider. The tests hold its spans against `ast`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Any

import libcst as cst
from libcst import CSTNode, Module

from domicile.ir import Span

_BLANK = re.compile(r"(?:[ \t\f]|\\\n)*")
_SPACES = frozenset(" \t\f\\")
# Deeper expressions are lowered to an Opaque, so that a reader of the IR may recurse over it.
DEEPEST = 100


def identifier(node: cst.Name) -> str:
    """The name as Python knows it: `µ` and its like in their normal form."""
    name = node.value
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


class _Recording:
    """Records the extent of a node without its parentheses and whitespace."""

    __slots__ = ("end_node", "node", "owner", "start", "start_node")

    def __init__(
        self, owner: Lowering, node: CSTNode, start_node: CSTNode | None, end_node: CSTNode | None
    ) -> None:
        self.owner = owner
        self.node = node
        self.start_node = start_node
        self.end_node = end_node

    def __enter__(self) -> None:
        self.start = self.owner.offset

    def __exit__(self, *_: object) -> None:
        owner, key = self.owner, id(self.node)
        first, last = self.start_node, self.end_node
        owner.starts[key] = self.start if first is None else owner.starts[id(first)]
        owner.ends[key] = owner.offset if last is None else owner.ends[id(last)]


class Lowering:
    """The context of one lowering: spans by node, and whether a `yield` was met.

    Nodes are known by `id`, which is safe as long as the module is alive: it is kept here.
    """

    def __init__(self, module: Module, text: str, first_line: int) -> None:
        self.module = module
        self.text = text
        self.first_line = first_line
        self.yields = False
        self.depth = 0
        self.lines = [0]  # the offset at which each line starts
        position = text.find("\n")
        while position >= 0:
            self.lines.append(position + 1)
            position = text.find("\n", position + 1)
        # What LibCST's code generation asks of its state:
        self.default_indent = module.default_indent
        self.default_newline = module.default_newline
        self.indent_tokens: list[str] = []
        self.tokens = [""]
        self.offset = 0
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        state: Any = self  # LibCST names its own class, but needs only what follows
        module._codegen(state)
        if self.offset - len(text) not in (0, 1):  # 1: for a newline the last line lacks
            raise ValueError("LibCST writes the text in another way")

    def span(self, node: CSTNode, last: CSTNode | None = None) -> Span:
        """The span of a node, or from its start to the end of `last`."""
        key = id(node)
        return self.between(self.starts[key], self.ends[key if last is None else id(last)])

    def outer_span(self, node: Any) -> Span:
        """The span of an expression with its innermost parentheses, where it has any."""
        if not node.lpar:
            return self.span(node)
        return self.between(self.starts[id(node.lpar[-1])], self.ends[id(node.rpar[0])])

    def between(self, start: int, end: int) -> Span:
        """The span between two offsets into the text of the slice."""
        if self.text[start : start + 1] in _SPACES:
            start = min(self._code(start), end)
        lines, shift = self.lines, self.first_line
        line, end_line = bisect_right(lines, start) - 1, bisect_right(lines, end) - 1
        return Span(
            line + shift, start - lines[line] + 1, end_line + shift, end - lines[end_line] + 1
        )

    def _code(self, offset: int) -> int:
        """The offset behind spaces at an offset: LibCST loses some, and all form feeds."""
        blank = _BLANK.match(self.text, offset)
        return blank.end() if blank else offset

    # --- the protocol of LibCST's CodegenState

    def increase_indent(self, value: str) -> None:
        self.indent_tokens.append(value)

    def decrease_indent(self) -> None:
        self.indent_tokens.pop()

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            if not self.text.startswith(token, self.offset):
                self.offset = self._code(self.offset)
                return
            self.offset += len(token)

    def add_token(self, value: str) -> None:
        if not self.text.startswith(value, self.offset):
            code = self._code(self.offset)
            if self.text.startswith(value, code):
                self.offset = code
        self.offset += len(value)

    def before_codegen(self, node: CSTNode) -> None:
        self.starts[id(node)] = self.offset

    def after_codegen(self, node: CSTNode) -> None:
        self.ends.setdefault(id(node), self.offset)  # a recorded extent comes first

    def pop_trailing_newline(self) -> None:
        """Nothing to take back: no node ends behind the last newline."""

    def record_syntactic_position(
        self,
        node: CSTNode,
        *,
        start_node: CSTNode | None = None,
        end_node: CSTNode | None = None,
    ) -> _Recording:
        return _Recording(self, node, start_node, end_node)
