"""What is set or looked up under a key that the code does not show; a number is no model."""

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


LOOKED_UP = """
from anthropic import Anthropic

TABLE = {{"claude-opus-4-8": {one}, "claude-haiku-4-5": {two}}}


def ask(model):
    found = TABLE.get(model{default})
    {test}
    return Anthropic().messages.create(model=model, max_tokens=found, messages=[])
"""


@pytest.mark.parametrize(
    ("one", "two", "default", "test", "models", "complete"),
    [
        ("8192", "4096", ", 1024", "print(found)", (), False),
        ("0.5", "2", ", -1", "found = int(found)", (), False),
        (
            *("8192", "4096", "", "assert found is not None"),
            *(("claude-haiku-4-5", "claude-opus-4-8"), True),
        ),
        (
            *("'a'", "'b'", ", ''", "assert found"),
            *(("claude-haiku-4-5", "claude-opus-4-8"), True),
        ),
    ],
)
def test_numbers_beside_a_key_do_not_tell_what_it_is(
    one: str, two: str, default: str, test: str, models: tuple[str, ...], complete: bool
) -> None:
    source = decode(LOOKED_UP.format(one=one, two=two, default=default, test=test).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.model.values, call.model.complete) == (models, complete)


TYPED_DICT = """
from typing import TypedDict

import anthropic

class Options(TypedDict, total=False):
    model: str

class Chat:
    def __init__(self, options: Options | None = None):
        options = {"max_tokens": 1, **(options or {})}
        self.model = options.get("model", "claude-opus-4-7")

    def ask(self):
        return anthropic.Anthropic().messages.create(model=self.model, max_tokens=1, messages=[])
"""


def test_what_is_declared_as_a_typed_dict_is_a_dict() -> None:
    source = decode(TYPED_DICT.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.values == ("claude-opus-4-7",)
    assert not call.model.complete
    assert not [r for r in call.model.reasons if "no dict" in r.text or "never set" in r.text]
