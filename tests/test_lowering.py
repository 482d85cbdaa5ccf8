"""Lowering: what each piece of syntax becomes, and where it says it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

import pytest
from ir_text import lines

from domicile import ir
from domicile.chunks import Chunk, Module
from domicile.python.frontend import load, load_newer
from domicile.source import Source, UnreadableError, decode, from_text

Loader: TypeAlias = Callable[[str, Source], Module]
LOADERS = pytest.mark.parametrize("loader", [load, load_newer])


def chunks_of(module: Module) -> Iterator[Chunk]:
    """Every chunk, a class before its children."""
    pending = list(reversed(module.chunks))
    while pending:
        chunk = pending.pop()
        yield chunk
        pending += reversed(chunk.children)


def lowered(module: Module) -> str:
    return "\n".join(line for chunk in chunks_of(module) for line in lines(module.lower(chunk)))


def nodes(root: Any) -> Iterator[Any]:
    """Every IR node in a tree of them."""
    pending = [root]
    while pending:
        node = pending.pop()
        if is_dataclass(node):
            yield node
            pending += [getattr(node, field.name) for field in fields(node)]
        elif isinstance(node, tuple) and not isinstance(node, ir.Span):
            pending += node


def calls(text: str, loader: Loader = load) -> list[ir.Span]:
    module = loader("a.py", from_text(text))
    found = nodes(tuple(module.lower(chunk) for chunk in chunks_of(module)))
    return sorted(node.span for node in found if isinstance(node, ir.Call))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # literals
        ("1_000", "1000"),
        ("0x1F", "31"),
        ("1_0.5e1", "105.0"),
        ("2j", "2j"),
        ("...", "Ellipsis"),
        ("None", "None"),
        ("True", "True"),
        ("__debug__", "__debug__"),
        # strings
        (r"'a\tb'", r"'a\tb'"),
        (r"r'a\tb'", r"'a\\tb'"),
        (r"b'a\xff'", r"b'a\xff'"),
        ("rb'a\\d'", r"b'a\\d'"),
        ("U'a'", "'a'"),
        ("'''a\n  b'''", r"'a\n  b'"),
        ("'a' \"b\" r'\\d' '''c'''", r"'ab\\dc'"),
        ("(b'a'\n  b'b')", "b'ab'"),
        (r"'\d'", r"'\\d'"),
        ("f''", "''"),
        ("f'a'", "'a'"),
        ("f'{a}'", "f<a>"),
        ("f'a{b}c{d.e}'", "f<'a', b, 'c', d.e>"),
        ("'a' f'b{c}' 'd' f'e'", "f<'ab', c, 'de'>"),
        ("f'{a!s}{b!r}{c:>3}{d=}'", "f<a, <b!r>, <c:'>3'>, <d!=>>"),
        ("f'{a:{b}.{c}}'", "f<<a:f<b, '.', c>>>"),
        ("f'{1}{\"a\"}b'", "'1ab'"),
        (r"f'\{a}{{\N{EM DASH}}}\x41'", r"f<'\\', a, '{—}A'>"),
        (r"rf'\{a}{{\d'", r"f<'\\', a, '{\\d'>"),
        ("f'''a\"{b}\"'''", "f<'a\"', b, '\"'>"),
        ("f'{f\"{a}b\"}c'", "f<f<a, 'b'>, 'c'>"),
        ("f'{ {1: 2}[1] }'", "f<{1: 2}[1]>"),
        ("f'{(lambda: 1)()}'", "f<(lambda : 1)()>"),
        # operators
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a ** b // c @ d", "(((a ** b) // c) @ d)"),
        ("not a", "(not a)"),
        ("-a", "(- a)"),
        ("~+a", "(~ (+ a))"),
        ("a and b or c", "((a and b) or c)"),
        ("a < b", "(a < b)"),
        ("a is not b", "(a is not b)"),
        ("a not  in b", "(a not in b)"),
        ("a < b <= c != d", "(((a < b) and (b <= c)) and (c != d))"),
        ("a if b else c if d else e", "(a if b else (c if d else e))"),
        ("(a := b)", "(a := b)"),
        # calls and access
        ("a.b(c, *d, e=f, **g)", "a.b(c, *d, e=f, **g)"),
        ("a(b for c in d)", "a(generator<b for c in d>)"),
        ("a[b]", "a[b]"),
        ("a[b,]", "a[tuple[b]]"),
        ("a[b, *c]", "a[tuple[b, *c]]"),
        ("a[*b]", "a[tuple[*b]]"),
        ("a[1:, ::b]", "a[tuple[1::, ::b]]"),
        # displays
        ("()", "tuple[]"),
        ("a, *b", "tuple[a, *b]"),
        ("[a, *b]", "list[a, *b]"),
        ("{a, *b}", "set[a, *b]"),
        ("{a: b, **c}", "{a: b, **c}"),
        ("[a for b in c if d if e for f in g]", "list<a for b in c if d if e for f in g>"),
        ("{a for a, b in c}", "set<a for tuple[a, b] in c>"),
        ("{a: b for a in c}", "dict<a: b for a in c>"),
        ("[a async for a in b]", "list<a for a in b>"),
        # functions
        ("lambda: 0", "(lambda : 0)"),
        (
            "lambda a, /, b=c, *d, e, f=g, **h: a",
            "(lambda positional a, b = c, star d, keyword e, keyword f = g, double h: a)",
        ),
        ("lambda *, a: a", "(lambda keyword a: a)"),
        ("await a", "(await a)"),
        # names
        ("\u00b5.\u00b5(\u00b5=1)", "\u03bc.\u03bc(\u03bc=1)"),
    ],
)
@LOADERS
def test_expressions(loader: Loader, text: str, expected: str) -> None:
    assert lowered(loader("a.py", from_text(text + "\n"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = b = c", "a = b = c"),
        ("a, b.c, d[e] = f", "tuple[a, b.c, d[e]] = f"),
        ("a: b = c", "a: b = c"),
        ("self.a: b", "self.a: b"),
        ("a //= b", "a //= b"),
        ("a; b", "a\nb"),
        ("del a, (b[c], d.e)", "del a, b[c], d.e"),
        ("global a, b", "global a, b"),
        ("pass", ""),
        ("raise", "raise"),
        ("raise a from b", "b\nraise a"),
        ("assert a", "assert a"),
        ("assert a, f'{b}'", "f<b>\nassert a"),
        ("import a.b, c.d as e", "import a.b\nimport c.d as e"),
        ("from a.b import c as d, e", "from a.b import c as d\nfrom a.b import e"),
        ("from . import (a,\n  b,)", "from . import a\nfrom . import b"),
        ("from ...a import *", "from ...a import *"),
        ("if a: b\nelif c: d\nelse: e", "if a:\n  b\nelse:\n  if c:\n    d\n  else:\n    e"),
        ("while a:\n  break\nelse:\n  b", "while a:\n  break\nelse:\n  b"),
        ("for a, b in c:\n  continue\nelse: d", "for tuple[a, b] in c:\n  continue\nelse:\n  d"),
        (
            "try:\n  a\nexcept (b, c) as d: e\nexcept:\n  f\nelse: g\nfinally: h",
            "try:\n  a\nexcept tuple[b, c] as d:\n  e\nexcept :\n  f\nelse:\n  g\nfinally:\n  h",
        ),
        ("with a, b as (c, d): e", "with a, b as tuple[c, d]:\n  e"),
        ("with (a as b,\n  c,): d", "with a as b, c:\n  d"),
        ("match a, b:\n  case c: d", "match tuple[a, b]:\n  case c:\n    d"),
        ("def f(): yield", "def* f():\n  (yield)"),
        ("def f():\n  x = yield from a", "def* f():\n  x = (yield from a)"),
        (
            "def f():\n  def g(): yield a\n  return lambda: (yield)",
            "def f():\n  def* g():\n    (yield a)\n  return (lambda : (yield))",
        ),
        ("def f():\n  'doc'\n  pass", "def f():\n  'doc'"),
        (
            "@a\n@b.c(d)\nasync def f(a: b = c, *, d) -> e: return",
            "@a\n@b.c(d)\nasync def f(a: b = c, keyword d) -> e:\n  return",
        ),
        (
            "async def f():\n  async with a as b:\n    async for c in d: await e",
            "async def f():\n  with a as b:\n    for c in d:\n      (await e)",
        ),
        ("@a\nclass B(C, *D, e=f, **g): h = 1", "@a\nclass B(C, *D, e=f, **g):\n  h = 1"),
        (
            "class A(B):\n  c = 1\n  def d(self):\n    return c",
            "class A(B):\nc = 1\ndef d(self):\n  return c",
        ),
    ],
)
@LOADERS
def test_statements(loader: Loader, text: str, expected: str) -> None:
    assert lowered(loader("a.py", from_text(text + "\n"))) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("_", "_"),
        ("a", "a"),
        ("'x' 'y'", "'xy'"),
        ("-1", "(- 1)"),
        ("None", "None"),
        ("A.b", "A.b"),
        ("1 | 2 as a", "(1 | 2 as a)"),
        ("[a, *_, 1]", "[a, *_, 1]"),
        ("a, *b", "[a, *b]"),
        ("(a)", "a"),
        ("{'k': a, 'l': [b, C.d], **e}", "{'k': a, 'l': [b, C.d], **e}"),
        ("A(b, c=1 | (2 as d))", "A(b, c=1 | (2 as d))"),
        ("str()", "str()"),
        ("a if a > 1", "a if (a > 1)"),
    ],
)
@LOADERS
def test_patterns(loader: Loader, pattern: str, expected: str) -> None:
    module = loader("a.py", from_text(f"match x:\n case {pattern}: pass\n"))
    assert lowered(module) == f"match x:\n  case {expected}:"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("type A[T] = list[T]", "A = <type alias>", id="type alias"),
        pytest.param(
            "def f[T: int, *U, **V](a: T) -> T: return a",
            "def f(a: T) -> T:\n  return a",
            id="type parameters",
        ),
        pytest.param("class A[T = int](B): x = 1", "class A(B):\n  x = 1", id="generic class"),
        pytest.param("f'{a['k']}'", "f<a['k']>", id="quotes in an f-string"),
        pytest.param("f'{a!r:{'>'}9}'", "f<<a!r:'>9'>>", id="quotes in a format"),
        pytest.param("try: a\nexcept* b: c", "try:\n  a\nexcept b:\n  c", id="exception groups"),
        pytest.param(
            "try: a\nexcept b, c: d", "try:\n  a\nexcept tuple[b, c]:\n  d", id="bare except tuple"
        ),
        pytest.param("t'a{b}{c!r}'", "<template: b, <c!r>>", id="template string"),
    ],
)
def test_grammar_newer_than_some_interpreters(text: str, expected: str) -> None:
    assert lowered(load("a.py", from_text(text + "\n"))) == expected


# --- spans -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("f()", (1, 1, 1, 4), id="plain"),
        pytest.param("x = (f)(\n  a\n)", (1, 5, 3, 2), id="over lines"),
        pytest.param("((f()))", (1, 3, 1, 6), id="in parentheses"),
        pytest.param("'😀é', f('😀')", (1, 7, 1, 13), id="beyond the BMP"),
        pytest.param("if x:\n\tf()", (2, 2, 2, 5), id="tab"),
        pytest.param("x = 1\n\ff()", (2, 2, 2, 5), id="form feed"),
        pytest.param("x = [\n \f f()]", (2, 4, 2, 7), id="form feed in brackets"),
        pytest.param("def g():\n\f    f()\n    x", (2, 6, 2, 9), id="form feed opens a block"),
        pytest.param("x = \\\n  f(\\\n)", (2, 3, 3, 2), id="continuation"),
        pytest.param("x\r\n\r\nf()", (3, 1, 3, 4), id="CRLF"),
        pytest.param("x\r\rf()", (3, 1, 3, 4), id="CR"),
        pytest.param("x = 1; f()", (1, 8, 1, 11), id="semicolon"),
        pytest.param("class A:\n    def g(self):\n        return f()", (3, 16, 3, 19), id="method"),
        pytest.param("class A:\n\n    x = f()", (3, 9, 3, 12), id="class body"),
        pytest.param("class A:\n\t x = f(\n\t)\n", (2, 7, 3, 3), id="class body over lines"),
        pytest.param("class A:\n  \f x = f()", (2, 9, 2, 12), id="class body, form feed"),
        pytest.param(
            "class A:\n  class B:\n    @f()\n    def g(): pass", (3, 6, 3, 9), id="decorator"
        ),
        pytest.param("class A:\n  def g():\n    def h():\n      f()", (4, 7, 4, 10), id="nested"),
        pytest.param("class A(f(),\n  B):\n  pass", (1, 9, 1, 12), id="class header"),
        pytest.param("try:\n  x\nexcept (A) :\n  f()", (4, 3, 4, 6), id="a space LibCST loses"),
        pytest.param("f'é{f(1)}'", (1, 5, 1, 9), id="f-string"),
        pytest.param("with f() as x: pass", (1, 6, 1, 9), id="with"),
        pytest.param("'''\n\u2028\x1c\n''', f()", (3, 6, 3, 9), id="separators are no newlines"),
    ],
)
@LOADERS
def test_call_spans(loader: Loader, text: str, expected: tuple[int, ...]) -> None:
    assert calls(text + "\n", loader) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\xef\xbb\xbff()\n", (1, 1, 1, 4), id="byte order mark"),
        pytest.param(b"# coding: latin-1\n'\xe9', f('\xe9')\n", (2, 6, 2, 12), id="latin-1"),
    ],
)
def test_call_spans_of_bytes(data: bytes, expected: tuple[int, ...]) -> None:
    assert calls(decode(data).text) == [expected]


def test_the_text_of_a_format_string_keeps_its_spaces() -> None:
    (statement,) = load("a.py", from_text("f'{a} b '\n")).chunks
    found = nodes(load("a.py", from_text("f'{a} b '\n")).lower(statement))
    assert [node.span for node in found if isinstance(node, ir.Const)] == [(1, 6, 1, 9)]


def test_other_spans() -> None:
    text = "@d\nasync def f(a: b = c): pass\nx = f(1, *a, k=(2), **{'m': 3})\n"
    module = load("a.py", from_text(text))
    found = {
        (type(node).__name__, node.span)
        for chunk in module.chunks
        for node in nodes(module.lower(chunk))
        if isinstance(node, (ir.Function, ir.Argument, ir.DictDisplay, ir.DictItem))
    }
    assert found == {
        ("Function", (2, 1, 2, 28)),
        ("Argument", (3, 7, 3, 8)),
        ("Argument", (3, 10, 3, 12)),
        ("Argument", (3, 14, 3, 19)),
        ("Argument", (3, 21, 3, 31)),
        ("DictDisplay", (3, 23, 3, 31)),
        ("DictItem", (3, 24, 3, 30)),
    }


# --- whole modules -----------------------------------------------------------------------

MODULES = [ast.__file__, pytest.__file__, __file__]
MODULES += [ast.__file__.replace("ast.py", name) for name in ("argparse.py", "dataclasses.py")]
SAME = {
    ast.Call: ir.Call,
    ast.keyword: ir.Argument,
    ast.Dict: ir.DictDisplay,
    ast.Attribute: ir.Attribute,
    ast.FunctionDef: ir.Function,
}


def read(path: str) -> Source:
    with open(path, "rb") as file:
        return decode(file.read())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.rsplit("/")[-1])
def test_spans_are_those_of_ast(path: str) -> None:
    source = read(path)
    module = load(path, source)
    found = {
        (type(node), node.span)
        for chunk in chunks_of(module)
        for node in nodes(module.lower(chunk))
        if type(node) in SAME.values()
        and (not isinstance(node, ir.Argument) or node.keyword or node.star == "**")
    }
    expected = {
        (
            SAME[type(node)],
            (
                node.lineno,
                column(source, node.lineno, node.col_offset),
                node.end_lineno,
                column(source, node.end_lineno, node.end_col_offset),
            ),
        )
        for node in ast.walk(ast.parse(source.text))
        if type(node) in SAME
    }
    assert found == expected


def column(source: Source, line: int, offset: int) -> int:
    return len(source.lines[line - 1].encode()[:offset].decode()) + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.rsplit("/")[-1])
def test_both_ways_to_load_agree(path: str) -> None:
    source = read(path)
    older, newer = load(path, source), load_newer(path, source)
    pairs = list(zip(chunks_of(older), chunks_of(newer), strict=True))
    for left, right in pairs:
        for field in fields(Chunk):
            # The IR is shallower than the tree, and tells less of what texts are for.
            if field.name not in ("depth", "children", "looked_up"):
                assert getattr(left, field.name) == getattr(right, field.name), left.first_line
        assert left.looked_up <= right.looked_up
        assert older.lower(left) == newer.lower(right)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.rsplit("/")[-1])
def test_heads_are_those_of_the_whole_functions(path: str) -> None:
    module = load(path, read(path))
    functions = [chunk for chunk in chunks_of(module) if chunk.kind == "function"]
    short = 0
    for chunk in functions:
        (whole,), head = module.lower(chunk), module.head(chunk)
        assert isinstance(whole, ir.Function)
        assert isinstance(head, ir.Function)
        short += not head.body
        for field in ("name", "parameters", "decorators", "returns", "is_async"):
            assert getattr(head, field) == getattr(whole, field), chunk.first_line
    assert short >= 0.9 * len(functions)


# --- what is too deep ----------------------------------------------------------------------

DEEP = {
    "sum": lambda count: " + ".join(["a"] * count),
    "brackets": lambda count: "(" * count + "a" + ")" * count,
    "calls": lambda count: "f(" * count + "a" + ")" * count,
    "lists": lambda count: "[" * count + "]" * count,
    "subscripts": lambda count: "a[" * count + "a" + "]" * count,
    "attributes": lambda count: "a" + ".b" * count,
    "methods": lambda count: "a" + ".b(1)" * count,
    "nots": lambda count: "not " * count + "a",
    "alternatives": lambda count: " or ".join(["a"] * count),
    "comparisons": lambda count: " < ".join(["a"] * count),
    "conditions": lambda count: "a if b else " * count + "c",
    "lambdas": lambda count: "lambda: " * count + "a",
    "strings": lambda count: "(" + "'a' " * count + ")",
    "branches": lambda count: "0\nif a: pass\n" + "elif a: f()\n" * count,
}


@pytest.mark.parametrize("count", [150, 500, 5000])
@pytest.mark.parametrize("shape", DEEP)
@LOADERS
def test_depth_is_survived(loader: Loader, shape: str, count: int) -> None:
    """Every call but a hopelessly nested one is found, or the file is unreadable."""
    text = f"before()\nx = {DEEP[shape](count)}\nafter()\n"
    try:
        module = loader("a.py", from_text(text))
    except UnreadableError:
        assert count > 150
        return
    body = [statement for chunk in module.chunks for statement in module.lower(chunk)]
    repr(body)  # recursive, with several frames a level
    assert list(lines((body[0], body[-1]))) == ["before()", "after()"]
    assert any(
        isinstance(statement, ir.Assign) and statement.targets[0].id == "x" for statement in body
    )
