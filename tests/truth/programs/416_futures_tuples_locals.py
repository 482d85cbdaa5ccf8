# exact: platform, model, geo, region
"""Futures, named tuples that a call makes, thread locals, registries, converters."""

import collections
import threading
import types
import typing
from concurrent import futures

import anthropic
import attr

client = anthropic.Anthropic()


def pick(name="opus"):
    return f"claude-{name}-4-6"


def pooled():
    with futures.ThreadPoolExecutor() as pool:
        one = pool.submit(pick)
        client.messages.create(model=one.result(), max_tokens=9, messages=[])
        several = [pool.submit(pick, "sonnet") for _ in range(2)]
        for each in futures.as_completed(several):
            client.messages.create(model=each.result(), max_tokens=9, messages=[])
        done, _ = futures.wait([pool.submit(pick)])
        for each in done:
            client.messages.create(model=each.result(timeout=1), max_tokens=9, messages=[])


Route = collections.namedtuple("Route", "model geo", defaults=["us"])
Other = collections.namedtuple("Other", ["model", "geo"])
Typed = typing.NamedTuple("Typed", [("model", str), ("geo", str)])


def routed():
    route = Route("claude-opus-4-7")
    client.messages.create(
        model=route.model, inference_geo=route.geo, max_tokens=9, messages=[]
    )
    other = Other(model="claude-opus-4-6", geo="global")
    model, geo = other
    client.messages.create(model=model, inference_geo=geo, max_tokens=9, messages=[])
    changed = other._replace(geo="us")
    client.messages.create(
        model=changed[0], inference_geo=changed[1], max_tokens=9, messages=[]
    )
    typed = Typed("claude-sonnet-4-6", "us")
    client.messages.create(max_tokens=9, messages=[], **{
        "model": typed.model, "inference_geo": typed.geo
    })


local = threading.local()
local.model = "claude-opus-4-7"
space = types.SimpleNamespace()


def kept():
    local.geo = "us"
    client.messages.create(
        model="claude-opus-4-6", inference_geo=local.geo, max_tokens=9, messages=[]
    )


def elsewhere():
    model = getattr(local, "model", "claude-opus-4-6")
    client.messages.create(model=model, max_tokens=9, messages=[])  # truth: open-model


def set_space():
    space.geo = "us"


def not_set_yet():
    geo = getattr(space, "geo", "global")
    client.messages.create(  # truth: open-geo
        model="claude-opus-4-7", inference_geo=geo, max_tokens=9, messages=[]
    )


class Provider:
    known = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.known[cls.__name__] = cls


class Opus(Provider):
    model = "claude-opus-4-7"


class Sonnet(Provider):
    model = "claude-sonnet-4-6"


def registered():
    client.messages.create(model=Provider.known["Opus"].model, max_tokens=9, messages=[])
    for provider in Provider.known.values():
        client.messages.create(  # truth: open-model
            model=provider.model, max_tokens=9, messages=[]
        )


@attr.s(auto_attribs=True)
class Settings:
    model: str = attr.ib(converter=lambda name: f"claude-{name}")
    geo: str = attr.ib(default="US", converter=str.lower)


def converted():
    settings = Settings("opus-4-7")
    client.messages.create(
        model=settings.model, inference_geo=settings.geo, max_tokens=9, messages=[]
    )


pooled()
routed()
kept()
elsewhere()
other_thread = threading.Thread(target=elsewhere)
other_thread.start()
other_thread.join()
not_set_yet()
set_space()
not_set_yet()
registered()
converted()
