# run:
# open: model, geo, pair
"""A field's factory is asked for every object that is made: what it counts, takes and reads goes on."""

from dataclasses import dataclass, field

from anthropic import Anthropic
from pydantic import BaseModel, Field

client = Anthropic()
REST = {"max_tokens": 3, "messages": []}
made = 0
waiting = ["claude-opus-4-6", "claude-sonnet-4-6", "claude-opus-4-7"]
geo = "us"


class Settings:
    geo = "us"


class Counter:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return "claude-opus-4-6" if self.calls < 2 else "claude-opus-4-7"


def pick():
    global made
    made += 1
    return "claude-opus-4-6" if made == 1 else "claude-sonnet-4-6"


def leave():
    global geo
    geo = "global"
    return []


@dataclass
class Counted:
    model: str = field(default_factory=pick)


@dataclass
class Called:
    model: str = field(default_factory=Counter())


@dataclass
class Reading:
    geo: str = field(default_factory=lambda: Settings.geo)


@dataclass
class Leaving:
    history: list = field(default_factory=leave)


class Taken(BaseModel):
    model: str = Field(default_factory=lambda: waiting.pop(0))


def count():
    job = Counted()
    client.messages.create(model=job.model, **REST)


def call():
    job = Called()
    client.messages.create(model=job.model, **REST)


def read():
    job = Reading()
    client.messages.create(model="claude-opus-4-6", inference_geo=job.geo, **REST)


def take():
    job = Taken()
    client.messages.create(model=job.model, **REST)


for _ in range(3):
    count()
    call()
    read()
    take()
    Settings.geo = "global"

client.messages.create(model="claude-opus-4-6", inference_geo=geo, **REST)
Leaving()
client.messages.create(model="claude-opus-4-6", inference_geo=geo, **REST)
