"""Default models that a factory looks up, and what it makes with them."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = """
import anthropic

DEFAULTS = {"anthropic": "claude-opus-5", "openai": "gpt-4o", "ollama": "llama3"}


def ask(name, settings, model=""):
"""


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("found = DEFAULTS.get(name, 'none')\nif name == 'anthropic':", ("claude-opus-5",)),
        ("found = DEFAULTS.get(name)\nif name == 'anthropic':", ("claude-opus-5",)),
        (
            "name = name.lower()\nfound = DEFAULTS.get(name, '')\nif name == 'anthropic':",
            ("claude-opus-5",),
        ),
        (
            "found = DEFAULTS.get(settings.kind, '')\nif 'anthropic' == settings.kind:",
            ("claude-opus-5",),
        ),
        (
            "name = name or 'openai'\nfound = DEFAULTS.get(name, '')\nif name == 'anthropic':",
            ("claude-opus-5",),
        ),
        # What is no key of the table has the default.
        ("found = DEFAULTS.get(name, 'none')\nif name == 'claude':", ("none",)),
        (
            "found = DEFAULTS.get(name, 'none')\nif name != 'anthropic':",
            ("gpt-4o", "llama3", "none"),
        ),
        # Another value was looked up than the one that is tested.
        (
            "found = DEFAULTS.get(model, 'none')\nif name == 'anthropic':",
            ("claude-opus-5", "gpt-4o", "llama3", "none"),
        ),
    ],
)
def test_a_test_of_the_key_tells_the_entry(lines: str, values: tuple[str, ...]) -> None:
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    send = "anthropic.Anthropic().messages.create(model=found, max_tokens=1, messages=[])"
    source = decode(f"{HEAD}{body}        {send}\n".encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.values == values


FACTORY = """
import os
import anthropic


class Claude:
    def __init__(self, model, base_url, system="", hook=None):
        self.system = system
        self.hook = hook
        if base_url and base_url != "https://api.anthropic.com":
            self.client = anthropic.Anthropic(base_url=base_url)
        else:
            self.client = anthropic.Anthropic()
        self.model = model

    def ask(self, messages):
        return self.client.messages.create(model=self.model, max_tokens=1, messages=messages)


def make(kind, system="", hook=None, own=None):
    if kind == "claude":
        model = own or os.getenv("CLAUDE_MODEL", "claude-opus-5")
        url = os.getenv("CLAUDE_URL", "https://api.anthropic.com")
        return Claude(model, url, system, hook)
    raise ValueError(kind)
"""


def test_what_a_factory_makes_is_listed_beside_many_open_fields() -> None:
    source = decode(FACTORY.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.values == ("claude-opus-5",)
    assert not call.model.complete
