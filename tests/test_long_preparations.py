"""What makes a request or a client may be long, and is followed all the same."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = """
import os
from anthropic import Anthropic

"""

CONSTRUCTOR = """
class Assistant:
    def __init__(self, settings=None):
        self.client = Anthropic()
        self.kept = {{}}
{long}

    def ask(self):
        return self.client.messages.create(model="claude-opus-5", max_tokens=1, messages=[])
"""

REQUEST = """
def request_for(mode):
    request = {{"model": "claude-opus-5", "max_tokens": 1, "messages": []}}
    kept = {{}}
{long}
    return {{**request, **kept}}


def ask(mode):
    return Anthropic().messages.create(**request_for(mode))
"""

CALLER = """
def ask(kept, model):
    return Anthropic().messages.create(model=model, max_tokens=kept["k0"], messages=[])


def main(kept, model="claude-opus-5"):
{long}
    return ask(kept, model)
"""


@pytest.mark.parametrize("program", [CONSTRUCTOR, REQUEST])
@pytest.mark.parametrize("lines", [1, 60])
def test_long_preparations(program: str, lines: int) -> None:
    kept = "self.kept" if program is CONSTRUCTOR else "kept"
    indent = " " * (8 if program is CONSTRUCTOR else 4)
    long = "\n".join(
        f'{indent}{kept}["k{number}"] = {number} if os.environ.get("K") else len(str({number}) * 2)'
        for number in range(lines)
    )
    source = decode((HEAD + program.format(long=long)).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.platform.values, call.platform.complete) == (("claude-api",), True)
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), True)
    assert (call.inference_geo.values, call.inference_geo.complete) == ((None,), True)


@pytest.mark.parametrize("lines", [1, 60, 100])
def test_a_long_caller(lines: int) -> None:
    long = "\n".join(
        f'    kept["k{number}"] = {number} if os.environ.get("K") else len(str({number}) * 2)'
        for number in range(lines)
    )
    source = decode((HEAD + CALLER.format(long=long)).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), False)
