# exact: platform, model, geo
"""A second name of a member is the member; texts ask `__format__` how an object is written."""

from enum import Enum

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Tier(Enum):
    DEEP = "claude-opus-4-7"
    FAST = "claude-haiku-4-5"
    BEST = "claude-opus-4-7"

    @property
    def geo(self) -> str | None:
        return "us" if self is Tier.DEEP else None


MODELS = {
    "DEEP": "claude-opus-4-6",
    "BEST": "claude-fable-5",
    "FAST": "claude-haiku-4-5",
}
client.messages.create(
    model=MODELS[Tier["BEST"].name], max_tokens=64, messages=MESSAGES
)
client.messages.create(
    model=Tier.BEST.value, inference_geo=Tier.BEST.geo, max_tokens=64, messages=MESSAGES
)
client.messages.create(model=list(Tier)[-1].value, max_tokens=64, messages=MESSAGES)
