# run: HOOK=widen
# open: geo
"""Callables that come out of a heap, from outside, or of a table that is worked out set what is sent.

An iterator that is at its end at once ends no program.
"""

import heapq
import os

from anthropic import Anthropic

client = Anthropic()
A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}


class Clock:
    def __init__(self):
        self.queue = []

    def at(self, when, function):
        heapq.heappush(self.queue, (when, function))

    def advance(self, to):
        while self.queue and self.queue[0][0] <= to:
            _, function = heapq.heappop(self.queue)
            function()


class Timed:
    def __init__(self):
        self.clock = Clock()
        self.clock.at(5, self.widen)

    def widen(self):
        self.geo = "global"

    def ask(self, now):
        self.geo = "us"
        self.clock.advance(now)
        client.messages.create(inference_geo=self.geo, **A)


def handles(event):
    def mark(function):
        function.event = event
        return function

    return mark


def eventful(cls):
    cls.table = {f.event: f for f in vars(cls).values() if hasattr(f, "event")}
    return cls


@eventful
class Bot:
    @handles("limit")
    def _limited(self):
        self.geo = "global"

    def fire(self, event):
        self.table[event](self)

    def ask(self):
        self.geo = "us"
        self.fire("limit")
        client.messages.create(inference_geo=self.geo, **A)


class Hooked:
    def ask(self, hooks):
        self.geo = "us"
        for hook in hooks:
            hook(self)
        client.messages.create(inference_geo=self.geo, **A)


class Turns:
    def __init__(self, turns):
        self.turns = turns

    def __iter__(self):
        return self

    def __next__(self):
        if self.turns == 0:
            raise StopIteration
        self.turns -= 1
        return self.turns


def widen(asker):
    asker.geo = "global"


Timed().ask(1)
Timed().ask(9)
Bot().ask()
Hooked().ask([eval(os.environ.get("HOOK", "print"))])
list(Turns(0))
client.messages.create(inference_geo="us", **A)
