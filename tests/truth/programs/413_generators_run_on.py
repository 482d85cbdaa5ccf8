# exact: platform, geo, region
# open: model
"""A generator that is run on by hand changes what it was given, or what is around it."""

import anthropic

client = anthropic.Anthropic()
TEXT = [{"role": "user", "content": "hi"}]


def steps(given):
    yield
    given["model"] = "claude-opus-4-6"
    yield


def handed():
    given = {"max_tokens": 9}
    walk = steps(given)
    next(walk)
    given["model"] = "claude-opus-4-7"
    client.messages.create(messages=TEXT, **given)
    next(walk)
    client.messages.create(messages=TEXT, **given)


def around():
    given = {"max_tokens": 9}

    def inner():
        yield
        given["model"] = "claude-opus-4-6"
        yield

    walk = inner()
    given["model"] = "claude-opus-4-7"
    for _ in walk:
        pass
    client.messages.create(messages=TEXT, **given)
    again = inner()
    given["model"] = "claude-sonnet-4-6"
    list(again)
    client.messages.create(messages=TEXT, **given)


handed()
around()
