# run: FLAG=1
# run:
# exact: model
"""What may return before it changes something that it was handed, or that others read."""

import os

from anthropic import Anthropic

client = Anthropic()
FLAG = bool(os.environ.get("FLAG"))
MODEL = "claude-haiku-4-5"


class Settings:
    model = "claude-haiku-4-5"


def adjust(params, flag):
    if flag:
        return
    params["model"] = "claude-opus-4-7"


def adjust_late(params, flags):
    for flag in flags:
        if flag:
            print("left")
            return None
    params.update(model="claude-opus-4-7")
    return None


def adjust_settings(settings, flag):
    try:
        if flag:
            return
    finally:
        print("asked")
    settings.model = "claude-opus-4-7"


def adjust_all(flag):
    global MODEL
    if not flag:
        return
    MODEL = "claude-opus-4-7"


def _adjust_two(params, flag):
    if flag:
        return
    adjust(params, False)


def fields():
    return {"model": "claude-haiku-4-5", "max_tokens": 4, "messages": []}


first = fields()
adjust(first, FLAG)
client.messages.create(**first)

second = fields()
adjust_late(second, [FLAG])
client.messages.create(**second)

settings = Settings()
adjust_settings(settings, FLAG)
client.messages.create(model=settings.model, max_tokens=4, messages=[])

adjust_all(FLAG)
client.messages.create(model=MODEL, max_tokens=4, messages=[])

third = fields()
_adjust_two(third, FLAG)
client.messages.create(**third)
