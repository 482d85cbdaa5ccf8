"""Whole lines of Python, parsed with LibCST: a whole file, or the lines of one chunk."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from domicile.python.lowering import Lowering
from domicile.python.recursion import deep_stack


class Unparsed(Exception):
    """LibCST could not parse a text; `why` is "syntax" or "nested too deeply"."""

    def __init__(self, why: str, line: int = 1, column: int = 1) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.column = column


_STACK = 6000  # frames: a walk over LibCST's tree needs a few for each level of nesting


def parse(text: str, line: int = 1, indentation: int = 0) -> tuple[cst.Module, Lowering]:
    """The tree of a text that begins in `line` behind an indentation, ready to be lowered.

    Raises Unparsed.
    """
    try:
        with deep_stack(_STACK):
            module = cst.parse_module(text)
            return module, Lowering(module, text, line, indentation)
    except cst.ParserSyntaxError as error:
        raise Unparsed("syntax", error.raw_line, error.raw_column + 1) from None
    except (SyntaxError, ValueError):  # a node that LibCST refuses to make: `return*x`
        raise Unparsed("syntax") from None
    except (RecursionError, MemoryError):
        raise Unparsed("nested too deeply") from None


def parse_lines(lines: Sequence[str], line: int) -> tuple[Sequence[cst.CSTNode], Lowering]:
    """The statements of whole lines of which the first is `line`.

    Indented ones are parsed in the body of an `if`, so that their columns stay true; of a single
    line the indentation is left out. Raises Unparsed.
    """
    first = lines[0].lstrip(" \t\f")
    indentation = len(lines[0]) - len(first)
    if len(lines) == 1:
        module, low = parse(first + "\n", line, indentation)
        return module.body, low
    text = "\n".join(lines) + "\n"
    leading = lines[0][:indentation]
    if not leading.rpartition("\f")[2]:  # a form feed starts indentation anew
        module, low = parse(text, line)
        return module.body, low
    module, low = parse("if 1:\n" + text, line - 1)
    block = module.body[0]
    assert isinstance(block, cst.If)
    return block.body.body, low
