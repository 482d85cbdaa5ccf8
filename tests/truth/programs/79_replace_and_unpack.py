# exact: platform, region, model, geo
"""dataclasses.replace, _replace, unpacking with a star, swapped names, slices."""

import dataclasses
from typing import NamedTuple

from anthropic import Anthropic


@dataclasses.dataclass(frozen=True)
class Plan:
    model: str
    geo: str = "us"


class Pair(NamedTuple):
    model: str
    geo: str


client = Anthropic()
turn = [{"role": "user", "content": "x"}]

plan = Plan("claude-opus-5")
wider = dataclasses.replace(plan, geo="global")
client.messages.create(model=wider.model, max_tokens=8, messages=turn, inference_geo=wider.geo)

pair = Pair("claude-sonnet-5", "us")._replace(model="claude-haiku-5-5")
model, geo = pair
client.messages.create(model=model, max_tokens=8, messages=turn, inference_geo=geo)

first, *rest = ["claude-opus-4-6", "claude-opus-4-7", "claude-sonnet-4-6"]
client.messages.create(model=rest[-1], max_tokens=8, messages=turn)
client.messages.create(model=first, max_tokens=8, messages=turn)
a, b = "us", "global"
a, b = b, a
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo=a)
fields = dataclasses.asdict(plan)
client.messages.create(model=fields["model"], max_tokens=8, messages=turn, inference_geo=fields["geo"])
