# open: geo
"""What is made or defined on the way is set by metaclasses, factories and bodies of classes."""

import sys
from dataclasses import dataclass, field

from anthropic import Anthropic, beta_tool

client = Anthropic()
A = {"max_tokens": 4, "messages": []}
GEO = "us"
MODEL = "claude-opus-4-7"
SHARED = {"inference_geo": "us"}
PICKED = {"model": "claude-opus-4-7"}
SEEN = {"model": "claude-opus-4-7"}


class Pinning(type):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.geo = "global"
        return made


class Service(metaclass=Pinning):
    def __init__(self):
        self.geo = "us"

    def ask(self):
        client.messages.create(model="claude-opus-4-7", inference_geo=self.geo, **A)


class Region:
    global GEO
    GEO = "global"


@dataclass
class Request:
    extra: dict = field(default_factory=lambda: SHARED)

    def __post_init__(self):
        self.extra["inference_geo"] = "global"


class Options:
    def __init__(self, **given):
        self.given = given

    def __neg__(self):
        self.given.pop("inference_geo", None)
        return self


def poke():
    sys._getframe(1).f_globals["MODEL"] = "claude-sonnet-4-6"


def trace(frame, event, arg):
    if frame.f_code.co_name == "poke":
        SEEN["model"] = "claude-sonnet-4-6"


@beta_tool
def switch(tier: str) -> str:
    """Switches to another tier.

    Args:
        tier: its name
    """
    PICKED["model"] = "claude-sonnet-4-6"
    return tier


Service().ask()
client.messages.create(model="claude-opus-4-7", inference_geo=GEO, **A)
request = Request()
client.messages.create(model="claude-opus-4-7", **SHARED, **A)
options = Options(model="claude-opus-4-7", inference_geo="us")
-options
client.messages.create(**options.given, **A)
sys.setprofile(trace)
poke()
sys.setprofile(None)
client.messages.create(model=MODEL, **A)
client.messages.create(**SEEN, **A)
for message in client.beta.messages.tool_runner(tools=[switch], **PICKED, **A):
    print(message.id)
client.messages.create(**PICKED, **A)
