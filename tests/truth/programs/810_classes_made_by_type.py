# exact: geo
"""Classes that are made by calling `type`, or picked by a subscript."""

from typing import Any

from anthropic import Anthropic

MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Sender:
    model = "claude-opus-4-7"
    client = Anthropic()

    def __class_getitem__(cls, model: str) -> Any:
        return type("Pinned", (cls,), {"model": model})

    def send(self) -> None:
        self.client.messages.create(model=self.model, max_tokens=64, messages=MESSAGES)


Sender().send()
Sender["claude-sonnet-4-6"]().send()
Quick = type("Quick", (Sender,), {"model": "claude-haiku-4-5"})
Quick().send()
