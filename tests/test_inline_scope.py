"""What an inline suppression covers: which of the calls `a(...)`, `b(...)` and `c(...)`."""

from __future__ import annotations

import ast

import pytest

from domicile.inline.directives import directives
from domicile.inline.scope import covered
from domicile.source import decode
from domicile.span import Span


def names_covered(text: str) -> str:
    """The names of the covered calls; `#!` stands for a suppression."""
    text = text.replace("#!", "# domicile: ignore[GEO305] why")
    calls = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in "abc":
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            place = (node.lineno, node.col_offset + 1, node.end_lineno, node.end_col_offset + 1)
            calls[Span(*place)] = name
    (found,) = directives("a.py", "python", decode(text.encode()))
    return "".join(sorted(calls[span] for span in covered(found.comment, calls)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the call: any of its lines
        ("x = a(1)  #!\n", "a"),
        ("x = a(  #!\n  1,\n  2,\n)\n", "a"),
        ("x = a(\n  1,  #!\n  2,\n)\n", "a"),
        ("x = a(\n  1,\n  #!\n  2,\n)\n", "a"),
        ("x = a(\n  1,\n  #!\n)\n", "a"),
        ("x = a(\n  1,\n  2,\n).text  #!\n", "a"),
        ("with a(1) as s:  #!\n  b(2)\n", "a"),
        ("x = (\n  m\n  #!\n  .y\n)\na(1)\n", ""),
        # above the call or its statement
        ("#!\nx = a(1)\nb(2)\n", "a"),
        ("#!\n# further words\nx = a(1)\n", "a"),
        ("#!\n\nx = a(1)\n", ""),
        ("#!\nx = f(\n  y,\n  a(1),\n)\n", "a"),
        ("#!\nx = \\\n  a(1)\n", "a"),
        ("x = [\n  #!\n  a(1),\n  b(2),\n]\n", "a"),
        ("x = [\n  a(1),\n  #!\n  f(\n    b(2)\n  ),\n  c(3),\n]\n", "b"),
        ("x = [\n  a(1),\n  #!\n]\nb(2)\n", ""),
        ("x = {\n  #!\n  'k': f(a(\n  1)),\n}\n", "a"),
        ("if y:\n  #!\n  x = a(1)\nelse:\n  b(2)\n", "a"),
        ("if y:\n  a(1)\n  #!\nelse:\n  b(2)\n", ""),
        # beside the statement, where a formatter may have put it
        ("x = f(\n  a(1), y\n)  #!\n", "a"),
        ("x = f(  #!\n  a(1), y\n)\n", "a"),
        ("x = f(\n  a(1),\n  b(2),\n)  #!\n", ""),
        # never another call
        ("a(1)  #!\nb(2)\n", "a"),
        ("a(1)\nb(2)  #!\nc(3)\n", "b"),
        ("a(1)\n#!\nb(2)\n", "b"),
        ("x = [\n  a(1),  #!\n  b(2),\n]\n", "a"),
        ("x = [a(\n  1,\n), b(  #!\n  2,\n)]\n", "b"),
        ("#!\nx = [\n  a(1),\n  b(2),\n]\n", ""),
        ("#!\ndef f():\n  a(1)\n", ""),
        ("#!\n@f\ndef g():\n  a(1)\n", ""),
        ("#!\nclass C:\n  x = a(1)\n", ""),
        ("#!\nwith a(1) as s:\n  b(2)\n", "a"),
        ("for x in a(1):  #!\n  b(2)\n", "a"),
        # calls within calls
        ("a(\n  b(1),  #!\n)\n", "b"),
        ("a(\n  b(\n    1,  #!\n  ),\n)\n", "b"),
        ("a(\n  1,  #!\n  b(2),\n)\n", "a"),
        ("a(\n  b(1),\n)  #!\n", "a"),
        ("#!\na(\n  b(1),\n)\n", "a"),
        # on one line nothing tells them apart
        ("x = a(1), b(2)  #!\nc(3)\n", "ab"),
        ("#!\na(1); b(2)\nc(3)\n", "ab"),
        ("x = a(1)\n#!\n", ""),
        ("#!\n", ""),
    ],
)
def test_scope(text: str, expected: str) -> None:
    assert names_covered(text) == expected
