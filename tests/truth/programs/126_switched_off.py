"""Calls that were switched off while somebody looks into the bill: none of them can be reached."""

import anthropic

ENABLED = False
client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]


def summarise(text):
    return text[:40]
    return client.messages.create(
        model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo="us"
    )


def translate(text):
    raise NotImplementedError("switched off, see COST-17")
    client.messages.create(
        model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo="us"
    )


def rate(text):
    if text:
        return 1
        client.messages.create(model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo="us")
    else:
        raise ValueError(text)
    return client.messages.create(
        model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo="us"
    )


if ENABLED:
    client.messages.create(
        model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo="us"
    )

summarise("a text")
rate("a text")
