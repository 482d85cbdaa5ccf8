"""What nothing in the tree calls is still a call: somebody unseen may make it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SEND = "anthropic.Anthropic().messages.create(model={model}, max_tokens=1, messages=[])"
OPUS = '"claude-opus-4-7"'


def _models(text: str) -> list[tuple[tuple[str | None, ...], bool]]:
    source = decode(f"import anthropic, unseen\n{text}\n".encode())
    project = Project(["app.py"], lambda path: load(path, source))
    return [(call.model.values, call.model.complete) for call in find_calls(project, ["app.py"])]


@pytest.mark.parametrize(
    "text",
    [
        "ask = lambda t: {send}",
        "HANDLERS = {{'a': lambda t: {send}}}",
        "unseen.register(lambda t: {send})",
        "class A:\n    ask = lambda self, t: {send}",
        "class A:\n    ask = unseen.field(lambda t: {send})",
        "class A:\n    class B:\n        def ask(self):\n            {send}",
        "class A:\n class B:\n  class C:\n   def ask(self):\n    {send}",
        "if unseen.FLAG:\n    class A:\n        def ask(self):\n            {send}",
        "try:\n class A:\n  def ask(self):\n   {send}\nexcept Exception:\n pass",
        "for i in range(2):\n    def ask():\n        {send}",
        "def make():\n    class A:\n        def ask(self):\n            {send}\n    return A",
        "class A:\n    def make(self):\n        class B:\n            @staticmethod\n"
        "            def ask():\n                {send}\n        return B",
        "def make():\n    return lambda: (lambda: {send})",
        "def ask(client: anthropic.Anthropic):\n    table = {{'m': client.messages}}\n"
        "    table['m'].create(model={model}, max_tokens=1, messages=[])",
        "def other():\n    HANDLERS['a'](1)\nHANDLERS = {{'a': lambda t: {send}}}\n"
        "def more():\n    return lambda: HANDLERS",
    ],
)
def test_what_is_defined_inside_something_is_seen(text: str) -> None:
    shown = text.format(send=SEND.format(model=OPUS), model=OPUS)
    assert _models(shown) == [(("claude-opus-4-7",), True)]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("if unseen.FLAG:\n    def ask(model):\n        {send}\nask({opus})", False),
        ("if unseen.FLAG:\n    def _ask(model):\n        {send}\n_ask({opus})", True),
        (
            "if 1:\n class A:\n  def ask(self, model):\n   {send}\nA().ask({opus})",
            False,
        ),
        (
            "class A:\n class B:\n  def ask(self, model):\n   {send}\nA.B().ask({opus})",
            False,
        ),
    ],
)
def test_a_public_name_may_have_further_callers(text: str, complete: bool) -> None:
    shown = text.format(send=SEND.format(model="model"), opus=OPUS)
    assert _models(shown) == [(("claude-opus-4-7",), complete)]


def test_methods_of_a_class_in_a_function_see_what_the_others_set() -> None:
    send = SEND.format(model="self.model")
    text = f"""
def make():
    class A:
        def __init__(self):
            self.model = {OPUS}
        def ask(self):
            {send}
        def use(self):
            self.model = "claude-sonnet-5"
    return A
"""
    assert _models(text) == [(("claude-opus-4-7", "claude-sonnet-5"), True)]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("def ask(**given):\n    {create}(model={opus}, **given)", True),
        ("def ask(**given):\n    {create}(**given, model={opus})", True),
        ("def ask(given):\n    {create}(model={opus}, **given)", True),
        (
            "def send(**all):\n    {create}(**all)\n"
            "def _ask(given):\n    send(model={opus}, **given)",
            False,
        ),
        (
            "def _send(**all):\n    {create}(**all)\n"
            "def ask(given):\n    _send(model={opus}, **given)",
            True,
        ),
        ("def ask(given):\n    {create}(**{{**given, 'model': {opus}}})", True),
        ("def ask(given):\n    {create}(**{{'model': {opus}, **given}})", False),
        ("def ask(given):\n    {create}(**dict(model={opus}, **given))", True),
    ],
)
def test_a_name_that_is_written_is_in_no_splat_beside_it(text: str, complete: bool) -> None:
    shown = text.format(create="anthropic.Anthropic().messages.create", opus=OPUS)
    assert _models(shown) == [(("claude-opus-4-7",), complete)]


def test_a_model_that_may_be_missing_is_not_named(
    tree: Callable[[dict[str, str]], Path],
) -> None:
    text = "def ask(**given):\n    {send}\n".replace("{send}", "client.messages.create(**given)")
    tree(
        {
            "app.py": f"import anthropic\nclient = anthropic.Anthropic()\n{text}",
            "domicile.yaml": "version: 1\nscopes: [{permit: {geos: [us]}}]\n",
        }
    )
    shown = CliRunner().invoke(application, ["check", "--no-cache", "--output-format", "concise"])
    assert "GEO901" in shown.stdout
    assert "none" not in shown.stdout


def test_what_is_put_into_a_class_from_elsewhere_once_is_seen() -> None:
    text = """
_done = False
def install():
    global _done
    if _done:
        return
    def ask(self, model="claude-opus-4-7"):
        return self.claude.messages.create(model=model, max_tokens=1, messages=[])
    unseen.Thing.ask = ask
    _done = True
install()
"""
    assert _models(text) == [(("claude-opus-4-7",), False)]


LACKING = """
class Chat:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.price = 1

    def ask(self):
        {before}
        self.client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
        {after}


class Other(Chat):
    def __init__(self):
        self.client = anthropic.AnthropicBedrock(aws_region="us-east-1")
"""


@pytest.mark.parametrize(
    ("before", "after", "platforms"),
    [
        ("if self.price > 2:\n            return", "", ("claude-api",)),
        ("", "return self.price", ("bedrock", "claude-api")),
    ],
)
def test_an_object_that_fails_has_sent_what_came_before(
    before: str, after: str, platforms: tuple[str, ...]
) -> None:
    source = decode(f"import anthropic\n{LACKING.format(before=before, after=after)}".encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.platform.values, call.platform.complete) == (platforms, True)


def test_wrappers_of_what_is_asked_for_later_are_seen() -> None:
    text = f"""
def with_ask(function):
    def wrapper(text):
        return function(ask, text)
    return wrapper

class Tools:
    @with_ask
    def translate(asking, text):
        return asking(text, "claude-haiku-4-5")

    def count(self):
        anthropic.Anthropic().messages.count_tokens(model={OPUS}, messages=[])

def ask(text, model):
    {SEND.format(model="model")}
"""
    assert _models(text) == [(("claude-opus-4-7",), True), (("claude-haiku-4-5",), False)]
