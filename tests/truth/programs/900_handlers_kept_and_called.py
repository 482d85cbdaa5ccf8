"""Functions kept in lists, tables and fields set what is sent when something far away calls them."""

from functools import partial

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}
M = "claude-opus-4-7"


class Bus:
    def __init__(self):
        self._handlers = {}

    def subscribe(self, name, handler):
        self._handlers.setdefault(name, []).append(handler)

    def emit(self, name):
        for handler in self._handlers.get(name, []):
            handler()


class Observed:
    def __init__(self):
        self.bus = Bus()
        self.bus.subscribe("overloaded", self._downgrade)

    def _downgrade(self):
        self.model = "claude-haiku-4-5"

    def ask(self):
        self.model = M
        self.bus.emit("overloaded")
        client.messages.create(model=self.model, **A)


class Step:
    def __init__(self, on_enter=None):
        self.on_enter = on_enter


class Steps:
    def __init__(self, steps):
        self.steps = steps

    def go(self, name):
        step = self.steps[name]
        if step.on_enter:
            step.on_enter()


class Stepping:
    def __init__(self):
        self.steps = Steps({"normal": Step(), "degraded": Step(on_enter=self.widen)})

    def widen(self):
        self.geo = "global"

    def ask(self):
        self.geo = "us"
        self.steps.go("degraded")
        client.messages.create(model=M, inference_geo=self.geo, **A)


class Breaker:
    def __init__(self, on_open):
        self.on_open = on_open

    def trip(self):
        self.on_open()


class Broken:
    def __init__(self):
        self.breaker = Breaker(on_open=self._opened)

    def _opened(self):
        self.model = "claude-sonnet-4-6"

    def ask(self):
        self.model = M
        self.breaker.trip()
        client.messages.create(model=self.model, **A)


class Hooks:
    def __init__(self):
        self.all = []

    def run(self):
        for hook in self.all:
            hook()


class Closing:
    def __init__(self):
        self.hooks = Hooks()

    def ask(self):
        geo, options = "us", {"model": M}

        def widen():
            nonlocal geo
            geo = "global"

        self.hooks.all.append(widen)
        self.hooks.all.append(lambda: options.update(model="claude-sonnet-4-6"))
        self.hooks.run()
        client.messages.create(inference_geo=geo, **options, **A)


class Listener:
    def __init__(self, target):
        self.target = target

    def __call__(self):
        self.target.model = "claude-opus-4-6"


class Listened:
    def __init__(self):
        self.model = M
        self.hooks = Hooks()
        self.listener = Listener(self)
        self.hooks.all.append(self.listener)

    def ask(self):
        self.hooks.run()
        client.messages.create(model=self.model, **A)


class Told:
    def __init__(self):
        self.hooks = Hooks()
        self.geo = "us"
        self.hooks.all.append(partial(setattr, self, "geo", "global"))

    def ask(self):
        self.hooks.run()
        client.messages.create(model=M, inference_geo=self.geo, **A)


for kind in (Observed, Stepping, Broken, Closing, Listened, Told):
    kind().ask()
