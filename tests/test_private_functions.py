"""A private function is closed over the callers seen, unless unseen code may call it too."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PROGRAM = """
import framework
from anthropic import Anthropic

client = Anthropic()


def _send(model):
    framework.log.info(model)
    return client.messages.create(model=model, max_tokens=1, messages=[])


def go():
    {handed}
    return _send("claude-opus-4-7")
"""


@pytest.mark.parametrize(
    ("handed", "complete"),
    [
        ("pass", True),
        ("framework.register(_send)", False),
        ("framework.log.info('what _send() reads too')", True),
        ("client.with_options()", True),
    ],
)
def test_a_private_function_is_closed_unless_it_is_handed_on(handed: str, complete: bool) -> None:
    source = decode(PROGRAM.format(handed=handed).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.values == ("claude-opus-4-7",)
    assert call.model.complete is complete


@pytest.mark.parametrize(
    ("base", "models"), [("", ["b"]), ("(ABC)", ["b"]), ("(framework.Base)", ["a", "b"])]
)
def test_what_a_base_from_elsewhere_may_call_is_not_closed(base: str, models: list[str]) -> None:
    text = f"""
import framework
from abc import ABC
from anthropic import Anthropic

class Chat{base}:
    def _send(self, model="a"):
        return Anthropic().messages.create(model=model, max_tokens=1, messages=[])

    def ask(self):
        return self._send("b")
"""
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (list(call.model.values), call.model.complete) == (models, models == ["b"])


@pytest.mark.parametrize(
    ("decorator", "models"),
    [
        ("functools.cache", ["b"]),
        ("tenacity.retry(stop=3)", ["b"]),
        ("wrapped", ["b"]),
        ("framework.register", ["a", "b"]),
        ("job('daily')", ["a", "b"]),
        ("app.get('/')", ["a", "b"]),
    ],
)
def test_what_a_decorator_may_register_is_not_closed(decorator: str, models: list[str]) -> None:
    text = f"""
import framework, functools, tenacity
from framework import job
from anthropic import Anthropic

client = Anthropic()
app = framework.App()

def wrapped(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    return inner

@{decorator}
def _send(model="a"):
    return client.messages.create(model=model, max_tokens=1, messages=[])

def ask():
    return _send("b")
"""
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (list(call.model.values), call.model.complete) == (models, models == ["b"])


CLAUDE = """
from anthropic import Anthropic
{imports}
class Claude{bases}:
    def _send(self, model):
        return Anthropic().messages.create(model=model, max_tokens=1, messages=[])

    def ask(self):
        return self._send(model="claude-opus-4-7")
{further}
"""
OTHER = """
import anthropic

class Other:
    def _send(self, model):
        return model

    {method}
"""
OWN = "def tell(self): return self._send(model='x')"


@pytest.mark.parametrize(
    ("method", "imports", "bases", "further", "complete"),
    [
        (OWN, "", "", "", True),
        ("def ask(self): return self.peer._send(model='x')", "", "", "", False),
        ("def ask(self, peers): return peers[0]._send(model='x')", "", "", "", False),
        ("@staticmethod\n    def ask(peer): return peer._send(model='x')", "", "", "", False),
        ("def ask(self): return (lambda self: self._send('x'))(self.peer)", "", "", "", False),
        ("def ask(self): return self._post(model='x')", "", "", "", True),
        (OWN, "from other import Other", "(Other)", "", False),
        (OWN, "from other import Other as Base", "(Base)", "", False),
        (OWN, "import other", "(other.Other)", "", False),
        (OWN, "import other\nBase = other.Other", "(Base)", "", False),
        (OWN, "from other import Other", "", "class Both(Claude, Other): pass", False),
    ],
)
def test_a_class_with_a_method_of_its_own_by_that_name_calls_that(
    method: str, imports: str, bases: str, further: str, complete: bool
) -> None:
    texts = {
        "claude.py": CLAUDE.format(imports=imports, bases=bases, further=further),
        "other.py": OTHER.format(method=method),
    }
    sources = {path: decode(text.encode()) for path, text in texts.items()}
    project = Project(list(texts), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, ["claude.py", "other.py"])
    assert "claude-opus-4-7" in call.model.values
    closed = call.model.complete and "x" not in call.model.values
    assert closed is complete
