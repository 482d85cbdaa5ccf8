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
