"""Methods far down, replaced builtins, stacks of contexts and weak sets set what is sent."""

import contextlib
import weakref
from unittest import mock

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}
M = "claude-opus-4-7"
MODELS = [M, "claude-sonnet-4-6"]


class Settings:
    def __init__(self):
        self.geo = "us"

    def use(self, geo):
        self.geo = geo


class Policy:
    def __init__(self, settings):
        self.settings = settings

    def relax(self):
        self.settings.use("global")


class Quota:
    def __init__(self, settings):
        self.policy = Policy(settings)

    def exceeded(self):
        self.policy.relax()


class Meter:
    def __init__(self, settings):
        self.quota = Quota(settings)

    def measure(self):
        self.quota.exceeded()


class Gate:
    def __init__(self, settings):
        self.meter = Meter(settings)

    def admit(self):
        self.meter.measure()


class Entrance:
    def __init__(self, settings):
        self.gate = Gate(settings)

    def pass_through(self):
        self.gate.admit()


class Front:
    def __init__(self, settings):
        self.entrance = Entrance(settings)

    def open_door(self):
        self.entrance.pass_through()


class App:
    def __init__(self):
        self.settings = Settings()
        self.front = Front(self.settings)

    def ask(self):
        self.settings.geo = "us"
        self.front.open_door()
        client.messages.create(model=M, inference_geo=self.settings.geo, **A)


class Hub:
    def __init__(self):
        self.members = weakref.WeakSet()

    def broadcast(self, method, *arguments):
        for member in list(self.members):
            getattr(member, method)(*arguments)


hub = Hub()


class Member:
    def __init__(self):
        hub.members.add(self)

    def set_geo(self, geo):
        self.geo = geo

    def ask(self):
        self.geo = "us"
        hub.broadcast("set_geo", "global")
        client.messages.create(model=M, inference_geo=self.geo, **A)


class Swallowing:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, ValueError)


class Resources(contextlib.ExitStack):
    def guard(self):
        return self.enter_context(Swallowing())


def half_way(text):
    geo = "us"
    with Resources() as resources:
        resources.guard()
        geo = "global"
        int(text)
        geo = "us"
    client.messages.create(model=M, inference_geo=geo, **A)


def first():
    client.messages.create(model=min(MODELS), **A)


App().ask()
Member().ask()
half_way("1")
half_way("x")
first()
with mock.patch("builtins.min", max):
    first()
