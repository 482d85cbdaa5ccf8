# run:
# exact: platform, model, geo, region
from anthropic import Anthropic

client = Anthropic()
state = {"geo": "us"}


def jobs():
    yield {"model": "claude-opus-4-7", "inference_geo": state["geo"]}
    yield {"model": "claude-opus-4-6", "inference_geo": state["geo"]}


for job in jobs():
    client.messages.create(max_tokens=1, messages=[], **job)  # truth: open-geo open-model
    state["geo"] = "global"

lazy = ({"model": m, **state_options()} for m in ["claude-sonnet-4-6"]) if False else None


def options():
    return {"inference_geo": state["geo"]}


pending = ({"model": m, **options()} for m in ["claude-sonnet-4-6", "claude-opus-4-7"])
state["geo"] = "us"
for job in pending:
    client.messages.create(max_tokens=1, messages=[], **job)  # truth: open-geo


def delegating(models):
    result = yield from inner(models)
    print(result)


def inner(models):
    for model in models:
        yield model
    return "claude-opus-4-5"


for model in delegating(["claude-haiku-4-5"]):
    client.messages.create(max_tokens=1, messages=[], model=model)
mapped = map(lambda m: {"model": m, "inference_geo": state["geo"]}, ["claude-opus-4-7"])
state["geo"] = "global"
for job in mapped:
    client.messages.create(max_tokens=1, messages=[], **job)  # truth: open-geo
zipped = zip(["claude-opus-4-7"], iter_geo := [state["geo"]])
iter_geo[0] = "us"
for model, geo in zipped:
    client.messages.create(max_tokens=1, messages=[], model=model, inference_geo=geo)  # truth: open-geo
