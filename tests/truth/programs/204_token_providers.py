# exact: platform, model, geo
"""Clients that get their tokens from a provider: that says nothing of the host."""

import anthropic
from anthropic import AccessToken


def provider(*, force_refresh: bool = False) -> AccessToken:
    return AccessToken(token="sk-ant-oat01-x", expires_at=4_000_000_000)


class Provider:
    def __call__(self, *, force_refresh: bool = False) -> AccessToken:
        return provider(force_refresh=force_refresh)


first = anthropic.Anthropic(credentials=provider)
first.messages.create(model="claude-opus-4-6", inference_geo="us", max_tokens=8, messages=[])

second = anthropic.Anthropic(credentials=Provider())
second.messages.create(model="claude-opus-4-7", max_tokens=8, messages=[])
