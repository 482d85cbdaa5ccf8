"""Receivers that the code does not show: which operation a call on them is taken for."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PATHS = [
    "messages.create",
    "beta.messages.create",
    "beta.tools.messages.create",
    "beta.tools.messages.stream",
    "beta.prompt_caching.messages.create",
    "messages.with_raw_response.create",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_whole_path_tells_the_operation(path: str) -> None:
    code = (
        "import anthropic\n\n\n"
        "def ask(client, turns):\n"
        f"    return client.{path}(model='claude-opus-5', max_tokens=8, messages=turns)\n"
    )
    source = decode(code.encode())
    project = Project(["app.py"], lambda name: load(name, source))
    found = [call.operation for call in find_calls(project, ["app.py"])]
    assert found == [path.replace("with_raw_response.", "")]
