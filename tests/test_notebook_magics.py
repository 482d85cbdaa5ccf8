"""What IPython adds to Python, cell by cell, and the Python that stays where it stood."""

from __future__ import annotations

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domicile.notebook.document import read
from domicile.notebook.flat import flat
from domicile.notebook.magics import python_of

SAME = [
    "x = 1\ny = x % 2\n",
    "x = (a\n  % b)\n",
    "x = a \\\n  % b\n",
    'print("x=%d" % 3)\n',
    'text = """\n%time x\n!ls\nwhat?\n"""\n',
    "text = '''\n? ; / , %%bash\n'''\n",
    "x = 1  # why?\n# %matplotlib inline\n",
    "if x != y:\n    pass\n",
    "f(a=1,\n  b=2\n)\n",
    "await client.f()\nasync with g() as h:\n    pass\n",
]


@pytest.mark.parametrize("code", SAME)
def test_python_stays_as_it_is(code: str) -> None:
    assert python_of(code) == code


@pytest.mark.parametrize(
    ("code", "python"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!ls", "pass"),
        ("!!ls -l\n", "pass\n"),
        ("  !ls it's \"odd\nx = '1'", "  pass\nx = '1'"),
        ("!pip install \\\n  anthropic \\\n  httpx\nx = 1", "pass\n\n\nx = 1"),
        ("if x:\n    %env A=b\n    !ls\ny = 2", "if x:\n    pass\n    pass\ny = 2"),
        ("client?", "pass"),
        ("client.messages??\nx", "pass\nx"),
        ("?client\n", "pass\n"),
        ("%time?", "pass"),
        (",f a b", "pass"),
        ("/f a", "pass"),
        ("files = !ls", "files = get_ipython()"),
        ("a, b = %sql SELECT 1", "a, b = get_ipython()"),
        ("d['k'] = !ls\n", "d['k'] = get_ipython()\n"),
        ("x = !ls \\\n  -l\ny = 1", "x = get_ipython()\n\ny = 1"),
        ("%time x = f()", "0    ;x = f()"),
        ("%timeit -n 1 -r1 f(1)\n", "0               ;f(1)\n"),
        ("%prun -q f()", "0       ;f()"),
        ("    %time f()", "    0    ;f()"),
        ("x = %time f()", "x =       f()"),
        ("x = %timeit -o f()", "x =            f()"),
        ("%time for m in ms: f(m)", "pass"),
        ("%time", "pass"),
        ("%time f(", "pass"),
        ("%%time\nf()", "\nf()"),
        ("\n%%time  \nf()\n%time g()", "\n\nf()\n0    ;g()"),
        ("%%capture out\n!ls\nf()", "\npass\nf()"),
        ("%%bash\nls it's", None),
        ("%%html\n<b>", None),
        ("%%ai anthropic:claude\nhello", None),
        ("%%!\nls", None),
        ("%%writefile -a conf/app.json\n{it's\n}", "open('conf/app.json', 'w')\n\n"),
        ("%%file 'app.py'\nx = 1", "open('app.py', 'w')\n"),
        ("%cd ..", "import os; os.chdir('')"),
        ("%run ./conf.py\n", "from .conf import *\n"),
        ("%run ../lib/conf.py -v", "from ..lib.conf import *"),
        ("%run my-conf.py", "pass"),
        ("%run other.ipynb", "pass"),
        ("%load_ext autoreload\n%autoreload 2", "pass\npass"),
        ("%md\n# Title", "pass\n# Title"),
    ],
)  # fmt: skip
def test_what_is_no_python_is_taken_out(code: str, python: str | None) -> None:
    found = python_of(code)
    assert found == python
    if found is not None:
        assert found.count("\n") == code.count("\n")
        ast.parse(found.strip(" "))


def test_a_text_without_an_end_is_looked_through_once() -> None:
    code = '"""' + "x = !ls\n" * 20_000
    assert python_of(code) is not None


PIECES = [
    *("%time ", "%%time\n", "%%x", "%run ", "!", "?", "=", "x", "f(", ")", "[", "]", ",", ";"),
    *("'", '"', "\\", "\n", "\n\n", "    ", "# ", "/", "if x:\n", "\0", "\ud800", ".py", '"""'),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_keeps_its_lines(code: str) -> None:
    found = python_of(code)
    if found is not None:
        assert found.count("\n") == code.count("\n")
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return
    assert found == code


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=5))
def test_any_cells_make_a_notebook_and_each_line_belongs_to_one(codes: list[str]) -> None:
    cells = [{"cell_type": "code", "source": code} for code in codes]
    found = flat("n.ipynb", read(json.dumps({"cells": cells}).encode()))
    ast.parse(found.source.text)
    for text in found.texts.values():
        for number, line in enumerate(text.source.lines, start=1):
            assert found.source.lines[text.above + number - 1] == line
            assert found.cell_at(text.above + number) == text
