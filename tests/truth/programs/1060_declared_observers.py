# run: plain
# run: loud
# exact: model, geo
"""Objects of the tree's own classes, declared as parameters, look at what is sent or change it."""

import json
import sys

import anthropic


class Trail:
    def __init__(self):
        self.turn = 0
        self.sizes = []

    def note(self, params):
        self.turn += 1
        self.sizes.append(len(json.dumps(params)))
        return self.turn


class Dial:
    def __init__(self, geo):
        self.geo = geo

    def turn_to(self, params):
        params["inference_geo"] = self.geo


class LouderDial(Dial):
    def turn_to(self, params):
        super().turn_to(params)
        params["model"] = "claude-opus-4-8"


def ask(text, trail: Trail | None = None):
    params = {"model": "claude-opus-4-7", "max_tokens": 3}
    params["messages"] = [{"role": "user", "content": text}]
    turn = trail.note(params) if trail else None
    print(turn)
    return anthropic.Anthropic().messages.create(**params)


def _tell(text, dial: Dial):
    params = {"model": "claude-opus-4-7", "max_tokens": 3}
    params["messages"] = [{"role": "user", "content": text}]
    dial.turn_to(params)
    return anthropic.Anthropic().messages.create(**params)


ask("Good morning", Trail())
_tell("Good evening", LouderDial("us") if sys.argv[1] == "loud" else Dial("global"))
