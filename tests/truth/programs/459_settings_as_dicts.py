# exact: platform, region
"""A namespace of settings that is changed as a dict, and put back."""
from contextlib import contextmanager
from types import SimpleNamespace

from anthropic import Anthropic

current = SimpleNamespace(model="claude-opus-4-7", geo="us")
client = Anthropic()


def override(**changes):
    current.__dict__.update(changes)


@contextmanager
def temporarily(**changes):
    before = dict(vars(current))
    override(**changes)
    try:
        yield
    finally:
        vars(current).update(before)


def ask():
    client.messages.create(model=current.model, inference_geo=current.geo, max_tokens=9, messages=[])


ask()
override(geo="global")
ask()
with temporarily(model="claude-sonnet-4-6"):
    ask()
ask()
