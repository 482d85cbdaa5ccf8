"""From code objects and syntax trees to the contract's spans.

A span is line, column, end line, end column: from 1, in code points, the end exclusive.
"""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path
from types import FrameType
from typing import TypeAlias

Span: TypeAlias = tuple[int, int, int, int]


class SourceMap:
    """One source file of a program: its decoded text, its tree and where its calls stand."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            data = stream.read()
        self.path = path
        self.tree = ast.parse(data, str(path))
        self.lines = decode(data).split("\n")
        self._calls_by_end = {
            (node.end_lineno, node.end_col_offset): node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call)
        }

    def span(self, node: ast.expr) -> Span:
        """The span of an expression; the tree counts UTF-8 bytes, the contract code points."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            node.lineno,
            self._column(node.lineno, node.col_offset),
            node.end_lineno,
            self._column(node.end_lineno, node.end_col_offset),
        )

    def call_ending_at(self, line: int, byte_column: int) -> ast.Call | None:
        """The call that ends there. No two calls share an end, since each has its own `)`."""
        return self._calls_by_end.get((line, byte_column))

    def says(self, span: Span, word: str) -> bool:
        """Whether a `# truth: word` comment stands on one of the lines of `span`."""
        return any(
            word in line.partition("# truth:")[2].split()
            for line in self.lines[span[0] - 1 : span[2]]
        )

    def _column(self, line: int, byte_column: int) -> int:
        return len(self.lines[line - 1].encode()[:byte_column].decode()) + 1


def decode(data: bytes) -> str:
    """The text of a Python source file, by its BOM or PEP 263 comment, with plain newlines."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def frame_end(frame: FrameType) -> tuple[int, int] | None:
    """Where the expression that `frame` is evaluating ends: line and UTF-8 byte column.

    Only the end is dependable: for a method on a line of its own the compiler moves the start.
    """
    positions = _positions(frame)
    if positions is None:
        return None
    _, end_line, _, end_column = positions
    return None if end_line is None or end_column is None else (end_line, end_column)


def _positions(frame: FrameType) -> tuple[int | None, ...] | None:
    if frame.f_lasti < 0:
        return None
    entries = frame.f_code.co_positions()
    index = frame.f_lasti // 2  # one entry a code unit of two bytes
    return next((entry for at, entry in enumerate(entries) if at == index), None)
