"""What a reader can list although it stays open: objects made elsewhere, defaults of look-ups."""

from __future__ import annotations

import pytest

from domicile.calls import Values
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SEND = "anthropic.Anthropic().messages.create(model={model}, max_tokens=1, messages=[])"
CHAT = """
import anthropic


class Chat:
    def __init__(self, model, region=None):
        self.model = model
        self.client = {client}

    def {method}(self, turns):
        return self.client.messages.create(model=self.model, max_tokens=1, messages=turns)
"""
PLAIN = "anthropic.Anthropic()"
EITHER = "anthropic.AnthropicBedrock(aws_region=region) if region else anthropic.Anthropic()"


def _read(text: str) -> tuple[Values, Values, set[tuple[object, object]]]:
    """The model and platform of the only call, and which are seen together."""
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    return call.model, call.platform, {(v.platform, v.model) for v in call.variants}


@pytest.mark.parametrize("method", ["ask", "__call__"])
@pytest.mark.parametrize(
    "makers",
    [
        "def make():\n    return Chat('claude-opus-5')",
        "REGISTRY = {'a': lambda: Chat('claude-opus-5')}",
        "class Maker:\n    def make(self):\n        return Chat(model='claude-opus-5')",
        "class Options:\n    def __init__(self, model):\n        self.model = model\n"
        "    def make(self):\n        return Chat(self.model)\nSMALL = Options('claude-opus-5')",
        "from dataclasses import dataclass\n@dataclass\nclass Options:\n    model: str\n"
        "    def make(self):\n        return Chat(self.model)\nTABLE = [Options('claude-opus-5')]",
    ],
)
def test_what_an_object_is_made_with_is_listed(method: str, makers: str) -> None:
    model, platform, _ = _read(CHAT.format(client=PLAIN, method=method) + makers)
    assert (model.values, model.complete) == (("claude-opus-5",), False)
    assert (platform.values, platform.complete) == (("claude-api",), True)


def test_what_objects_are_made_with_stays_together() -> None:
    makers = (
        "def near():\n    return Chat('claude-opus-5')\n"
        "def far():\n    return Chat('us.anthropic.claude-opus-4-7', region='us-east-1')\n"
    )
    model, platform, pairs = _read(CHAT.format(client=EITHER, method="ask") + makers)
    assert (model.complete, platform.values) == (False, ("bedrock", "claude-api"))
    shown = {pair for pair in pairs if isinstance(pair[1], str)}
    assert shown == {("claude-api", "claude-opus-5"), ("bedrock", "us.anthropic.claude-opus-4-7")}


@pytest.mark.parametrize(
    ("parameter", "looked_up", "models"),
    [
        ("config: dict", "config.get('m', 'claude-opus-5')", ("claude-opus-5",)),
        ("config: dict[str, str] | None", "config.get('m', 'opus')", ("opus",)),
        ("config: 'Mapping'", "config.pop('m', 'claude-opus-5')", ("claude-opus-5",)),
        ("config", "config.get('m', 'claude-opus-5')", ("claude-opus-5",)),
        ("config", "config.get('llm', {}).get('m', 'claude-opus-5')", ("claude-opus-5",)),
        ("config", "config['llm'].get('m', 'claude-opus-5')", ("claude-opus-5",)),
        ("config", "config.get('m') or 'claude-opus-5'", ("claude-opus-5",)),
        # The option of a section: a `ConfigParser` takes both.
        ("config", "config.get('llm', 'model')", ()),
        ("config", "config.get('llm', 'model', fallback='claude-opus-5')", ("claude-opus-5",)),
        ("config", "config('MODEL', default='claude-opus-5', cast=str)", ("claude-opus-5",)),
        ("config", "decouple.config('MODEL', default='claude-opus-5')", ("claude-opus-5",)),
        ("config", "click.prompt('model?', default=config)", ()),
        ("config", "config(default='claude-opus-5')", ()),
        ("config", "config.get(anthropic, 'claude-opus-5')", ()),
    ],
)
def test_the_default_of_a_look_up_is_listed(
    parameter: str, looked_up: str, models: tuple[str, ...]
) -> None:
    text = f"import anthropic\ndef ask({parameter}):\n    {SEND.format(model=looked_up)}\n"
    model, _, _ = _read(text)
    assert (model.values, model.complete) == (models, False)


def test_a_long_caller_of_a_private_function_is_followed_to_its_call() -> None:
    """What it works out on the side has no room; what it hands on is still seen."""
    sums = "".join(
        f"def sum_{n}(size):\n    return [{', '.join(f'size + {k}' for k in range(30))}]\n\n\n"
        for n in range(30)
    )
    used = "".join(f"    request['user_{n}'] = sum_{n}(options)\n" for n in range(30))
    text = f"""
import anthropic


def _send(client, request):
    return client.messages.create(**request)


{sums}
def ask(options: dict):
    request = {{"model": options.get("model", "claude-opus-5"), "max_tokens": 1, "messages": []}}
{used}
    return _send(anthropic.Anthropic(), request)
"""
    model, platform, _ = _read(text)
    assert model.values == ("claude-opus-5",)
    assert platform.values == ("claude-api",)


def test_what_a_default_replaces_is_not_listed_below_many_other_choices() -> None:
    model, _, _ = _read(
        f"""
import anthropic, os
from typing import Optional

def ask(provider=None, model: Optional[str] = None):
    if provider is None:
        provider = os.getenv("PROVIDER", "openai")
    if provider == "anthropic":
        if model is None:
            model = "claude-opus-5"
        {SEND.format(model="model")}
"""
    )
    assert (model.values, model.complete) == (("claude-opus-5",), False)


def test_what_is_filled_in_where_a_field_is_none_leaves_no_none() -> None:
    model, _, _ = _read(
        f"""
import anthropic

class Config:
    def __init__(self, model: str | None = None):
        self.model = model

def ask(config: Config):
    if config.model is None:
        config.model = "claude-opus-5"
    {SEND.format(model="config.model")}
"""
    )
    assert (model.values, model.complete) == (("claude-opus-5",), False)


def test_no_model_is_left_out_of_an_open_list_with_models() -> None:
    model, _, _ = _read(
        f"import anthropic\ndef ask(model=None):\n    {SEND.format(model='model')}\n"
        "def main():\n    ask('claude-opus-5')\n"
    )
    assert (model.values, model.complete) == (("claude-opus-5",), False)


@pytest.mark.parametrize(
    "model",
    [
        "'-'.join(name.split('/')[1:])",
        "name.split('/')[1]",
    ],
)
def test_the_default_is_listed_where_a_text_is_taken_apart(model: str) -> None:
    text = f"""
import anthropic

def ask(name=None):
    name = name or "anthropic/claude-opus-5"
    {SEND.format(model=model)}
"""
    found, _, _ = _read(text)
    assert (found.values, found.complete) == (("claude-opus-5",), False)


def test_what_a_test_showed_on_some_paths_is_not_listed_for_all() -> None:
    model, _, _ = _read(
        """
import anthropic, os
from typing import Literal, Optional

Kind = Literal["openai", "anthropic"]

class Other:
    def __init__(self, model):
        self.model = model

class Claude:
    def __init__(self, model):
        self.model = model

    def ask(self):
        return anthropic.Anthropic().messages.create(model=self.model, max_tokens=1, messages=[])

def make(kind: Optional[Kind] = None, model: Optional[str] = None):
    if kind is None:
        kind = os.getenv("PROVIDER", "openai")
    if kind not in ["openai", "anthropic"]:
        raise ValueError(kind)
    if kind == "openai":
        if not os.getenv("OPENAI_API_KEY"):
            raise ValueError("no key")
        if model is None:
            model = os.getenv("OPENAI_MODEL", "gpt")
        return Other(model)
    elif kind == "anthropic":
        if not os.getenv("ANTHROPIC_API_KEY"):
            raise ValueError("no key")
        if model is None:
            model = os.getenv("MODEL", "claude-opus-5")
        return Claude(model)
    raise ValueError(kind)

def count(text, kind: Optional[Kind] = None, model: Optional[str] = None):
    if not text:
        raise ValueError(text)
    return make(kind, model).ask()
"""
    )
    assert (model.values, model.complete) == (("claude-opus-5",), False)


@pytest.mark.parametrize(
    ("look_up", "models"),
    [
        ("config.get('model', '')", ("claude-opus-5",)),
        ("config.get('other', 'default')", ("default",)),
        ("{**loaded}.get('model', 'default')", ("default",)),
    ],
)
def test_the_default_of_a_key_that_is_there_is_not_listed(
    look_up: str, models: tuple[str, ...]
) -> None:
    model, _, _ = _read(
        f"""
import anthropic, yaml

def ask(path):
    loaded = yaml.safe_load(open(path)) or {{}}
    config = dict({{"model": "claude-opus-5"}})
    config.update(loaded)
    {SEND.format(model=look_up)}
"""
    )
    assert (model.values, model.complete) == (models, False)
