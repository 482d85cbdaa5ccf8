"""The one place that sends."""

import settings
from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


def send() -> None:
    client.messages.create(model=settings.MODEL, max_tokens=64, messages=MESSAGES)
