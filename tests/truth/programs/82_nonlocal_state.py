# exact: platform, region
# open: model, geo
"""State in closures, generators and iterators that are advanced by hand."""

import itertools

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]


def switcher():
    model = "claude-haiku-5-5"

    def ask():
        return client.messages.create(model=model, max_tokens=8, messages=turn)

    def switch(name):
        nonlocal model
        model = name

    return ask, switch


ask, switch = switcher()
ask()
switch("claude-opus-5")
ask()


def models():
    yield "claude-sonnet-5"
    chosen = yield "claude-sonnet-5-5"
    yield chosen


steps = models()
client.messages.create(model=next(steps), max_tokens=8, messages=turn)
next(steps)
client.messages.create(model=steps.send("claude-opus-4-7"), max_tokens=8, messages=turn)
wheel = itertools.cycle(["claude-opus-4-6", "claude-opus-4-7"])
for _ in range(2):
    client.messages.create(model=next(wheel), max_tokens=8, messages=turn)
