"""A base class that calls what its subclasses fill in: what it hands them is listed."""

from __future__ import annotations

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

FILES = {
    "providers/__init__.py": """
from providers.base import create
from providers import claude, other
""",
    "providers/base.py": """
from abc import ABC, abstractmethod

MAKERS = {}

def register(name):
    def keep(maker):
        MAKERS[name] = maker
        return maker
    return keep

def create(config):
    return MAKERS[config.provider](config)

class Provider(ABC):
    def __init__(self, model):
        self.model = model

    def complete(self, turns):
        return self.run(self.build(turns))

    @abstractmethod
    def build(self, turns): ...

    @abstractmethod
    def run(self, request): ...
""",
    "providers/claude.py": """
import anthropic
from providers.base import Provider, register

class Claude(Provider):
    def __init__(self, client, model):
        super().__init__(model)
        self.client = client

    def build(self, turns):
        return {"model": self.model, "max_tokens": 9, "messages": turns}

    def run(self, request):
        return self.client.messages.create(**request)

@register("claude")
def make(config):
    return Claude(anthropic.Anthropic(), config.model)
""",
    "providers/other.py": """
from providers.base import Provider, register

class Other(Provider):
    def build(self, turns):
        return {"m": self.model}

    def run(self, request):
        print(request)

@register("other")
def make(config):
    return Other(config.model)
""",
    "main.py": """
from dataclasses import dataclass
from providers import create

MODELS = {"claude": "claude-opus-4-7", "other": "gpt"}

@dataclass
class Config:
    provider: str = "claude"
    model: str = ""

def main():
    config = Config()
    config.model = config.model or MODELS[config.provider]
    create(config).complete([])
""",
}


def test_what_a_base_class_hands_to_its_subclasses_is_listed() -> None:
    sources = {path: decode(text.encode()) for path, text in FILES.items()}
    project = Project(sorted(FILES), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, sorted(FILES))
    assert (call.model.values, call.model.complete) == (("claude-opus-4-7",), False)
    assert None in call.inference_geo.values
