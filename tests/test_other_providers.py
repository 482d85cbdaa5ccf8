"""What belongs to other providers is not listed at a Claude call that is behind a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

CREATE = "anthropic.Anthropic().messages.create(model={model}, max_tokens=1, messages=[])"
TABLE = """
import anthropic

DEFAULTS = {"openai": "own-large", "anthropic": "claude-opus-4-7"}

class Chat:
    def __init__(self, config=None):
        config = config or {}
        self.provider = config.get("provider", "openai")
        self.model = config.get("model") or DEFAULTS.get(self.provider, "own-large")

    def ask(self):
        if self.provider == "anthropic":
            return CREATE
"""
SECTIONS = """
import anthropic

CONFIG = {"openai": {"model": "own-small"}, "anthropic": {"model": "claude-opus-4-7"}}

class Chat:
    def __init__(self, config=None, provider=None):
        self.config = config or CONFIG
        self.provider = provider or self.config.get("provider", "openai")

    def model(self):
        defaults = {"openai": "own-small", "anthropic": "claude-opus-4-7"}
        own = self.config.get(self.provider, {})
        return own.get("model", defaults.get(self.provider, "own-small"))

    def chat(self):
        if self.provider == "openai":
            return None
        elif self.provider == "anthropic":
            return self._claude()

    def _claude(self):
        return CREATE
"""
FILLED_IN = """
import anthropic
from dataclasses import dataclass

@dataclass
class Settings:
    provider: str = "openai"
    model: str = ""

    def __post_init__(self):
        if not self.model:
            self.model = {"openai": "own-large", "anthropic": "claude-opus-4-7"}[self.provider]

class Chat:
    def __init__(self, settings: Settings):
        self.settings = settings

    def ask(self):
        if self.settings.provider == "anthropic":
            return CREATE
"""
WITHIN = """
import anthropic
from dataclasses import dataclass

@dataclass
class Provider:
    type: str
    model: str = ""

ALL = [Provider("cli"), Provider("anthropic", "claude-opus-4-7"), Provider("openai", "own-large")]

class Worker:
    def __init__(self, provider: Provider):
        self.provider = provider

    def run(self):
        if self.provider.type == "cli":
            print(self.provider.model)
        elif self.provider.type == "anthropic":
            self._claude()

    def _claude(self):
        CREATE
"""

HELD = """
import os
import anthropic
from dataclasses import dataclass

@dataclass
class Config:
    provider: str
    model: str

class Claude:
    def __init__(self, config: Config):
        self.config = config

    def ask(self):
        return CREATE

class Other:
    def __init__(self, config: Config):
        self.config = config

    def ask(self):
        print(self.config.model)

KINDS = {"anthropic": Claude, "openai": Other}
PRESETS = {"best": Config("anthropic", "claude-opus-4-7"), "plain": Config("openai", "own-small")}

class Session:
    def __init__(self, name):
        config = PRESETS[name]
        self.backend = KINDS[config.provider](config)

    def run(self):
        return self.backend.ask()

Session(os.environ["NAME"]).run()
"""


@pytest.mark.parametrize(
    ("text", "model"),
    [
        (TABLE, "self.model"),
        (SECTIONS, "self.model()"),
        (FILLED_IN, "self.settings.model"),
        (WITHIN, "self.provider.model"),
        (HELD, "self.config.model"),
    ],
)
def test_what_goes_with_another_provider_is_not_listed(text: str, model: str) -> None:
    source = decode(text.replace("CREATE", CREATE.format(model=model)).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert "claude-opus-4-7" in call.model.values
    assert not {"own-large", "own-small"} & set(call.model.values)


PROGRAMS = Path(__file__).parent / "truth" / "programs"


def test_a_function_lists_what_its_callers_pass() -> None:
    source = decode((PROGRAMS / "982_units_of_a_table.py").read_bytes())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert list(call.model.values) == ["claude-opus-4-7"]
    assert not call.model.complete


FACTORY = """
import os
import anthropic

DEFAULTS = {"openai": "gpt-4o", "claude": "claude-opus-4-7"}

class Chat:
    def __init__(self, model, key):
        self.model = model
        self.client = anthropic.Anthropic(api_key=key, base_url=BASE)

    def ask(self):
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])

def make(name, loaded):
    return loaded(model=DEFAULTS[name], key="k") if loaded else Chat(DEFAULTS[name], "k")
"""


@pytest.mark.parametrize(
    ("base", "table", "listed"),
    [
        ("None", "", {"claude-opus-4-7"}),
        ("os.environ['BASE']", "", {"claude-opus-4-7"}),
        ('"https://llm.example.com"', "", {"claude-opus-4-7", "gpt-4o"}),  # may serve both
        ("None", 'DEFAULTS.pop("claude")', {"gpt-4o"}),  # nothing else is told
    ],
)
def test_models_of_other_vendors_are_not_listed_beside_a_claude_model(
    base: str, table: str, listed: set[str]
) -> None:
    text = FACTORY.replace("BASE", base).replace("\nclass", f"\n{table}\nclass")
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert set(call.model.values) == listed
    assert not call.model.complete
