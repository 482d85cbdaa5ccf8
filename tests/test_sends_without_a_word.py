"""A method that sends although none of its words tells is followed however often it is called."""

from __future__ import annotations

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

LAZY = """
from anthropic import Anthropic


class Lazy:
    def __init__(self):
        self._client = None
        self._parts = {}

    def get(self):
        if self._client is None:
            self._client = Anthropic()
        return self._client

    def __getattr__(self, name):
        part = self._parts.get(name)
        if part is None:
            part = Part(self, name)
            self._parts[name] = part
        return part


class Part:
    def __init__(self, root, name):
        self._root = root
        self._name = name

    def create(self, **kwargs):
        return getattr(self._root.get(), self._name).create(**kwargs)
"""
APP = """
from lazy import Lazy

client = Lazy()


def brief(text, model="claude-haiku-4-5"):
    return client.messages.create(model=model, max_tokens=9, messages=[])


def full(text, model="claude-sonnet-4-6"):
    return client.messages.create(model=model, max_tokens=99, messages=[])
"""


def test_what_parts_of_a_lazy_client_send_is_found() -> None:
    sources = {"lazy.py": decode(LAZY.encode()), "app.py": decode(APP.encode())}
    project = Project(sorted(sources), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, sorted(sources))
    assert call.location.path == "lazy.py"
    assert call.model.values == ("claude-haiku-4-5", "claude-sonnet-4-6")
    assert not call.model.complete
