# run:
# run: MODEL=claude-sonnet-4-6
# exact: platform, model, geo
"""Functions and constructors that only hand what they got on to a function that changes it."""
import os

from anthropic import Anthropic


def pin(request):
    request["inference_geo"] = "us"


def prepare(request):
    pin(request)


def settle(owner, found):
    for name in found:
        if hasattr(owner, name):
            setattr(owner, name, found[name])


def rename(owner, model):
    owner.model = model


class Desk:
    model = "claude-opus-4-7"

    def __init__(self, found=None):
        settle(self, found or {})

    def ask(self):
        Anthropic().messages.create(  # truth: open-model
            model=self.model, max_tokens=1, messages=[]
        )


class Named:
    model = "claude-opus-4-7"

    def name(self, model):
        rename(self, model)

    def ask(self):
        # What it was named before is listed too.
        Anthropic().messages.create(  # truth: open-model
            model=self.model, max_tokens=1, messages=[]
        )


def ask():
    request = {"model": "claude-opus-4-7", "max_tokens": 1, "messages": []}
    prepare(request)
    Anthropic().messages.create(**request)


ask()
Desk().ask()
if "MODEL" in os.environ:
    Desk({"model": os.environ["MODEL"]}).ask()
named = Named()
named.name("claude-opus-5")
named.ask()
