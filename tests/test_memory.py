"""What is kept in memory, counted by objects: more of it than here is a step back."""

from __future__ import annotations

import ast
import gc
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import domicile
from domicile import ir
from domicile.pipeline import Options, analyse
from domicile.python.frontend import load
from domicile.python.index import index
from domicile.resolve.domain.state import State
from domicile.resolve.functions import bodies
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.source import from_text

GENERATOR = """\
import anthropic

client = anthropic.Anthropic()


def models(own):
    if own:
        yield own
        return
    yield "claude-opus-4-7"


for model in models(None):
    client.messages.create(model=model, max_tokens=8, messages=[])
"""

CODE = Path(domicile.__file__).parent


def held(*roots: object) -> list[object]:
    """What is reached from these, but for what all functions of a module share."""
    found: dict[int, object] = {}
    pending = list(roots)
    while pending:
        each = pending.pop()
        if id(each) in found or isinstance(each, type):
            continue
        found[id(each)] = each
        shared = each.__globals__ if isinstance(each, FunctionType) else None
        pending += [part for part in gc.get_referents(each) if part is not shared]
    return list(found.values())


def calling_themselves(text: str) -> list[str]:
    """The functions inside another one of a text that name themselves."""
    found: list[str] = []
    for outer in ast.walk(ast.parse(text)):
        inside = ast.walk(outer) if isinstance(outer, ast.FunctionDef) else ()
        for each in inside:
            if isinstance(each, ast.FunctionDef) and each is not outer:
                read = (node.id for node in ast.walk(each) if isinstance(node, ast.Name))
                found += [each.name] if each.name in read else []
    return found


def test_no_function_inside_another_calls_itself() -> None:
    """It would be a cycle with all that it sees, and cycles are not looked for in most runs."""
    assert calling_themselves("def f():\n def g(): g()\n def h(): g()") == ["g"]
    texts = (path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    assert [name for text in texts for name in calling_themselves(text)] == []


def test_a_module_keeps_little_of_its_text() -> None:
    text = "\n".join(f"LABEL_{n} = 'two long words, and 😀 {n}'" for n in range(2000))
    module = load("labels.py", from_text(text))
    texts = [each for each in held(module.lower, module.head) if isinstance(each, (str, bytes))]
    assert sum(map(len, texts)) < len(text) / 4
    assert "😀 1999" in str(module.lower(module.chunks[1999]))


def test_nothing_is_kept_of_a_syntax_tree() -> None:
    module = load("labels.py", from_text("def label(self):\n    return self.label\n"))
    assert not [each for each in held(module) if isinstance(each, ast.AST)]


def test_few_names_are_one_set_in_all_modules() -> None:
    one, other = (index(from_text(f"# {n}\ndef ask(self):\n    self.ask()\n"))[0] for n in "ab")
    assert one.reads is other.reads
    assert one.binds is other.binds is other.attributes
    assert one.early is other.early is one.head is one.stores


def test_a_name_and_the_number_of_a_line_are_one_object_however_often() -> None:
    text = "\n" * 300 + "def ask(long_name):\n    return long_name + long_name\n"
    module = load("ask.py", from_text(text))
    (function,) = module.lower(module.chunks[0])
    assert isinstance(function, ir.Function)
    (statement,) = function.body
    assert isinstance(statement, ir.Return)
    assert isinstance(statement.value, ir.Binary)
    left, right = statement.value.left, statement.value.right
    assert isinstance(left, ir.Name)
    assert isinstance(right, ir.Name)
    assert left.id is right.id is function.parameters[0].name
    assert left.span.line is right.span.end_line is statement.span.line


def test_what_goes_on_later_keeps_no_states_of_its_run(
    tree: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Frame] = []
    note = bodies.note_function

    def noted(machine: Machine, state: State, before: State, inner: Frame, *rest: Any) -> None:
        kept.append(inner)
        note(machine, state, before, inner, *rest)

    monkeypatch.setattr(bodies, "note_function", noted)
    tree({"ask.py": GENERATOR})
    (entry,) = analyse(Options(use_policy=False)).calls
    assert entry.call.model.values == ("claude-opus-4-7",)
    assert kept
    assert not any(each.returns or each.raises or each.suspended for each in kept)
