"""Functions of the tree that are handed a method which sends, and only ask what it is."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.resolve.functions import feeding
from domicile.resolve.scheduling import attempts
from domicile.source import decode

LONG = f"[{', '.join(['size(1)'] * 300)}]"

# A wrapper asks for a name of what it is handed before it sends; finding that takes too long.
PROGRAM = f"""
from anthropic import Anthropic


def size(number):
    return number + 1


def label(function):
    owner = ASKED
    return str(owner) + str({LONG})


def sent(function, options):
    return function(**options)


def wrapped(function, model):
    def send(**options):
        options["model"] = model
        name = label(function)
        if name in options:
            return None
        return sent(function, options)

    return send


def connect(client: Anthropic, model="claude-opus-5"):
    return wrapped(client.messages.create, model)
"""

ASKED = PROGRAM.partition("owner =")[0].count("\n") + 1
SENT = PROGRAM.partition("return function(")[0].count("\n") + 1
NAMED = PROGRAM.partition("name = label")[0].count("\n") + 1


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("function.__name__", [SENT]),
        ("getattr(function, '__self__', None)", [SENT]),
        ("callable(function) and id(function)", [SENT]),
        ("function is None", [SENT]),
        ("function.__func__", [SENT, NAMED]),  # it may call that
        ("getattr(function, options)", [SENT, NAMED]),
        ("[function]", [SENT, NAMED]),
    ],
)
def test_what_only_asks_is_no_call_and_hides_none(
    asked: str, lines: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "MOST_STEPS", 300)
    monkeypatch.setattr(feeding, "HANDED_STEPS", 100)
    source = decode(PROGRAM.replace("ASKED", asked).encode())
    project = Project(["app.py"], lambda name: load(name, source))
    found = find_calls(project, ["app.py"])
    assert [call.location.span.line for call in found] == lines
