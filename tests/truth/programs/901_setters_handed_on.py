"""`setattr` is handed on as it is, and called by what knows nothing of it; no method sets a geo."""

from functools import partial

from anthropic import Anthropic

client = Anthropic()


class Hooks:
    def __init__(self):
        self.before = []

    def run(self):
        for hook in self.before:
            hook()


class Service:
    def __init__(self):
        self.hooks = Hooks()
        self.geo = "us"
        self.hooks.before.append(partial(setattr, self, "geo", "global"))

    def ask(self):
        self.hooks.run()
        client.messages.create(
            model="claude-opus-4-7", inference_geo=self.geo, max_tokens=4, messages=[]
        )


Service().ask()
