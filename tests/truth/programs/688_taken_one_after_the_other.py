# open: model
"""Each look at a source gives another value: what one was checked for says nothing of the next."""
import sys

import anthropic

client = anthropic.Anthropic()
GEOS = {"claude-opus-4-7": "us", "claude-sonnet-4-6": "global"}


class Source:
    def __init__(self, values):
        self.values = list(values)

    def get(self):
        return self.values.pop(0)

    pop = get


def checked(source):
    if source.pop() not in GEOS:
        raise ValueError
    client.messages.create(model=source.pop(), max_tokens=5, messages=[])


def looked_up(source):
    geo = GEOS[source.get()]
    client.messages.create(model=source.get(), max_tokens=5, inference_geo=geo, messages=[])


def one_by_one(models):
    for model in models:
        try:
            geo = GEOS[model]
        except KeyError:
            geo = "us"
        client.messages.create(model=model, max_tokens=5, inference_geo=geo, messages=[])


def with_default(model):
    geo = GEOS.get(model, "global")
    client.messages.create(model=model, max_tokens=5, inference_geo=geo, messages=[])


def with_check(model):
    geo = GEOS.get(model)
    if geo is None:
        print("unknown model", model)
    client.messages.create(
        model=model, max_tokens=5, inference_geo=geo or "us", messages=[]
    )


names = Source(sys.argv[1:] or ["claude-opus-4-7", "claude-mythos-5", "claude-sonnet-4-6", "claude-fable-5"])
checked(names)
looked_up(names)
one_by_one(iter(["claude-opus-4-7", "claude-fable-5", "claude-sonnet-4-6"]))
with_default("claude-fable-5")
with_check("claude-fable-5")
with_check("claude-sonnet-4-6")
