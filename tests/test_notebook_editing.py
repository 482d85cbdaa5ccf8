"""Edits in cells: every byte of the JSON that they are not about stays."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domicile.calls import Location
from domicile.findings import Edit
from domicile.notebook.document import read
from domicile.notebook.editing import rewritten
from domicile.span import Span


def edit(cell: int, span: tuple[int, int, int, int], replacement: str) -> Edit:
    return Edit(Location("n.ipynb", Span(*span), cell), replacement)


def edited(source: str, *edits: Edit) -> str | None:
    """How the JSON of the one cell's source, among odd JSON, is written after the edits."""
    head = '{ "nbformat":4.0e0,"cells" :\r\n[{"cell_type":"markdown","source":"\\u0041"},'
    head += '{"outputs":[{"text":["claude", 1.50]}],"cell_type":"c\\u006fde","source":'
    tail = '}],\r\n\t"metadata":{}}\n\n'
    data = (head + source + tail).encode()
    after = rewritten(data, edits)
    if after is None:
        return None
    text = after.decode()
    assert text.startswith(head)
    assert text.endswith(tail)
    return text[len(head) : len(text) - len(tail)]


APPEND = edit(1, (1, 6, 1, 6), "  # c")
BELOW = edit(1, (2, 1, 2, 1), "z = 3\n")
REMOVE = edit(1, (1, 1, 2, 1), "")


@pytest.mark.parametrize(
    ("source", "edits", "after"),
    [
        ('"a = 1"', [APPEND], '"a = 1  # c"'),
        ('"a = 1\\nb = \\"\\/\\u003c\\""', [APPEND], '"a = 1  # c\\nb = \\"\\/\\u003c\\""'),
        ('"a = 1\\r\\nb = 2"', [REMOVE], '"b = 2"'),
        ('["a = 1"]', [APPEND], '["a = 1  # c"]'),
        ('[ "a = 1\\n" ,  "b = 2" ]', [APPEND], '[ "a = 1  # c\\n" ,  "b = 2" ]'),
        ('[\n  "a = 1\\n",\n  "b = \\u0032"\n ]', [BELOW],
         '[\n  "a = 1\\n",\n  "z = 3\\n",\n  "b = \\u0032"\n ]'),
        ('[\n  "a = 1\\n",\n  "b = 2"\n ]', [REMOVE], '[\n  "b = 2"\n ]'),
        ('[\n  "a = 1"\n ]', [edit(1, (1, 6, 1, 6), "\nb = 2")],
         '[\n  "a = 1\\n",\n  "b = 2"\n ]'),
        ('["a = 1\\nb = 2\\n", "c = 3"]', [APPEND],
         '["a = 1  # c\\n", "b = 2\\n", "c = 3"]'),
        ('["# \\u00e4\\n", "b = 1"]', [edit(1, (1, 3, 1, 4), "\u00fc")],
         '["# \\u00fc\\n", "b = 1"]'),
        ('["# \u00e4\\n", "b = 1"]', [edit(1, (1, 3, 1, 4), "\u00fc")], '["# \u00fc\\n", "b = 1"]'),
        ('"# \\ud83d\\ude00\\na = 1"', [edit(1, (1, 4, 1, 4), "!")],
         '"# \\ud83d\\ude00!\\na = 1"'),
        ('["a = 1\\r\\n", "b = 2\\r\\n"]', [BELOW], '["a = 1\\r\\n", "z = 3\\n", "b = 2\\r\\n"]'),
        ('["# a"]', [edit(1, (1, 1, 1, 4), "")], "[]"),
        ('["a = 1\\n", "!ls it\'s"]', [APPEND], '["a = 1  # c\\n", "!ls it\'s"]'),
        ('["a = 1"]', [edit(1, (1, 5, 1, 6), "(")], None),
        ('["a = 1"]', [Edit(Location("n.ipynb", Span(1, 1, 1, 1)), "x")], None),
        ('["a = 1"', [APPEND], None),
    ],
)  # fmt: skip
def test_only_the_touched_lines_change(source: str, edits: list[Edit], after: str | None) -> None:
    assert edited(source, *edits) == after


LINES = st.lists(st.sampled_from(["a = 1\n", "# \u00e4 \U0001f600\n", "b = 'x'\r\n", "\n", "c"]))


@given(LINES, LINES, st.booleans(), st.booleans(), st.sampled_from([None, 1]))
def test_the_code_is_what_was_asked_for(
    before: list[str], after: list[str], as_list: bool, is_ascii: bool, indent: int | None
) -> None:
    source: object = before if as_list else "".join(before)
    cells = [{"cell_type": "code", "source": source}, {"cell_type": "raw", "source": "\u00e4"}]
    text = json.dumps({"cells": cells}, ensure_ascii=is_ascii, indent=indent)
    if as_list and not before:
        return  # there is no place to edit
    end = "".join(before).replace("\r\n", "\n")
    line = end.count("\n") + 1
    column = len(end) - (end.rfind("\n") + 1) + 1
    new = "".join(after)
    data = rewritten(text.encode(), [edit(1, (1, 1, line, column), new)])
    assert data is not None
    assert read(data).cells[0].code == new
    assert json.loads(data)["cells"][1] == cells[1]
