# exact: platform, model, geo, region
"""Settings as a frozen dataclass with defaults, a NamedTuple beside it, one instance each."""

from dataclasses import dataclass, field
from typing import NamedTuple

from anthropic import Anthropic


@dataclass(frozen=True)
class Settings:
    model: str = "claude-opus-4-7"
    geo: str | None = "us"
    tags: list = field(default_factory=list)


class Limits(NamedTuple):
    max_tokens: int = 64
    judge: str = "claude-haiku-5-5"


SETTINGS = Settings()
LIMITS = Limits()
client = Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(
    model=SETTINGS.model,
    max_tokens=LIMITS.max_tokens,
    messages=turn,
    inference_geo=SETTINGS.geo,
)
client.messages.create(model=LIMITS.judge, max_tokens=LIMITS[0], messages=turn)
other = Settings(model="claude-sonnet-5", geo=None)
client.messages.create(
    model=other.model, max_tokens=8, messages=turn, inference_geo=other.geo
)
