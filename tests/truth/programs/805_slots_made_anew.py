# exact: platform
"""Objects whose class has a `__new__` of its own are as many as the calls of it."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Slot:
    __slots__ = ("geo", "model")

    def __new__(cls, model: str, geo: str | None = None) -> "Slot":
        self = super().__new__(cls)
        self.model = "claude-sonnet-4-6" if model == "default" else model
        self.geo = geo
        return self


first = Slot("default", "us")
second = Slot("claude-opus-4-7", "global")
client.messages.create(
    model=first.model, inference_geo=first.geo, max_tokens=64, messages=MESSAGES
)
client.messages.create(
    model=second.model, inference_geo=second.geo, max_tokens=64, messages=MESSAGES
)
