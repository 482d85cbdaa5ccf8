# run:
# exact: platform, model, geo, region
from collections import ChainMap

from anthropic import Anthropic

client = Anthropic()


def pinned() -> None:
    params = {"model": "claude-opus-4-7", "max_tokens": 64}
    items = params.items()
    params["inference_geo"] = "us"
    client.messages.create(messages=[{"role": "user", "content": "a"}], **dict(items))


def models() -> None:
    routes = {"fast": "claude-haiku-4-5"}
    names = routes.values()
    keys = routes.keys()
    routes["deep"] = "claude-opus-4-7"
    for name in names:
        client.messages.create(model=name, max_tokens=5, messages=[])
    for key in keys:
        client.messages.create(model=routes[key], max_tokens=5, messages=[])
    routes.pop("fast")
    client.messages.create(model=list(names)[0], max_tokens=5, messages=[])
    copies = list(routes.values())
    routes["deep"] = "claude-sonnet-4-6"
    client.messages.create(model=copies[0], max_tokens=5, messages=[])
    client.messages.create(model=next(iter(names)), max_tokens=5, messages=[])


def layered() -> None:
    defaults = {"model": "claude-opus-4-7", "inference_geo": "global"}
    overrides: dict = {}
    settings = ChainMap(overrides, defaults)
    client.messages.create(max_tokens=5, messages=[], **settings)
    overrides["inference_geo"] = "us"
    client.messages.create(max_tokens=5, messages=[], **settings)
    defaults["model"] = "claude-sonnet-4-6"
    client.messages.create(max_tokens=5, messages=[], model=settings["model"], inference_geo=settings["inference_geo"])
    settings["model"] = "claude-opus-4-6"
    client.messages.create(max_tokens=5, messages=[], **overrides)
    client.messages.create(max_tokens=5, messages=[], **defaults)
    del settings["inference_geo"]
    client.messages.create(max_tokens=5, messages=[], **settings)
    child = settings.new_child({"model": "claude-haiku-4-5"})
    client.messages.create(max_tokens=5, messages=[], model=child["model"])
    settings.maps[0].clear()
    client.messages.create(max_tokens=5, messages=[], **settings)
    client.messages.create(max_tokens=5, messages=[], **settings.parents)


pinned()
models()
layered()
