# run:
# run: QUICK=1
# exact: geo
"""A team's own `messages`: a class derived from the SDK's, kept by a client derived from it too."""

import os
from functools import cached_property

import anthropic
from anthropic.resources.messages import Messages

HELLO = [{"role": "user", "content": "Hello"}]


def logged(send, **request):
    print(sorted(request))
    return send(**request)  # truth: open-model open-geo


class PinnedMessages(Messages):
    """Pins what it sends, unless it is told where to."""

    def create(self, *, purpose=None, **request):
        request.setdefault("inference_geo", "us")
        if purpose == "log":
            return logged(super().create, **request)
        return super().create(**request)  # truth: open-model open-geo

    def ask(self, question):
        if os.environ.get("QUICK"):
            return Messages(self._client).create(
                model="claude-sonnet-4-6",
                max_tokens=8,
                messages=[{"role": "user", "content": question}],
            )
        return super(PinnedMessages, self).create(
            model="claude-opus-4-7",
            max_tokens=64,
            messages=[{"role": "user", "content": question}],
        )


class KeptMessages(Messages):
    def __init__(self, client, model):
        super().__init__(client)
        self.model = model

    def ask(self, question):
        return self.create(  # truth: open-model
            model=self.model,
            inference_geo="global",
            max_tokens=8,
            messages=[{"role": "user", "content": question}],
        )


class Client(anthropic.Anthropic):
    @cached_property
    def messages(self):
        return PinnedMessages(self)


client = Client()
client.messages.create(model="claude-opus-4-6", max_tokens=8, messages=HELLO)
client.messages.create(model="claude-opus-4-7", purpose="log", max_tokens=8, messages=HELLO)
client.messages.ask("Who?")
client.messages.stream(  # truth: open-geo
    model="claude-opus-4-7", max_tokens=8, messages=HELLO
).__enter__()
client.messages.count_tokens(model="claude-opus-4-7", messages=HELLO)

KeptMessages(anthropic.AnthropicVertex(region="us-east5", project_id="p"), "claude-opus-4-6").ask(
    "Where?"
)
