"""Where LibCST's nodes stand: as its own code generation has it, which is six times as slow."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from domicile.python import shapes
from domicile.python.extents import Extents

SOURCES = {
    "names": "a\n_ß, Ⅷ = µ, '😀'\n",
    "numbers": "x = 1_000 + 0xFF - 1.5e-3 * 2j\n",
    "strings": "x = 'a' \"b\" R'''c\nd''', b'c' if 'e' else \"\"\"#\n\"\"\"\n",
    "formatted": (
        'x = f\'a {b!r:>{c}} é {{d}} {e = } {f :%H}\' f"""\n{ g(1)\n}""" + (f\'{f"{h}"}\')\n'
    ),
    "nested quotes": "x = f'{a['b']} {'c'}', d\n",
    "attributes": "a.b . c\\\n  .d = (e\n  .f)\n",
    "calls": "f ( a , * b , k = c , ** d ) ( ) (x for x in y)(\n  # comment\n  a,\n)\n",
    "subscripts": "a[b][c:d][::e][:][c : d : e, ...][ f , ][g[1:], *h]\n",
    "operators": "a + b ** -c // d @ e and not f or ~ g << h\n",
    "comparisons": "a < b <= c != d is not e not  in f in g is h == i >= j > k\n",
    "parentheses": "( (a) ) = ((( b + (c) ) * (d, ), ( ) ), [ ( e ) ])\n",
    "displays": "x = [a, *b, ], {c: d, ** e, }, {f, *g}, (h, ), [], {}, ()\n",
    "comprehensions": (
        "x = [a for b in c if d if e], {f: g for h in i}, {j async for k in l for m in n}\n"
    ),
    "conditional": "x = a if b else c if (d) else(e)\n",
    "lambdas": "x = lambda: 0, lambda a, /, b=1, *c, d, e=2, **f: (yield), lambda *, a: a\n",
    "walrus": "if (a := b) : pass\n",
    "simple": "del a , b ; pass; global c , d; assert e , f; assert g;\nnonlocal h\n",
    "assignments": "a = b , c = d\ne : f = g\nh : i\nj += k ; l //= m\n*n, o = p\n",
    "jumps": "while a:\n  break\nelse:\n  continue\n",
    "raising": "def f():\n  raise\n  raise a\n  raise a from b\n  return\n  return a, b\n",
    "imports": (
        "import a.b as c , d\nfrom . import e\n"
        "from ... f . g import (h as i,\n  j, # k\n)\nfrom l import *\n"
    ),
    "branches": "if a: b ; c ;\nelif ( d ) :\n    e ; # f\nelse :\n  if g: pass\n  else: h\n",
    "loops": "for a , b in c :\n  d\nelse :\n  e ;\nasync def f():\n  async  for g in h: i\n",
    "try": (
        "try :\n  a\nexcept b as c :\n  d\nexcept(e,):\n"
        "  f\nexcept :\n  g\nelse:\n  h\nfinally :\n  i\n"
    ),
    "try groups": "try:\n  a\nexcept * b as c:\n  d\nexcept* e:\n  f ;\n",
    "with": "with a as b , c : d\nwith ( e as f,\n  g, ) : h\nwith (i): j\n",
    "with async": "async def f():\n  async  with a as (b, c): await ( d )\n",
    "functions": (
        "@ a\n\n# b\n@c.d(e)\n"
        "def f ( g , / , h : i = j , * k : l , m , ** n ) -> o :\n\n  # p\n  yield\n"
    ),
    "generators": "def f(a, *, b: 'c'=1,):\n  x = yield a\n  yield from  b\n  await c\n",
    "classes": (
        "@a\nclass B ( C , * D , k = E , ** F ) :\n"
        "  '''g'''\n\n\nclass H: pass\nclass I(): x: y ; z\n"
    ),
    "type parameters": (
        "def f[ A : int , * B , ** C ] ( ) : 0\nclass D [E = F, *G = *H]: 1\ntype I [J] = K\n"
    ),
    "patterns": (
        "match a , b :\n  case 1 | None | -2.5 | 'c' 'd' if e : f\n"
        "  case [ g , * h ] | ( i , * _ ) | j , : 0\n"
        "  case { 'k' : l , ** m , } : 0\n  case n . o ( p , q = r , ) as s : 0\n"
        "  case ( _ ) : 0\n  case {} | [] | () | T(): 0\n"
    ),
    "tabs": "if a:\n\tb = c\n\tif d:\n\t\te\t=\tf(\n\tg)\n",
    "odd indentation": "def f():\n def g():\n         a\n  # b\n # c\n         d\n e\n",
    "continuation": "a = \\\n  b(\\\n  c) \\\n  + d\nif \\\n e:\n  f\n",
    "comments": "# a\n\n# b\nc(  # d\n  # e\n  f,  # g\n  # h\n)  # i\n\n# j\n",
    "no code": "\n# a\n",
    "nothing": "",
}
# Grammar that is younger than the oldest LibCST that will do.
if hasattr(cst, "LazyImport"):
    SOURCES["lazy imports"] = "lazy  import a , b\nlazy from . c import ( d , )\n"
if hasattr(cst, "StarredDictComp"):
    SOURCES["unpacking comprehensions"] = "x = {** a for a in b}, [* c for c in d]\n"
if hasattr(cst, "TemplatedString"):
    SOURCES["templates"] = "x = t'a{ b !s:{c}}' 'd'\n"

MODULES = [module.__file__ or "" for module in (argparse, dataclasses)]


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def nodes(root: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield root
    for child in root.children:
        yield from nodes(child)


def assert_as_generated(text: str) -> None:
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    generated = wrapper.resolve(PositionProvider)
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
    places = Extents(wrapper.module, text).places
    for node in nodes(wrapper.module):
        if id(node) not in places or isinstance(node, (cst.LeftParen, cst.RightParen)):
            continue  # these have their whitespace with them there
        found = generated[node]
        start = starts[found.start.line - 1] + found.start.column
        end = starts[found.end.line - 1] + found.end.column
        if isinstance(node, (cst.Slice, cst.SubscriptElement)):
            end = start + len(text[start:end].rstrip())  # and so have colons
        place = places[id(node)]
        assert text[slice(*place)] == text[start:end], node
        assert place == (start, end)


@pytest.mark.parametrize("source", SOURCES)
def test_extents_are_those_of_generated_code(source: str) -> None:
    assert_as_generated(SOURCES[source])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.rsplit("/")[-1])
def test_extents_in_whole_modules(path: str) -> None:
    assert_as_generated(read(path))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = f(1)\n\fy = g\\\n\f(2)\n", ["f(1)", "g\\\n\f(2)"]),
        ("if a:\n\f  f(1)\n\f  \fg (\f)\n", ["f(1)", "g (\f)"]),
        ("try: a\nexcept (A) :\n  f( )\n", ["f( )"]),
        ("x = f'{ f(1) }{g(f'{h()}')}'\n", ["f(1)", "g(f'{h()}')", "h()"]),
    ],
)
def test_what_generated_code_loses_is_in_the_text(text: str, found: list[str]) -> None:
    module = cst.parse_module(text)
    places = Extents(module, text).places
    calls = [node for node in nodes(module) if isinstance(node, cst.Call)]
    assert [text[slice(*places[id(call)])] for call in calls] == found


def test_every_class_of_nodes_is_tried() -> None:
    tried = {
        type(node).__name__ for text in SOURCES.values() for node in nodes(cst.parse_module(text))
    }
    known = {*shapes.TOKENS, *shapes.LEAVES, *shapes.EXPRESSIONS, *shapes.PARTS, *shapes.GLUE}
    known |= {*shapes.SIMPLE, *shapes.COMPOUND}
    assert not {name for name in known - tried if hasattr(cst, name)}


@pytest.mark.parametrize("text", ["x = 2\n", "y = 1\n", "x = 1\ny\n", "x", ""])
def test_another_text_is_refused(text: str) -> None:
    module = cst.parse_module("x = 1\n")
    with pytest.raises(ValueError, match="another text"):
        Extents(module, text)
