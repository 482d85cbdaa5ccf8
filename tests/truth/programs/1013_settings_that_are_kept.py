# run: PROVIDER=anthropic
# run: PROVIDER=bedrock
# exact: platform, model, geo, region, pair
"""Settings and a client that are made once: which settings there are decides on the client."""

import os
from dataclasses import dataclass
from functools import lru_cache

import anthropic


@dataclass(frozen=True)
class _Settings:
    provider: str = "anthropic"
    model: str = "claude-opus-4-7"
    geo: str | None = "us"


@lru_cache
def _get_settings():
    if os.environ.get("PROVIDER") == "bedrock":
        return _Settings(provider="bedrock", model="us.anthropic.claude-opus-4-6-v1", geo=None)
    return _Settings()


@lru_cache(maxsize=1)
def _get_client():
    if _get_settings().provider == "bedrock":
        return anthropic.AnthropicBedrock(aws_region="us-east-1")
    return anthropic.Anthropic()


def _ask(prompt, settings, client):
    params = {"model": settings.model, "max_tokens": 10, "messages": prompt}
    if settings.geo:
        params["inference_geo"] = settings.geo
    return client.messages.create(**params)


_ask([{"role": "user", "content": "x"}], _get_settings(), _get_client())
