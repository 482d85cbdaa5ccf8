# exact: platform, model, geo
"""Positional arguments pass over fields that are taken by keyword only, or not at all."""

from dataclasses import KW_ONLY, dataclass, field

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


@dataclass
class Route:
    model: str = "claude-opus-4-7"
    _: KW_ONLY
    geo: str = "us"


@dataclass
class Fallback(Route):
    second: str = "claude-haiku-4-5"


@dataclass
class Seen:
    name: str = field(default="claude-opus-4-7", init=False)
    model: str = "claude-haiku-4-5"
    geo: str = field(default="us", kw_only=True)
    last: str = "claude-haiku-4-5"


route = Fallback("claude-opus-4-6", "claude-fable-5", geo="global")
client.messages.create(
    model=route.second, inference_geo=route.geo, max_tokens=64, messages=MESSAGES
)
seen = Seen("claude-sonnet-4-6", "claude-opus-4-6")
client.messages.create(
    model=seen.name, inference_geo=seen.geo, max_tokens=64, messages=MESSAGES
)
client.messages.create(
    model=seen.model, inference_geo=seen.geo, max_tokens=64, messages=MESSAGES
)
client.messages.create(model=seen.last, max_tokens=64, messages=MESSAGES)
