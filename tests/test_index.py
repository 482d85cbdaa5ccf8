"""The index of a module: where its chunks lie and what they do with names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from domicile.chunks import Chunk, Module
from domicile.python.frontend import load, load_newer
from domicile.source import Source, UnreadableError, from_text

Loader: TypeAlias = Callable[[str, Source], Module]

LOADERS = pytest.mark.parametrize("loader", [load, load_newer])


def outline(chunks: tuple[Chunk, ...], indent: str = "") -> Iterator[str]:
    for chunk in chunks:
        name = f" {chunk.name}" if chunk.name else ""
        yield f"{indent}{chunk.first_line}-{chunk.last_line} {chunk.kind}{name}"
        yield from outline(chunk.children, indent + "  ")


@LOADERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("# only\n\n# comments\n", "", id="comments"),
        pytest.param("x = 1\n\n\ny = (\n2)\n", "1-1 other | 4-5 other", id="statements"),
        pytest.param("import a\nfrom b import (c,\n d)\n", "1-1 import | 2-3 import", id="imports"),
        pytest.param("import a, b; import c\n", "1-1 other", id="imports on a line"),
        pytest.param("import a,b\n", "1-1 import", id="one import of two"),
        pytest.param("x = 1; y = 2\nz = 3\n", "1-1 other | 2-2 other", id="semicolon"),
        pytest.param("x = '''\n'''; y = 2; z = [\n]\n", "1-3 other", id="shared lines"),
        pytest.param("x = 1; \\\ny = 2\nz = 3\n", "1-2 other | 3-3 other", id="joined"),
        pytest.param("x = 1 \\\n\ny = 2\n", "1-2 other | 3-3 other", id="joined to nothing"),
        pytest.param("x = 1 + \\\n  2\ny = 2\n", "1-2 other | 3-3 other", id="continuation"),
        pytest.param("def f(): pass\n", "1-1 function f", id="function"),
        pytest.param(
            "@a\n@b(\n 1)\n# c\nasync def f():\n  return\n", "1-6 function f", id="decorated"
        ),
        pytest.param("@(\n a\n)\ndef f(): pass\n", "1-4 function f", id="decorator in parentheses"),
        pytest.param("class A: x = 1\n", "1-1 other", id="class on a line"),
        pytest.param(
            "class A(\n B): x = 1; y = 2\n", "1-2 other", id="class on a line, long header"
        ),
        pytest.param("if x:\n  def f(): pass\n  class A:\n    y = 1\n", "1-4 other", id="nested"),
        pytest.param(
            "@d\nclass A(B):\n\n  '''doc'''\n  x = 1; y = 2\n  @p\n  def f(self):\n    pass\n"
            "  class B:\n    pass\n",
            "1-10 class A |   4-4 other |   5-5 other |   6-8 function f |   9-10 class B |"
            "     10-10 other",
            id="class",
        ),
        pytest.param(
            "class A:\n\tx = 1\n\tdef f(self):\n\t\treturn 1\n",
            "1-4 class A |   2-2 other |   3-4 function f",
            id="tabs",
        ),
        pytest.param(
            "x = 1\n\fy = 2\n\f\ndef f():\n  pass\n",
            "1-1 other | 2-2 other | 4-5 function f",
            id="form feeds",
        ),
        pytest.param(
            "x = 'a\x1cb'\ny = '\u2028'\nz = 1\n",
            "1-1 other | 2-2 other | 3-3 other",
            id="no newlines",
        ),
        pytest.param("x = 1\r\ny = 2\rz = 3", "1-1 other | 2-2 other | 3-3 other", id="newlines"),
    ],
)
def test_lines(loader: Loader, text: str, expected: str) -> None:
    module = loader("a.py", from_text(text))
    assert " | ".join(outline(module.chunks)) == expected


NAMES = ("binds", "mutates", "reads", "attributes", "stores", "strings", "global_binds")


def uses(chunk: Chunk) -> dict[str, set[str]]:
    """The sets of a chunk that are not empty."""
    return {name: set(getattr(chunk, name)) for name in NAMES if getattr(chunk, name)}


@LOADERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = y", {"binds": {"x"}, "reads": {"y"}}),
        ("x, (y, *z) = a = 1", {"binds": {"x", "y", "z", "a"}}),
        ("x: T = 1", {"binds": {"x"}, "reads": {"T"}}),
        ("x: T", {"binds": {"x"}, "reads": {"T"}}),
        ("x += y", {"binds": {"x"}, "mutates": {"x"}, "reads": {"x", "y"}}),
        ("del x, y[0]", {"binds": {"x"}, "mutates": {"y"}, "reads": {"y"}}),
        (
            "x.a.b = 1",
            {"mutates": {"x", "a"}, "reads": {"x"}, "attributes": {"a", "b"}, "stores": {"b"}},
        ),
        ("x['k'] = 1", {"mutates": {"x"}, "reads": {"x"}, "strings": {"k"}}),
        (
            "x['a b'].c |= y",
            {"mutates": {"x"}, "reads": {"x", "y"}, "attributes": {"c"}, "stores": {"c"}},
        ),
        (
            "x.f(y, k=1)",
            {"mutates": {"x"}, "reads": {"x", "y"}, "attributes": {"f"}, "strings": {"k"}},
        ),
        ("x.a.f()", {"reads": {"x"}, "attributes": {"a", "f"}}),
        (
            "x['a'].update(y)",
            {"mutates": {"x"}, "reads": {"x", "y"}, "attributes": {"update"}, "strings": {"a"}},
        ),
        ("getattr(x, 'create')", {"reads": {"getattr", "x"}, "strings": {"create"}}),
        ("import a.b, c.d as e", {"binds": {"a", "e"}}),
        ("from a import b, c as d", {"binds": {"b", "d"}}),
        ("from a import *", {"binds": {"*"}}),
        (
            "with a as b, c as (d, e.f): pass",
            {
                "binds": {"b", "d"},
                "reads": {"a", "c", "e"},
                "mutates": {"e"},
                "attributes": {"f"},
                "stores": {"f"},
            },
        ),
        ("for x in y:\n  z = 1\nelse:\n  w = 2", {"binds": {"x", "z", "w"}, "reads": {"y"}}),
        ("while x: y = 1", {"binds": {"y"}, "reads": {"x"}}),
        (
            "if x:\n  import a\nelif y:\n  b = 1\nelse:\n  def c(): d = 1",
            {"binds": {"a", "b", "c"}, "reads": {"x", "y"}},
        ),
        (
            "try:\n  a = 1\nexcept E as e:\n  b = 1\nelse:\n  c = 1\nfinally:\n  d = 1",
            {"binds": {"a", "b", "c", "d", "e"}, "reads": {"E"}},
        ),
        (
            "match x:\n  case [a, *b] | {'k': c, **d} | K(e, f=g) if h: i = 1\n"
            "  case M.v as j: pass",
            {
                "binds": set("abcdegij"),
                "reads": {"x", "K", "h", "M"},
                "attributes": {"v"},
                "strings": {"k"},
            },
        ),
        ("[x := y for z in w if (v := z)]", {"binds": {"x", "v"}, "reads": {"y", "w", "z"}}),
        ("{a: b for a, b in c}", {"reads": {"a", "b", "c"}}),
        ("f = lambda a, b=c: (d := a)", {"binds": {"f"}, "reads": {"a", "c"}}),
        (
            "def f(a: T, *b, c=d, **e) -> R:\n  g = h\n  i.j = 1",
            {
                "binds": {"f"},
                "reads": {"T", "d", "R", "h", "i"},
                "mutates": {"i"},
                "attributes": {"j"},
                "stores": {"j"},
            },
        ),
        (
            "def f():\n  global a, b\n  a = 1\n  def g():\n    global c\n    nonlocal d",
            {"binds": {"f"}, "global_binds": {"a", "b", "c"}},
        ),
        (
            "class A(B, m=C):\n  x = y\n  def f(self): self.z = 1",
            {
                "binds": {"A"},
                "reads": {"B", "C", "y", "self"},
                "mutates": {"self"},
                "attributes": {"z"},
                "stores": {"z"},
                "strings": {"m"},
            },
        ),
        ("f'{x!r:>{w}} text'", {"reads": {"x", "w"}}),
        ("raise x from y", {"reads": {"x", "y"}}),
        ("assert x, y", {"reads": {"x", "y"}}),
        (
            "async def f():\n  async with a as b:\n    async for c in d: await e",
            {"binds": {"f"}, "reads": {"a", "d", "e"}},
        ),
    ],
)
def test_names(loader: Loader, text: str, expected: dict[str, set[str]]) -> None:
    (chunk,) = loader("a.py", from_text(text)).chunks
    assert uses(chunk) == expected


@LOADERS
@pytest.mark.parametrize(
    ("decorators", "expected"),
    [
        ("@a", ("a",)),
        ("@a.b.c\n@d(1)\n@e.f(1)(2)", ("a.b.c", "d", "e.f")),
        ("@a[0].b", ("a.b",)),
        ("@(lambda f: f)\n@a", ("", "a")),
    ],
)
@pytest.mark.parametrize("definition", ["def f(): pass", "class A:\n  x = 1"])
def test_decorators(
    loader: Loader, definition: str, decorators: str, expected: tuple[str, ...]
) -> None:
    (chunk,) = loader("a.py", from_text(f"{decorators}\n{definition}\n")).chunks
    assert chunk.decorators == expected


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("x = 1\nprint 'a'\n", 2, 1, id="Python 2 print"),
        pytest.param("exec 'a'\n", 1, 1, id="Python 2 exec"),
        pytest.param("é = 'é'; 😀\n", 1, 10, id="columns are code points"),
        pytest.param("x = (\n", 1, 5, id="never closed"),
        pytest.param("x = " + "(" * 300 + ")" * 300, 1, 205, id="too many brackets"),
    ],
)
def test_unreadable(text: str, line: int, column: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        load("a.py", from_text(text))
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_index_needs_no_libcst() -> None:
    code = (
        "import sys; from domicile.python.frontend import load; from domicile.source import *;"
        "load('a.py', decode(b'x = 1\\n'));"
        "sys.exit('libcst' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send('a', b='c')", set()),
        ("getattr(x, 'a', 'b')", {"a"}),
        ("getattr(x, 'a'); send(b=c)", {"a"}),
        ("getattr(x, 'a'); send({'b': b, 'c': z.c, 'd': e})", {"a"}),
        ("getattr(x, 'a'); y['b'] == 'c'; d['e'] = 'f'", {"a"}),
        ("getattr(x, 'a'); helper(x, 'b', ['c'], d='e')", {"a"}),
        ("getattr(x, 'a' if y else 'b')", {"a", "b"}),
        ("getattr(x, y); send(b={'c': c}['d'])", {"b", "c", "d"}),
        ("look = getattr; look(x, 'a'); send(b=c)", {"a", "b"}),
        ("getattr(*x, 'a'); send(b=c)", {"a", "b"}),
        ("getattr(x, f'{y}'); send(b=c)", {"b"}),
    ],
)
def test_what_may_be_looked_up(text: str, expected: set[str]) -> None:
    (chunk,) = load("a.py", from_text(text)).chunks
    assert chunk.looked_up == expected
    (newer,) = load_newer("a.py", from_text(text)).chunks  # which looks at each text
    assert newer.looked_up >= expected
