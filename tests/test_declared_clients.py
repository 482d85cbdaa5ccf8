"""A client that comes from where nothing is shown counts as what it is declared to be."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SEND = 'messages.create(model="claude-opus-5", max_tokens=1, messages=[])'

# The code before the call, the receiver, and its platforms; all of them stay open.
TABLE = [
    (
        "a function's return",
        "def client() -> Anthropic:\n    return registry.find('a')",
        "client()",
        ("claude-api",),
    ),
    (
        "quoted, and asynchronous",
        "async def client() -> 'anthropic.AsyncAnthropic | None':\n    return registry.find('a')",
        "client()",
        ("claude-api",),
    ),
    (
        "an alias of a union",
        "Client = Anthropic | AnthropicVertex\n"
        "def client() -> Client:\n    return registry.find('a')",
        "client()",
        ("claude-api", "vertex"),
    ),
    (
        "a property",
        "class Kept:\n"
        "    @property\n"
        "    def client(self) -> AnthropicBedrock:\n        return registry.find(self)",
        "Kept().client",
        ("bedrock",),
    ),
    (
        "an attribute",
        "class Kept:\n"
        "    client: Optional[Anthropic]\n"
        "    def __init__(self, provider):\n        self.client = provider.client",
        "Kept(registry).client",
        ("claude-api",),
    ),
    (
        "a parameter of what is called",
        "def same(client: Anthropic):\n    return client",
        "same(registry.client)",
        ("claude-api",),
    ),
    (
        "something else that is declared",
        "def client() -> registry.Client:\n    return registry.find('a')",
        "client()",
        (),
    ),
]


@pytest.mark.parametrize(("name", "before", "receiver", "platforms"), TABLE)
def test_declared_clients(
    name: str, before: str, receiver: str, platforms: tuple[str, ...]
) -> None:
    program = (
        "import anthropic, registry\n"
        "from typing import Optional\n"
        "from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex\n"
        f"{before}\n"
        f"print({receiver}.{SEND})\n"
    )
    source = decode(program.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.platform.values, call.platform.complete) == (platforms, False)
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), True)
