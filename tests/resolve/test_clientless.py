"""Parts of a tree without a client from the SDK: only what looks like a call counts."""

from __future__ import annotations

import pytest

from domicile.catalog import load_catalog
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.resolve.machine.machine import Machine
from domicile.resolve.relevance.clientless import is_clientless, spelling
from domicile.resolve.syntax.semantics import SEMANTICS
from domicile.source import decode

PATCHED = "from anthropic.resources import Messages\n\n"
BY_TEXT = "from importlib import import_module\n\n"

# What a file holds, and whether the tree is one without clients.
TAKING = {
    "nothing of it": ("claude = 'anthropic'\n", True),
    "the module": ("import anthropic\n", False),
    "the module among others": ("import os, anthropic\n", False),
    "the module in a function": (
        "def open():\n    import anthropic as sdk\n    return sdk\n",
        False,
    ),
    "a client": ("from anthropic import (\n    Anthropic,\n)\n", False),
    "all": ("from anthropic import *\n", False),
    "a constant": ("from anthropic import HUMAN_PROMPT\n", True),
    "errors": ("from anthropic import APIError, RateLimitError\n", True),
    "types": ("from anthropic.types import Message\n", True),
    "a sentinel": ("from anthropic import NOT_GIVEN, omit\n", True),
    "a module of the tree": ("from app.anthropic import Anthropic\n", True),
    "a class that is patched": (PATCHED + "patch(Messages, 'create', traced)\n", True),
    "a class that is called": (PATCHED + "Messages(client).create(**kept)\n", False),
    "a class whose function is called": (PATCHED + "Messages.create(it, **kept)\n", False),
    "a class of parameters": (PATCHED + "def ask(it: Messages): ...\n", False),
    "a class in a text": (PATCHED + "def ask(it: 'Messages | None'): ...\n", False),
    "a class that is returned": (PATCHED + "def ask(it) -> Messages: ...\n", False),
    "a base": (PATCHED + "class Kept(Messages): ...\n", False),
    "a base among others": (PATCHED + "class Kept(\n    Other,\n    Messages,\n): ...\n", False),
    "a class under another name": ("from anthropic.resources import Messages as M\n", False),
    "by a text": (BY_TEXT + "sdk = import_module('anthropic')\n", False),
    "a part of it by a text": ("sdk = __import__('anthropic.resources')\n", False),
    "a class by its path": ("CLIENT = 'anthropic.AsyncAnthropic'\n", False),
    "a class of what is not shown": ("# anthropic\nopened = lazy(name).Anthropic()\n", False),
    "a class by its name": (
        "TABLE = {'anthropic': 'Anthropic'}\nopened = getattr(load(it), TABLE[it])()\n",
        False,
    ),
    "a name to show": ("LABELS = {'anthropic': 'Anthropic'}\n", True),
    "prose": ("# Ask Claude. Anthropic has it; 'Anthropic's' models.\n", True),
}

# What a file holds, and whether it is looked into in such a tree; how many calls it makes.
SPELLING = {
    "a call": ("def ask(it):\n    it.messages.create(model='m', max_tokens=1)\n", True, 1),
    "over lines": ("def ask(it):\n    (it\n     .messages\n     .create(max_tokens=1))\n", True, 1),
    "named after it": ("def ask_claude(it, **o):\n    it.messages.create(**o)\n", True, 1),
    "of old": (
        "def ask(it):\n    it.completions.create(prompt='', max_tokens_to_sample=1)\n",
        True,
        1,
    ),
    "from a kept resource": (
        "class Kept:\n    def __init__(self, client):\n        self.messages = client.messages\n\n"
        "    def ask(self):\n        self.messages.create(model='m', max_tokens=1)\n",
        True,
        1,
    ),
    "of another service": ("def send(it):\n    it.messages.create(to='x', body='y')\n", False, 0),
    "of a list": ("def ask(claude, it):\n    it.messages.append(1)\n", False, 0),
    "words": ("CLAUDE = 'messages.create(max_tokens=1)'\n", False, 0),
}


def _machine(files: dict[str, str]) -> Machine:
    return Machine(_project(files), load_catalog(), SEMANTICS)


def _project(files: dict[str, str]) -> Project:
    return Project(
        sorted(files),
        lambda path: load(path, decode(files[path].encode())),
        read=lambda path: files[path].encode(),
    )


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domicile.resolve.relevance.clientless.FEWEST", 0)


@pytest.mark.parametrize(("text", "expected"), TAKING.values(), ids=TAKING)
def test_whether_a_tree_can_have_clients(text: str, expected: bool) -> None:
    files = {"app/__init__.py": "", "app/main.py": text, "app/anthropic.py": ""}
    assert is_clientless(_machine(files), ["app/main.py"]) is expected


@pytest.mark.parametrize(("text", "looked_into", "count"), SPELLING.values(), ids=SPELLING)
def test_what_looks_like_a_call(text: str, looked_into: bool, count: int) -> None:
    files = {"app/__init__.py": "", "app/main.py": text}
    machine = _machine(files)
    assert is_clientless(machine, ["app/main.py"])
    assert spelling(machine, ["app/main.py"]) == (["app/main.py"] if looked_into else [])
    assert len(find_calls(_project(files), ["app/main.py"])) == count


def test_values_are_followed_all_the_same() -> None:
    files = {
        "app/__init__.py": "",
        "app/settings.py": "MODEL = 'claude-opus-5'\n",
        "app/main.py": "from app.settings import MODEL\n\n\n"
        "def ask(it):\n    it.messages.create(model=MODEL, max_tokens=1)\n",
    }
    (call,) = find_calls(_project(files), ["app/main.py"])
    assert list(map(str, call.model.values)) == ["claude-opus-5"]
