"""What only counts tokens is no call: it gets the share of steps that a caller has."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = """
from anthropic import Anthropic

client = Anthropic()

def step(model, n):
    if n:
        model = model + ""
    return model

def run(n, turns):
    model = "claude-opus-5"
"""
LONG = "    model = step(model, n)\n" * 400
SENDS = {
    "client.messages.create(model=model, max_tokens=1, messages=turns)": True,
    "client.messages.count_tokens(model=model, messages=turns)": False,
    "client.beta.messages.count_tokens(model=model, messages=turns)": False,
    # Named, a geo is followed as that of a call: the request is refused with it (GEO104).
    "client.messages.count_tokens(model=model, messages=messages, inference_geo='us')": True,
    # Another operation beside it is a call.
    "client.messages.count_tokens(model=model, messages=turns) or "
    "client.messages.create(model=model, max_tokens=1, messages=turns)": True,
    # A resource that is kept may be asked for another operation.
    "[kept := client.messages, kept.count_tokens(model=model, messages=turns)]": True,
}


def _models(lines: str) -> set[tuple[object, bool]]:
    source = decode(f"{HEAD}{lines}".encode())
    project = Project(["app.py"], lambda path: load(path, source))
    found = find_calls(project, ["app.py"])
    assert found
    return {(tuple(call.model.values), call.model.complete) for call in found}


@pytest.mark.parametrize(("send", "followed"), SENDS.items())
def test_long_preparations_are_followed_for_calls(send: str, followed: bool) -> None:
    models = _models(f"{LONG}    return {send}\n")
    assert ((("claude-opus-5",), True) in models) is followed


@pytest.mark.parametrize("send", SENDS)
def test_short_ones_are_followed_for_all(send: str) -> None:
    assert _models(f"    return {send}\n") == {(("claude-opus-5",), True)}
