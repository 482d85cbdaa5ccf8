"""Whole lines of Python, parsed with LibCST: a whole file, or the lines of one chunk."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from domicile.python.lowering import Lowering
from domicile.python.recursion import deep_stack

_STACK = 6000  # frames: LibCST's code generation needs several for each level of nesting


def parse(text: str, line: int = 1) -> tuple[cst.Module, Lowering]:
    """The tree of a text whose first line is `line`, ready to be lowered.

    Raises libcst.ParserSyntaxError, RecursionError and MemoryError.
    """
    with deep_stack(_STACK):
        module = cst.parse_module(text)
        return module, Lowering(module, text, line)


def parse_lines(lines: Sequence[str], line: int) -> tuple[Sequence[cst.CSTNode], Lowering]:
    """The statements of whole lines of which the first is `line`.

    Indented ones are parsed in the body of an `if`, so that their columns stay true.
    """
    text = "\n".join(lines) + "\n"
    if lines[0].lstrip("\f")[:1] not in (" ", "\t"):
        module, low = parse(text, line)
        return module.body, low
    module, low = parse("if 1:\n" + text, line - 1)
    block = module.body[0]
    assert isinstance(block, cst.If)
    return block.body.body, low
