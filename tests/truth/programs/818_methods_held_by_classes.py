# exact: platform, model, geo
"""A method of the SDK in a class body, and one that is called on an object of a subclass."""

from anthropic import Anthropic
from anthropic.resources.messages import Messages

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Box:
    send = staticmethod(client.messages.create)


class Pinned(Messages):
    def create(self, **options):
        return super().create(**{**options, "model": "claude-opus-4-7"})  # truth: unreached


Box.send(model="claude-opus-4-7", max_tokens=64, messages=MESSAGES)
Box().send(model="claude-sonnet-4-6", inference_geo="us", max_tokens=64, messages=MESSAGES)
pinned = Pinned(client)
Messages.create(pinned, model="claude-opus-4-6", max_tokens=64, messages=MESSAGES)
client.beta.messages.create(
    model="claude-opus-4-7", extra_body={"fallbacks": [{"model": "claude-sonnet-4-6"}]}, max_tokens=64, messages=MESSAGES  # truth: open-model
)
