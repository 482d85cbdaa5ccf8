# exact: platform, region, geo, model, pair
"""singledispatch picks the settings by the type of the input."""

from functools import singledispatch

from anthropic import Anthropic

client = Anthropic()


@singledispatch
def _settings_for(item):
    raise TypeError(type(item))


@_settings_for.register
def _(item: str):
    return {"model": "claude-haiku-5-5", "messages": [{"role": "user", "content": item}]}


@_settings_for.register(list)
def _many(item):
    return {"model": "claude-opus-5", "messages": item}


def _send(item):
    return client.messages.create(
        max_tokens=8, **_settings_for(item)
    )


_send("x")
_send([{"role": "user", "content": "y"}])
