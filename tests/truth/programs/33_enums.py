# exact: platform, model, geo, region
"""Enums: a str enum passed as it is, `.value` of a plain one, iteration over all members."""

import enum

from anthropic import Anthropic


class Model(str, enum.Enum):
    SMART = "claude-opus-4-7"
    QUICK = "claude-haiku-5-5"


class Geo(enum.Enum):
    US = "us"
    ANYWHERE = "global"


client = Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(
    model=Model.SMART, max_tokens=8, messages=turn, inference_geo=Geo.US.value
)
for model in Model:
    client.messages.create(
        model=model.value, max_tokens=8, messages=turn, inference_geo=Geo["ANYWHERE"].value
    )
chosen = Geo("us")
client.messages.create(model=Model("claude-haiku-5-5"), max_tokens=8, messages=turn, inference_geo=chosen.value)
