# open: model
"""A function is given another's code, and a class other bases."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


def pick():
    return "claude-opus-4-7"


def pick_another():
    return "claude-sonnet-4-6"


class Base:
    def model(self):
        return "claude-opus-4-7"


class Cheaper(Base):
    def model(self):
        return "claude-sonnet-4-6"


class Sender(Cheaper):
    def model(self):
        return super().model()


class Plain(Cheaper):
    pass


client.messages.create(model=pick(), max_tokens=64, messages=MESSAGES)
pick.__code__ = pick_another.__code__
client.messages.create(model=pick(), max_tokens=64, messages=MESSAGES)
client.messages.create(model=Sender().model(), max_tokens=64, messages=MESSAGES)
Sender.__bases__ = (Base,)
client.messages.create(model=Sender().model(), max_tokens=64, messages=MESSAGES)
Plain.__bases__ = (Base,)
client.messages.create(model=Plain().model(), max_tokens=64, messages=MESSAGES)
