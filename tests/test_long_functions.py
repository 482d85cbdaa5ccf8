"""Functions of thousands of lines: lowered statement by statement, to the same as all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domicile import ir
from domicile.chunks import Chunk
from domicile.pipeline import Options, analyse
from domicile.python import lower_chunk
from domicile.python.frontend import load
from domicile.source import from_text


def function(text: str) -> ir.Function:
    """The first function of a text, in a class too, with its statements lowered."""
    module = load("a.py", from_text(text))
    chunks: list[Chunk] = [each for c in module.chunks for each in (c, *c.children)]
    (lowered,) = module.lower(next(c for c in chunks if c.kind == "function"))
    assert isinstance(lowered, ir.Function)
    body: list[ir.Stmt] = []
    for statement in lowered.body:
        body += statement.lower() if isinstance(statement, ir.Later) else [statement]
    return replace(lowered, body=tuple(body))


@pytest.mark.parametrize(
    "text",
    [
        "def f(a, b=1):\n    x = a\n    return x\n",
        "class A:\n  @wraps\n  async def f(\n    self,\n  ):\n    x = 'é'; y = x\n    z = y\n",
        "def f():\n    '''What it does.\n\nMore.'''\n    # more\n    x = (\n  1)\n\n    # end\n",
        "def f():\n  if a:\n    x = 1\n  else:\n    x = 2\n  yield x\n  y = 'é'  # é\n",
        "def f():\n  with a as b, c:\n    for d in b:\n      d.e = g(h)\n  print(b) ; b = \\\n 1\n",
        "def f():\n  @g\n  def h():\n    yield 1\n  x = lambda: h\n  global y\n  y = x\n",
        "def f():\n\tx = [\n\t\t1]\n\tassert x\n\texit(1)\n",
        "def f(): return 1\n",
        "@g(\n  1)\ndef f() -> A:\n    x: int = 1\n    x += 1\n    del x\n",
    ],
)
def test_statements_lowered_one_by_one_are_the_same(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = function(text)
    monkeypatch.setattr(lower_chunk, "LONG", 0)
    assert function(text) == at_once


HEAD = "import anthropic\nclient = anthropic.Anthropic()\n\n\n"
CALL = "client.messages.create(model=m, max_tokens=9, messages=[], inference_geo=geo)"


@pytest.mark.parametrize(
    ("body", "geos", "complete"),
    [
        (["geo = 'us'"], ["us"], True),
        (["d = {}", "d['geo'] = 'us'", "geo = d['geo']"], ["us"], True),
        (["d = {'geo': 'us'}", "change(d)", "geo = d['geo']"], ["eu", "us"], True),
        (["geo = 'us'", "if unknown:", "    geo = 'global'"], ["global", "us"], True),
        (["geo = 'us'", "for _ in unknown:", "    geo = 'global'"], ["global", "us"], True),
        (["geo = 'us'", "assert geo == unknown"], ["us"], True),
        (["geo = unknown", "del geo", "geo = 'us'"], ["us"], True),
        (["global geo", "geo = 'us'"], ["us"], True),
        (["geo = read()"], [], False),
    ],
)
def test_a_call_in_a_very_long_function(
    body: list[str], geos: list[str], complete: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lower_chunk, "LONG", 10)
    dull = [f"value_{i} = other({i})" for i in range(20)]
    lines = ["m = 'claude-opus-4-7'", *dull, *body, *dull, CALL, *dull]
    change = "def change(d):\n    if unknown:\n        d['geo'] = 'eu'\n\n\n"
    text = HEAD + change + "def main(unknown):\n" + "".join(f"    {line}\n" for line in lines)
    report = analyse(Options(("a.py",), use_policy=False, texts={"a.py": text.encode()}))
    (entry,) = report.calls
    assert entry.call.inference_geo.values == tuple(geos)
    assert entry.call.inference_geo.complete is complete


def test_only_what_matters_is_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lower_chunk, "LONG", 10)
    text = "def main():\n" + "".join(f"    x{i} = {i}\n" for i in range(20))
    module = load("a.py", from_text(text))
    (lowered,) = module.lower(module.chunks[0])
    assert isinstance(lowered, ir.Function)
    assert all(isinstance(statement, ir.Later) for statement in lowered.body)
