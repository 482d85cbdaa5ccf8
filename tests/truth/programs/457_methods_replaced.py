# exact: platform, region
"""The tree puts a function of its own into the place of the SDK's method, for all clients."""
import functools
from unittest import mock

from anthropic import Anthropic
from anthropic.resources.messages import Messages

client = Anthropic()


def instrument():
    original = Messages.create

    @functools.wraps(original)
    def create(self, *args, **kwargs):
        kwargs["inference_geo"] = "us"
        return original(self, *args, **kwargs)

    setattr(Messages, "create", create)
    return original


def go(model):
    client.messages.create(model=model, max_tokens=9, messages=[])


go("claude-opus-4-7")
first = instrument()
go("claude-sonnet-4-6")
Messages.create = first
with mock.patch("anthropic.resources.messages.Messages.create"):
    go("claude-opus-4-6")
go("claude-haiku-5-5")
