# exact: platform
"""A block fails at any of its statements, also at those within others and within what it calls."""

import os

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


def look_up() -> str:
    return os.environ["NOT_THERE_AT_ALL"]


class Job:
    def __init__(self) -> None:
        self.model = "claude-opus-4-7"

    def prepare(self) -> None:
        self.model = "claude-opus-4-6"
        look_up()
        self.model = "claude-haiku-4-5"


model = "claude-opus-4-7"
try:
    if os.sep:
        model = "claude-sonnet-4-6"
        look_up()
        model = "claude-haiku-4-5"
except KeyError:
    client.messages.create(model=model, max_tokens=64, messages=MESSAGES)

job = Job()
try:
    job.prepare()
except KeyError:
    client.messages.create(model=job.model, max_tokens=64, messages=MESSAGES)

last = "claude-opus-4-7"
try:
    for name in ("claude-sonnet-4-6", "claude-fable-5"):
        if name == "claude-fable-5":
            look_up()
        last = name
    last = "claude-haiku-4-5"
except KeyError:
    client.messages.create(model=last, max_tokens=64, messages=MESSAGES)
