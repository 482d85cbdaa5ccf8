# exact: platform, model, geo, region
"""`filter` and its like take the items for which a test holds, as far as the code shows."""

import itertools

import anthropic

ALL = ("claude-opus-4-7", "claude-sonnet-4-6", "claude-haiku-4-5", None)
client = anthropic.Anthropic()
M = [{"role": "user", "content": "x"}]


def _takes_geo(model):
    return model is not None and ("4-6" in model or "4-7" in model)


for model in filter(_takes_geo, ALL):
    client.messages.create(model=model, max_tokens=1, inference_geo="us", messages=M)
for model in filter(None, itertools.filterfalse(_takes_geo, ALL)):
    client.messages.create(model=model, max_tokens=1, messages=M)
for model in list(filter(lambda name: name and "haiku" in name, ALL)):
    client.messages.create(model=model, max_tokens=1, messages=M)

seen = []


def _first_two(model):
    seen.append(model)
    return len(seen) < 3


for model in filter(_first_two, ALL):
    client.messages.create(model=model, max_tokens=1, messages=M)  # truth: open-model
