"""Builtins that are replaced, and names that are put beside them."""

import builtins

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}


def best(*models):
    return "claude-sonnet-4-6"


def replaced():
    client.messages.create(model="claude-opus-4-7", **A)
    old = builtins.max
    builtins.max = best
    model = max("claude-opus-4-7", "claude-haiku-4-5")
    builtins.max = old
    client.messages.create(model=model, **A)


replaced()
builtins.pick = lambda tier: "claude-opus-4-7"
setattr(builtins, "GEO", "us")
vars(builtins)["choose"] = lambda tier: "claude-sonnet-4-6"
client.messages.create(model=pick("fast"), inference_geo=GEO, **A)  # noqa: F821
client.messages.create(model=choose("fast"), **A)  # noqa: F821
