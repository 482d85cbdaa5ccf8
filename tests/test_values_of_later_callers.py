"""Values that callers pass, found after what sends has run: they are listed all the same."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

import pytest

from domicile.calls import Call
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

CHAT = """
import anthropic


class Chat:
    def __init__(self, model="claude-opus-4-7"):
        self.model = model
        self.turns, self.answers = [], {{}}
        self.client = anthropic.Anthropic()

    def ask(self, text):
        {keep}
        return self.client.messages.create(model=self.model, max_tokens=1, messages=self.turns)


def make(model):
    return Chat(model=model)


def small():
    return make("claude-haiku-4-5")
"""


def _read(files: Mapping[str, str]) -> tuple[Call, ...]:
    sources = {path: decode(dedent(text).encode()) for path, text in files.items()}
    project = Project(list(files), lambda path: load(path, sources[path]))
    return find_calls(project, list(files))


@pytest.mark.parametrize(
    "keep",
    [
        "self.turns.append({'role': 'user', 'content': text})",
        "self.turns += [{'role': 'user', 'content': text}]",
        "self.answers[text] = (text, 1)",
        "self.answers.setdefault(text, []).append([text])",
    ],
)
def test_what_keeps_making_objects_is_shown_what_later_callers_pass(keep: str) -> None:
    (call,) = _read({"app.py": CHAT.format(keep=keep)})
    assert call.model.values == ("claude-haiku-4-5", "claude-opus-4-7")
    assert not call.model.complete


def test_a_function_that_is_handed_the_object_calls_its_private_method() -> None:
    (call,) = _read(
        {
            "app.py": """
                import anthropic
                from helpers import run

                class Chat:
                    def __init__(self):
                        self.client = anthropic.Anthropic()

                    def ask(self, text, **options):
                        return run(self, text, "claude-opus-4-7", options)

                    def _send(self, options):
                        return self.client.messages.create(**options)
            """,
            "helpers.py": """
                def run(chat, text, model, options):
                    sent = {"model": model, "max_tokens": 1, "messages": [text], **options}
                    return chat._send(sent)
            """,
        }
    )
    assert (call.model.values, call.model.complete) == (("claude-opus-4-7",), False)
    assert (call.inference_geo.values, call.inference_geo.complete) == ((None,), False)


OPTIONS = """
from dataclasses import dataclass

import anthropic


@dataclass
class Options:
    model: str = "claude-sonnet-4-6"
    url: str | None = None
    key: str | None = None
    share: float = 0.7
    most: int = 100
    retries: int = 3


class Chat:
    def __init__(self, options: Options):
        self.options = options
        self.client = anthropic.Anthropic()

    def ask(self, turns):
        options = self.options
        return self.client.messages.create(model=options.model, max_tokens=1, messages=turns)


def make(kind, model=None, url=None, key=None, share=0.7, most=100, retries=3):
    names = {"large": "claude-opus-4-7", "small": "claude-haiku-4-5"}
    options = Options(
        model=model or names.get(kind, "claude-opus-4-7"),
        url=url,
        key=key,
        share=share,
        most=most,
        retries=retries,
    )
    return Chat(options)
"""


def test_options_that_an_object_is_made_with_are_listed_beside_open_ones() -> None:
    (call,) = _read({"app.py": OPTIONS})
    assert call.model.values == ("claude-haiku-4-5", "claude-opus-4-7", "claude-sonnet-4-6")
    assert not call.model.complete


def test_classes_that_a_function_registers_are_made_under_their_names() -> None:
    (call,) = _read(
        {
            "app.py": """
                import sys
                import filled
                from registry import Registry

                Registry.get(sys.argv[1]).ask("x")
            """,
            "filled.py": """
                from chat import Chat
                from registry import Registry

                def fill():
                    Registry.register("claude-opus-4-7", Chat)
                    Registry.register("claude-sonnet-4-6", Chat)

                fill()
            """,
            "registry.py": """
                class Registry:
                    _known = {}

                    @classmethod
                    def register(cls, name, made):
                        cls._known[name] = made

                    @classmethod
                    def get(cls, name):
                        return cls._known[name](name)
            """,
            "chat.py": """
                import anthropic

                class Chat:
                    def __init__(self, model="claude-haiku-4-5"):
                        self.model = model
                        self.client = anthropic.Anthropic()

                    def ask(self, text):
                        return self.client.messages.create(
                            model=self.model, max_tokens=1, messages=[text]
                        )
            """,
        }
    )
    assert {"claude-opus-4-7", "claude-sonnet-4-6"} <= set(call.model.values)
    assert not call.model.complete
