# run: us
# run: anywhere
# exact: platform, model, geo, region, pair
"""Members of enums that are texts or numbers, tested by what they are."""

import sys
from enum import Enum, IntEnum

from anthropic import Anthropic


class Place(str, Enum):
    ANYWHERE = ""
    US = "us"


class Level(IntEnum):
    NONE = 0
    HIGH = 2


class Tier(Enum):
    FAST = ""
    DEEP = "deep"


client = Anthropic()
turn = [{"role": "user", "content": "x"}]
place = Place.US if sys.argv[1] == "us" else Place.ANYWHERE

pinned = {"inference_geo": place.value} if place else {}
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, **pinned)

level = Level.HIGH
model = "claude-opus-5" if level == 2 else "claude-haiku-5-5"
client.messages.create(model=model, max_tokens=8, messages=turn)

if Level.NONE:
    client.messages.create(model="claude-haiku-5-5", max_tokens=8, messages=turn)
if Tier.FAST:  # a member that is no text is true, whatever its value
    client.messages.create(model="claude-sonnet-5", max_tokens=8, messages=turn)
