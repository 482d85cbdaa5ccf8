# run:
# exact: platform, model, geo, region
"""Sentinels that are asked for by isinstance."""
import anthropic
from anthropic import NOT_GIVEN, NotGiven, Omit, omit

client = anthropic.Anthropic()
ask = {"max_tokens": 3, "messages": [{"role": "user", "content": "x"}]}


def _one(model, geo=NOT_GIVEN):
    kw = {} if isinstance(geo, NotGiven) else {"inference_geo": geo}
    return client.messages.create(model=model, **ask, **kw)


def _two(model, geo=omit):
    if isinstance(geo, (Omit, NotGiven)) and "opus" in model:
        geo = "us"
    return client.messages.create(model=model, **ask, inference_geo=geo)


_one("claude-opus-4-7", "us")
_one("claude-haiku-4-5")
_two("claude-opus-4-6")
_two("claude-haiku-4-5")
_two("claude-opus-4-7", "global")
