# exact: platform, region, model, geo, pair
"""Bodies come as JSON; the model refuses what it does not know."""
from enum import Enum
from typing import Literal

import anthropic
from pydantic import BaseModel, ValidationError

client = anthropic.Anthropic()


class Tier(str, Enum):
    FAST = "fast"
    DEEP = "deep"


class Body(BaseModel):
    text: str
    tier: Tier = Tier.FAST
    geo: Literal["us", "global"] = "us"


MODELS = {Tier.FAST: "claude-sonnet-4-6", Tier.DEEP: "claude-opus-4-7"}


def handle(raw: str) -> str:
    try:
        body = Body.model_validate_json(raw)
    except ValidationError as error:
        return f"400: {error.error_count()} errors"
    message = client.messages.create(
        model=MODELS[body.tier],
        max_tokens=10,
        inference_geo=body.geo,
        messages=[{"role": "user", "content": body.text}],
    )
    return message.content[0].text


handle('{"text": "a"}')
handle('{"text": "a", "geo": "global"}')
handle('{"text": "a", "tier": "deep", "geo": "global"}')
handle('{"text": "a", "tier": "deep"}')
handle('{"text": "a", "tier": "huge"}')
handle('{"text": "a", "geo": "eu"}')
