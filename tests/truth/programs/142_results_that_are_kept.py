# exact: platform, model, geo, region
"""Functions that remember what they gave out."""

from functools import cache, cached_property, lru_cache

import anthropic

client = anthropic.Anthropic()


@lru_cache(maxsize=8)
def defaults():
    return {"model": "claude-opus-5", "max_tokens": 8, "messages": []}


@cache
def settings(name):
    return {"model": "claude-opus-4-6", "max_tokens": 8, "messages": [], "name": name}


def first():
    return client.messages.create(**defaults())


def pin():
    defaults()["inference_geo"] = "us"


first()
pin()
first()

s = settings("a")
s.pop("name")
client.messages.create(**s)  # truth: open-model
s["model"] = "claude-sonnet-5"
t = settings("a")
client.messages.create(**t)


class Box:
    @cached_property
    def options(self):
        return {"model": "claude-opus-5", "max_tokens": 8, "messages": []}

    def send(self):
        return client.messages.create(**self.options)

    def pin(self):
        self.options["inference_geo"] = "global"


box = Box()
box.send()
box.pin()
box.send()
