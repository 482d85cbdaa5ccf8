# exact: platform, region
"""A list is handed, by another name or as a part of something, to a function that takes from it."""
import heapq
import random
from bisect import insort

from anthropic import Anthropic

client = Anthropic()
ASK = {"max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}


def two():
    return ["claude-opus-4-7", "claude-sonnet-4-6"]


def drop_first(items):
    items.pop(0)


class Agent:
    def __init__(self):
        self.models = two()

    def run(self):
        drop_first(self.models)
        client.messages.create(model=self.models[0], **ASK)


class Other(Agent):
    def run(self):
        mine = self.models
        drop_first(mine)
        client.messages.create(model=self.models[0], **ASK)


def by_another_name():
    models = two()
    same = models
    drop_first(same)
    client.messages.create(model=models[0], **ASK)


def by_a_part():
    table = {"models": two()}
    drop_first(table["models"])
    client.messages.create(model=table["models"][0], **ASK)


def in_turn():
    table = {"models": two()}
    for _, models in table.items():
        drop_first(models)
    client.messages.create(model=table["models"][0], **ASK)


def or_else():
    models = two()
    chosen = models or []
    drop_first(chosen)
    client.messages.create(model=models[0], **ASK)


def in_place():
    models = two()[:1]
    same = models
    same *= 2
    same[1] = "claude-haiku-5-5"
    client.messages.create(model=models[1], **ASK)


def _keyword_of_that_name(model, /, **options):
    client.messages.create(**{"model": model, **options}, **ASK)


Agent().run()
Other().run()
for function in (by_another_name, by_a_part, in_turn, or_else, in_place):
    function()
_keyword_of_that_name("claude-opus-4-7")
_keyword_of_that_name("claude-opus-4-7", model="claude-sonnet-4-6")

models = two()
random.seed(1)
random.shuffle(models)
client.messages.create(model=models[0], **ASK)
names = ["claude-sonnet-4-6"]
insort(names, "claude-haiku-5-5")
client.messages.create(model=names[0], **ASK)
ranked = [(3, "claude-sonnet-4-6"), (1, "claude-opus-4-7")]
heapq.heapify(ranked)
client.messages.create(model=heapq.heappop(ranked)[1], **ASK)
