# exact: platform, geo
"""Defaults of getattr where a class refuses; deleted attributes of a class; instances' own dunders."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Lazy:
    def __getattr__(self, name: str) -> str:
        if name == "model":
            return "claude-opus-4-7"
        raise AttributeError(name)


class Base:
    model = "claude-opus-4-7"


class Derived(Base):
    model = "claude-sonnet-4-6"


class Picked:
    def __call__(self) -> str:
        return "claude-opus-4-7"


lazy = Lazy()
client.messages.create(model=getattr(lazy, "fallback", "claude-sonnet-4-6"), max_tokens=64, messages=MESSAGES)
client.messages.create(model=getattr(lazy, "model", "claude-haiku-4-5"), max_tokens=64, messages=MESSAGES)
del Derived.model
client.messages.create(model=Derived().model, max_tokens=64, messages=MESSAGES)
picked = Picked()
picked.__call__ = lambda: "claude-haiku-4-5"
client.messages.create(model=picked(), max_tokens=64, messages=MESSAGES)
