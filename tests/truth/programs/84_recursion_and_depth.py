# exact: platform, region
# open: model, geo
"""Functions that call themselves or each other, each time with another model."""

from anthropic import Anthropic

client = Anthropic()
CHAIN = {"claude-opus-5": "claude-sonnet-5", "claude-sonnet-5": "claude-haiku-5-5"}


def descend(model, geo="us"):
    if model is None:
        return []
    reply = client.messages.create(
        model=model,
        max_tokens=8,
        messages=[{"role": "user", "content": "x"}],
        inference_geo=geo,
    )
    return [reply.id, *descend(CHAIN.get(model), "global" if geo == "us" else "us")]


def ping(depth, model):
    if depth:
        pong(depth - 1, model + "-5" if depth == 2 else model)


def pong(depth, model):
    client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": "y"}]
    )
    ping(depth, model)


descend("claude-opus-5")
ping(2, "claude-opus")
