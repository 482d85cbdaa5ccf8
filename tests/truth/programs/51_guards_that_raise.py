# run: claude-opus-5 us
# run: claude-sonnet-5 global
# exact: platform, model, geo, region
"""Closing facts: an allow-list that raises, an assertion, an equality test."""

import sys

from anthropic import Anthropic

ALLOWED = ("claude-opus-5", "claude-sonnet-5")
client = Anthropic()


def ask(model: str, geo: str):
    if model not in ALLOWED:
        raise ValueError(model)
    assert geo in {"us", "global"}
    client.messages.create(
        model=model,
        max_tokens=8,
        inference_geo=geo,
        messages=[{"role": "user", "content": "x"}],
    )
    if geo == "us":
        client.messages.create(
            model=model, max_tokens=8, inference_geo=geo, messages=[{"role": "user", "content": "y"}]
        )


model, geo = sys.argv[1:]
ask(model, geo)
ask("claude-sonnet-5", "us")
ask("claude-opus-5", "us")
