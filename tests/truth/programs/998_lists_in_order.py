# run:
# exact: platform, model, geo, pair
"""What patterns take from a list, and lists and deques that are turned, put into and taken from."""

from collections import deque

from anthropic import Anthropic

client = Anthropic()


def choice(wanted):
    match wanted:
        case ["slow", *others] if others:
            return "claude-sonnet-4-6", others[-1]
        case ["pair", *_, model, geo]:
            return model, geo
        case _:
            return "claude-opus-4-7", "global"


def turned():
    queue = deque(["claude-opus-4-6", "claude-sonnet-4-6"])
    queue.rotate(1)
    client.messages.create(model=queue[0], max_tokens=3, messages=[])
    queue.appendleft("claude-opus-4-7")
    client.messages.create(model=queue.popleft(), max_tokens=3, messages=[])
    client.messages.create(model=queue.popleft(), max_tokens=3, messages=[])


def reversed_and_inserted():
    models = ["claude-opus-4-6", "claude-sonnet-4-6"]
    models.reverse()
    client.messages.create(model=models[0], max_tokens=3, messages=[])
    models.insert(0, "claude-opus-4-7")
    client.messages.create(model=models[0], max_tokens=3, messages=[])
    models.insert(-1, "claude-opus-4-8")
    client.messages.create(model=models[2], max_tokens=3, messages=[])


for each in (["slow", "x", "us"], ["pair", 1, "claude-opus-4-6", "us"], 3):
    model, geo = choice(each)
    client.messages.create(model=model, max_tokens=3, messages=[], inference_geo=geo)
turned()
reversed_and_inserted()
