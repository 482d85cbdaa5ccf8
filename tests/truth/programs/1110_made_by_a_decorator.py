# run:
# exact: model, geo
"""Constructors that a decorator makes, below a base that has one."""
from dataclasses import dataclass
import anthropic
client = anthropic.Anthropic()
M = [{"role": "user", "content": "x"}]


class Box:
    def __init__(self, model):
        self.model = model
        self.kw = {"inference_geo": "us"}


@dataclass
class Rec(Box):
    model: str = "claude-sonnet-5"
    geo: str | None = None

    def __post_init__(self):
        self.kw = {} if self.geo is None else {"inference_geo": self.geo}


class Plain:
    pass


@dataclass
class Over(Plain):
    model: str = "claude-sonnet-5"
    geo: str | None = None

    def __post_init__(self):
        self.kw = {} if self.geo is None else {"inference_geo": self.geo}


r = Rec(geo="global")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
r = Rec("claude-opus-5")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
r = Over("claude-opus-5", geo="us")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
r = Over(geo="us")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)


class Child(Rec):
    def __init__(self, geo):
        super().__init__(model="claude-opus-4-6", geo=geo)


class Loose(Box):
    geo: str = "us"


@dataclass(init=False)
class Kept(Box):
    geo: str = "us"


r = Child("us")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
r = Loose("claude-opus-5")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
r = Kept("claude-opus-5")
client.messages.create(model=r.model, max_tokens=5, messages=M, **r.kw)
