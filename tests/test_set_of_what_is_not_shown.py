"""What one function sets of an object that is not shown is listed where another reads it."""

from __future__ import annotations

import re

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = "import anthropic\nclient = anthropic.Anthropic()\n"
ASK = r"client.messages.create(model=\1, max_tokens=1, messages=[])"
WAYS = {
    "kept": """
class Chat:
    def __init__(self, options):
        options.model = options.model or "claude-opus-5"
        self.options = options
    def ask(self):
        ASK(self.options.model)
""",
    "kept by a base class": """
class Base:
    def __init__(self, options):
        self.options = options
class Chat(Base):
    def __init__(self, options):
        if not options.model:
            options.model = "claude-opus-5"
        super().__init__(options)
    def ask(self):
        ASK(self.options.model)
""",
    "set through the attribute": """
class Chat:
    def __init__(self, options):
        self.options = options
        self.options.model = options.model or "claude-opus-5"
    def ask(self):
        ASK(self.options.model)
""",
    "of a part of it": """
class Chat:
    def __init__(self, options):
        options.llm.model = options.llm.model or "claude-opus-5"
        self.options = options
    def ask(self):
        ASK(self.options.llm.model)
""",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_default_that_is_set_of_an_object_from_outside(way: str) -> None:
    source = decode((HEAD + re.sub(r"ASK\((.*)\)", ASK, WAYS[way])).encode())
    (call,) = find_calls(Project(["app.py"], lambda path: load(path, source)), ["app.py"])
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), False)
