# exact: platform, model, geo
"""Comprehensions, generators and lambdas in a class body do not see its names; the first iterable does."""
from anthropic import Anthropic

geo = "us"
models = ["claude-opus-4-7"]


class Plan:
    geo = "global"
    models = ["claude-sonnet-4-6"]
    reqs = [{"model": m, "inference_geo": geo} for m in models]
    by = {m: geo for m in models}
    fn = lambda self: geo
    first = next(geo for m in models)


c = Anthropic()
for r in Plan.reqs:
    c.messages.create(max_tokens=1, messages=[], **r)
c.messages.create(model="claude-opus-4-7", inference_geo=Plan.by["claude-sonnet-4-6"], max_tokens=1, messages=[])
c.messages.create(model="claude-opus-4-7", inference_geo=Plan().fn(), max_tokens=1, messages=[])
c.messages.create(model="claude-opus-4-7", inference_geo=Plan.first, max_tokens=1, messages=[])
