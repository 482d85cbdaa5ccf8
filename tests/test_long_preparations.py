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


PICKING = """
def pick(kind):
    if kind == "small":
        return "claude-haiku-4-5"
    return "claude-opus-5"


def ask(client, model, said):
    return client.messages.create(model=model, max_tokens=1, messages=said)


def main(kind, kept):
{long}
    model = pick(kind)
    return ask(Anthropic(), model, kept)


main(os.environ["KIND"], {{}})
"""


@pytest.mark.parametrize("lines", [60, 500])
def test_what_is_picked_after_much_else(lines: int) -> None:
    long = "\n".join(
        f'    kept["k{number}"] = {number} if os.environ.get("K") else len(str({number}) * 2)'
        for number in range(lines)
    )
    source = decode((HEAD + PICKING.format(long=long)).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert {"claude-haiku-4-5", "claude-opus-5"} <= set(call.model.values)


LEAVING = """
def answer(kind):
    geo = "eu"
    client = Anthropic()
    try:
        geo = "us"
        return parse(client, kind)
    except ValueError:
        client.messages.create(
            model="claude-opus-5", max_tokens=1, messages=[], extra_body={"inference_geo": geo}
        )


def parse(client, kind):
    if kind:
        raise ValueError(kind)
    return kind


answer(os.environ.get("KIND"))
"""


def test_what_is_returned_may_fail_though_nobody_asks_for_it() -> None:
    source = decode((HEAD + LEAVING).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert "us" in call.inference_geo.values


PROVIDER = """
class Provider:
    def __init__(self, settings):
        self.client = Anthropic()
        self.settings = settings
        self.seen = {{}}

    def words_of(self, said):
        found = []
{long}
        self.seen["words"] = found
        return found

    def params(self, said):
        params = {{"model": "claude-opus-5", "max_tokens": 1, "messages": said}}
        words = self.words_of(said)
        for name in ("words", "more"):
            self.seen[name] = said.get(name)
        if words:
            params["system"] = words
            if self.settings.cached:
                params["cache_control"] = {{"type": "ephemeral", "of": self.words_of(words)}}
        if any(word in self.settings.hard for word in words):
            params.setdefault("output_config", {{}})["effort"] = self.settings.effort
        return params

    def ask(self, said):
        return self.client.messages.create(**self.params(said))

    def stream(self, said):
        with self.client.messages.stream(**self.params(said)) as stream:
            yield from stream.text_stream

    def again(self, said):
        params = self.params(said)
        for _ in range(3):
            answer = self.client.messages.create(**params)
        return answer

    def count(self, said):
        return self.client.messages.create(**self.params(said))
"""


@pytest.mark.parametrize("lines", [1, 20, 30])
def test_what_several_calls_are_made_with(lines: int) -> None:
    long = "\n".join(
        f'        found.append(str({number}) if said.get("k{number}") else len(said) * {number})'
        for number in range(lines)
    )
    far = "\n" * 10_000 + "LAST = 1\n"  # a tree that is not small
    source = decode((HEAD + PROVIDER.format(long=long) + far).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    calls = find_calls(project, ["app.py"])
    assert len(calls) == 4
    for call in calls:
        assert (call.model.values, call.model.complete) == (("claude-opus-5",), True)
        assert (call.inference_geo.values, call.inference_geo.complete) == ((None,), True)


LAZY = """
kept = None


def get_client():
    global kept
    if kept is None:
        kept = Anthropic()
    return kept


def ask():
    return get_client().messages.create(model="claude-opus-5", max_tokens=1, messages=[])
"""


def test_what_makes_a_client_though_callers_have_had_their_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("domicile.resolve.scheduling.callers.MOST_CALLERS_STEPS", -1)
    source = decode((HEAD + LAZY).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.platform.values, call.platform.complete) == (("claude-api",), True)
