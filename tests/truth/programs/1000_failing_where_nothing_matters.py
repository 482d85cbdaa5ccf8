# run:
# open: model
"""A block that swallows exceptions fails at a statement that by itself is of no matter."""

import contextlib
import os

import anthropic

client = anthropic.Anthropic()


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, *failure):
        return True


def suppressed():
    model = "claude-opus-4-6"
    with contextlib.suppress(KeyError):
        model = "claude-opus-4-7"
        os.environ["NEVER_SET"]
        model = "claude-sonnet-4-6"
    client.messages.create(model=model, max_tokens=3, messages=[])


def swallowed(found):
    model = "claude-opus-4-6"
    with Swallow():
        model = "claude-opus-4-7"
        print(found["model"])
        model = "claude-sonnet-4-6"
    client.messages.create(model=model, max_tokens=3, messages=[])


def on_a_stack(found):
    model = "claude-opus-4-6"
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(KeyError))
        model = "claude-opus-4-7"
        print(found["model"])
        model = "claude-sonnet-4-6"
    client.messages.create(model=model, max_tokens=3, messages=[])


suppressed()
swallowed({})
on_a_stack({})
client.__class__().messages.create(model="claude-opus-4-6", max_tokens=3, messages=[])
