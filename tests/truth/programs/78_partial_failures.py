# run: ok
# run: broken
# exact: platform, model, geo, region
"""What an exception leaves behind: the assignment before it counts, the one after it does not."""

import sys

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]


def check(word):
    if word == "broken":
        raise ValueError(word)


model, geo = "claude-haiku-5-5", "global"
try:
    model = "claude-sonnet-5"
    check(sys.argv[1])
    model = "claude-opus-5"
    geo = "us"
except ValueError:
    pass
client.messages.create(model=model, max_tokens=8, messages=turn, inference_geo=geo)


def choose():
    try:
        check(sys.argv[1])
        return "claude-opus-4-7"
    except ValueError:
        return "claude-opus-4-6"


client.messages.create(model=choose(), max_tokens=8, messages=turn)
