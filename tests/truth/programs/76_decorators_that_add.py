# exact: platform, region
# open: model, geo
"""Decorators that put keywords in, take them out, or change what a function returns."""

import functools

from anthropic import Anthropic

client = Anthropic()


def pinned(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        kwargs["geo"] = "us"
        return function(*args, **kwargs)

    return wrapper


def newest(function):
    @functools.wraps(function)
    def wrapper():
        return function().replace("haiku", "sonnet")

    return wrapper


@pinned
def ask(text, model="claude-opus-5", geo=None):
    return client.messages.create(
        model=model,
        max_tokens=8,
        messages=[{"role": "user", "content": text}],
        **({"inference_geo": geo} if geo else {}),
    )


@newest
def favourite():
    return "claude-haiku-5-5"


ask("x")
ask("y", model="claude-sonnet-5", geo="global")
client.messages.create(
    model=favourite(), max_tokens=8, messages=[{"role": "user", "content": "z"}]
)
