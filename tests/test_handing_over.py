"""Methods handed to code that is not seen: who calls them, and where the call is noted."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.resolve.scheduling import attempts
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
    (
        "def go(made):\n"
        "    helpers.retried(made().messages.create, model='claude-opus-5', max_tokens=1)",
        [(2, ("claude-opus-5",), True)],
    ),
    (
        "def ask(model):\n    return client.messages.create(model=model, max_tokens=1)\n\n"
        "def go(pool):\n    pool.execute(ask, 'claude-opus-5')",
        [(2, ("claude-opus-5",), False)],
    ),
    ("def go(made):\n    helpers.traced(made().messages.create)", []),
    ("def go(made):\n    helpers.retried(made().threads.messages.create, model='x')", []),
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


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "    helpers.run(client.messages.create, model='claude-opus-5')",
            [("messages.create", 3)],
        ),
        ("    helpers.run(function=client.messages.stream)", [("messages.stream", 3)]),
        ("    helpers.run(client.beta.threads.messages.create, 'x')", []),
        ("    helpers.run(client.messages)", []),
    ],
)
def test_where_the_code_is_too_complex_what_is_handed_over_is_noted(
    code: str, expected: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "MOST_STEPS", 2)
    program = f"import anthropic, helpers\ndef go(client):\n{code}\n"
    source = decode(program.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    found = find_calls(project, ["app.py"])
    assert [(call.operation, call.location.span.line) for call in found] == expected
    assert not any(call.model.complete for call in found)
