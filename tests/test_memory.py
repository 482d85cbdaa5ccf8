"""What is kept in memory, counted by objects: more of it than here is a step back."""

from __future__ import annotations

import ast
import gc
from pathlib import Path
from types import FunctionType

import domicile
from domicile.python.frontend import load
from domicile.python.index import index
from domicile.source import from_text

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
