"""What is set under a key that the code does not show: it may be any, but a number is no model."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PROGRAM = """
from anthropic import Anthropic


def ask(extra):
    request = {{"model": "claude-opus-5", "max_tokens": 1, "messages": []}}
    for key in extra:
        request[key] = {value}
    return Anthropic().messages.create(**request)
"""


@pytest.mark.parametrize(
    ("value", "models", "geos"),
    [
        ("20", ("claude-opus-5",), (None,)),
        ("True", ("claude-opus-5",), (None,)),
        ("'us'", ("claude-opus-5", "us"), (None, "us")),
        ("20 if key else 'us'", ("claude-opus-5", "us"), (None, "us")),
    ],
)
def test_a_key_that_is_not_shown(
    value: str, models: tuple[str, ...], geos: tuple[str | None, ...]
) -> None:
    source = decode(PROGRAM.format(value=value).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.model.values, call.model.complete) == (models, False)
    assert (call.inference_geo.values, call.inference_geo.complete) == (geos, False)
