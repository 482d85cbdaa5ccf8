# exact: platform, model, geo, region
"""Resources and operations named by texts, looked up by helpers, beside look-ups of something else."""
from types import SimpleNamespace

import anthropic

client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "hi"}]
options = SimpleNamespace(limit=9)
look = getattr


def dig(thing, *names):
    for name in names:
        thing = getattr(thing, name)
    return thing


def by_helper(messages):
    limit = getattr(options, "limit", 8)
    ask = dig(client, "messages", "create")
    ask(model="claude-opus-4-7", max_tokens=limit, messages=messages, inference_geo="us")


def by_other_name(messages):
    limit = getattr(options, "limit", 8)
    ask = look(look(client, "messages"), "create")
    ask(model="claude-sonnet-4-6", max_tokens=limit, messages=messages, inference_geo="global")


def by_key(messages):
    table = {"resource": "messages", "operation": "create"}
    limit = getattr(options, "limit", 8)
    ask = getattr(getattr(client, table["resource"]), table["operation"])
    ask(model="claude-opus-4-7", max_tokens=limit, messages=messages, inference_geo="us")


def by_comparison(messages, where="messages"):
    if where == "messages":
        resource = getattr(client, where)
        resource.create(model="claude-opus-4-7", max_tokens=9, messages=messages, inference_geo="us")


class Asker:
    def __init__(self):
        self.limit = getattr(options, "limit", 8)

    def ask(self, messages):
        self.send("messages", max_tokens=getattr(self, "limit", 7), messages=messages)

    def send(self, where, **fields):
        getattr(client, where).create(model="claude-opus-4-7", inference_geo="us", **fields)


by_helper(messages=MESSAGES)
by_other_name(messages=MESSAGES)
by_key(messages=MESSAGES)
by_comparison(messages=MESSAGES)
Asker().ask(messages=MESSAGES)
