# exact: model, geo, platform
"""Code that is run with names of its own, and texts that are only worked out, change nothing."""

from anthropic import Anthropic

client = Anthropic()
MODEL = "claude-opus-4-7"
A = {"max_tokens": 4, "messages": []}


def run(code):
    names = {"result": None}
    exec(code, names)
    return names["result"]


def reckon(text):
    return eval(text)


def ask():
    answer = client.messages.create(model=MODEL, inference_geo="us", **A)
    run("result = 3")
    reckon("1 + 2")
    client.messages.create(model=MODEL, system=str(answer.id), **A)


ask()
