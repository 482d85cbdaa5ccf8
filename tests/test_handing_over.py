"""Methods handed to code that is not seen: who calls them, and where the call is noted."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SETTING = """
import asyncio
import helpers
import instructor
from anthropic import Anthropic

client = Anthropic()
"""

# Line 1 is the first line of the code; each call as (line, model, complete).
TABLE = [
    ("alias = client.messages.create", []),
    ("print(client.messages.create)", []),
    ("helpers.register(client.messages.create)", [(1, (), False)]),
    ("helpers.run(target=client.messages.create)", [(1, (), False)]),
    (
        "helpers.run(client.messages.create, model='claude-opus-5', max_tokens=1, messages=[])",
        [(1, ("claude-opus-5",), True)],
    ),
    (
        "send = helpers.retried(client.messages.create)\n"
        "send(model='claude-opus-5', max_tokens=1, messages=[])",
        [(2, ("claude-opus-5",), True)],
    ),
    (
        "send = instructor.patch(create=client.messages.create, mode='tools')\n"
        "send(model='claude-opus-5', max_tokens=1, messages=[])",
        [(2, ("claude-opus-5",), True)],
    ),
    (
        "send = instructor.patch(client.messages.create, mode='tools')\n"
        "send(model='claude-opus-5', max_tokens=1, messages=[])",
        [(2, ("claude-opus-5",), True)],
    ),
    (
        "async def go():\n"
        "    await asyncio.to_thread(client.messages.create, model='claude-opus-5')",
        [(2, ("claude-opus-5",), True)],
    ),
]


@pytest.mark.parametrize(("code", "expected"), TABLE)
def test_calls_of_methods_handed_over(
    code: str, expected: list[tuple[int, tuple[str, ...], bool]]
) -> None:
    source = decode((SETTING + code).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    before = SETTING.count("\n")
    assert [
        (call.location.span.line - before, call.model.values, call.model.complete)
        for call in find_calls(project, ["app.py"])
    ] == expected
