"""Objects of a private class are those that the tree makes, unless code outside may make others."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PROGRAM = """
import copy, framework, functools, os, threading
from anthropic import Anthropic

class _Chat:
    def __init__(self, model="claude-opus-5"):
        self.model = model
        self.client = Anthropic()

    def ask(self):
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])

"""
SEEN = """
def seen():
    return _Chat("claude-opus-4-7").ask()
"""


def _model(text: str) -> tuple[list[str], bool]:
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    calls = find_calls(project, ["app.py"])
    values = {str(model) for call in calls for model in call.model.values}
    return sorted(value.removeprefix("claude-opus-") for value in values), all(
        call.model.complete for call in calls
    )


@pytest.mark.parametrize(
    ("more", "models"),
    [
        ("", ["4-7"]),
        ("kept = _Chat('claude-opus-4-6')", ["4-6", "4-7"]),
        ("kept: dict[str, _Chat] = {m: _Chat(m) for m in ('a', 'b')}", ["4-7", "a", "b"]),
        ("def other(chat: _Chat) -> '_Chat | None':\n    return isinstance(chat, _Chat)", ["4-7"]),
        ("def _make(m):\n    return _Chat(m)\ndef two():\n    _make('a').ask()", ["4-7", "a"]),
        ("def fresh():\n    return _Chat()", ["4-7", "5"]),
        ("class _Outer:\n    def __init__(self, m):\n        self.chat = _Chat(m)\n"
         "def three():\n    return _Outer('a')", ["4-7", "a"]),
        ("class _Own(_Chat):\n    pass\ndef four():\n    return _Own('a')", ["4-7", "a"]),
        ("class _Parent:\n    def __init__(self, m):\n        self.m = m\n    def go(self):\n"
         "        Anthropic().messages.create(model=self.m, max_tokens=1, messages=[])\n"
         "class _Child(_Parent):\n    pass\ndef five():\n    return _Child('a')", ["4-7", "a"]),
    ],
)  # fmt: skip
def test_what_only_the_tree_makes_is_closed(more: str, models: list[str]) -> None:
    found, complete = _model(PROGRAM + SEEN + more + "\n")
    assert found == models
    assert complete


@pytest.mark.parametrize(
    "more",
    [
        "def make(model):\n    return _Chat(model)",
        "def make(**options):\n    return _Chat(**options)",
        "make = lambda model: _Chat(model)",
        "KINDS = {'chat': _Chat}",
        "KINDS = [_Chat]",
        "Chat = _Chat",
        "__all__ = ['_Chat']",
        "def kind():\n    return _Chat",
        "framework.register(_Chat)",
        "framework.register(kind=_Chat)",
        "make = functools.partial(_Chat)",
        "def find(name):\n    return globals()[name]('_Chat')",
        "class Chat(_Chat):\n    pass",
        "class Maker:\n    chat = _Chat",
        "class Other:\n    def make(self, model):\n        self.chat = _Chat(model)",
        "def set_model(chat: _Chat, model):\n    chat.model = model",
        "async def make(model):\n    return _Chat(model)",
        "def make(rows):\n    return [_Chat(**row) for row in rows]",
        "class _Outer:\n    def __init__(self, m):\n        self.chat = _Chat(m)\n"
        "def make(row):\n    return _Outer(**row)",
        "def every(models):\n    for model in models:\n        yield _Chat(model)",
        "def later(model):\n    threading.Thread(target=lambda: _Chat(model).ask()).start()",
        "@framework.route('/')\ndef _make(model):\n    return _Chat(model).ask()",
        "def kinds():\n    return object.__subclasses__()",
        "kept = _Chat(os.environ['MODEL'])",
    ],
)
def test_what_others_may_make_is_open(more: str) -> None:
    found, complete = _model(PROGRAM + SEEN + more + "\n")
    assert "4-7" in found
    assert not complete


METHODS = {
    "copied": "def renamed(self, model):\n        return type(self)(model)",
    "again": "def again(self, model):\n        self.__init__(model)",
    "set": "def choose(self, model):\n        self.model = model",
    "through the class": "@classmethod\n    def named(cls, model):\n        return cls(model)",
}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_what_a_method_makes_counts(method: str) -> None:
    program = PROGRAM + f"    {method}\n" + SEEN + "def chat():\n    return _Chat('a')\n"
    found, complete = _model(program)
    assert "4-7" in found
    assert not complete


@pytest.mark.parametrize(
    "head", ["(framework.Base)", "(metaclass=framework.Kind)", "(_Registered)"]
)
def test_what_a_base_may_hand_on_is_open(head: str) -> None:
    registered = (
        "class _Registered:\n    kinds = {}\n    def __init_subclass__(cls):\n"
        "        cls.kinds[cls.__name__] = cls\n\ndef make(kind, model):\n"
        "    return _Registered.kinds[kind](model).ask()\n\n"
    )
    program = PROGRAM.replace("class _Chat:", f"{registered}class _Chat{head}:") + SEEN
    found, complete = _model(program)
    assert "4-7" in found
    assert not complete


@pytest.mark.parametrize(
    "other",
    [
        "import chat\ndef make(model):\n    return chat._Chat(model)",
        "from chat import _Chat as Chat\ndef make(model):\n    return Chat(model)",
        "from chat import *\nfrom chat import _Chat\ndef make(model):\n    return _Chat(model)",
        "import chat\ndef make(model):\n    return vars(chat)['_Chat'](model)",
        "import chat\ndef make(model):\n    return getattr(chat, '_Chat')(model)",
    ],
)
def test_what_another_module_makes_counts(other: str) -> None:
    files = {"chat.py": PROGRAM + SEEN, "other.py": other + "\n"}
    sources = {path: decode(text.encode()) for path, text in files.items()}
    project = Project(sorted(files), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, sorted(files))
    assert not call.model.complete
