# run:
# open: model, geo
"""Objects of a private class that are made in several ways, and changed field by field."""

import anthropic
client = anthropic.Anthropic()

class _Conf:
    def __init__(self, provider, model):
        self.provider = provider
        self.model = model
        self.geo = None

    def pin(self, geo):
        self.geo = geo

    def use(self, model):
        self.model = model

    def ask(self):
        extra = {"inference_geo": self.geo} if self.geo else {}
        if self.provider == "anthropic":
            client.messages.create(model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}], **extra)

a = _Conf("anthropic", "claude-opus-4-7")
b = _Conf("other", "claude-opus-4-8")
c = _Conf("anthropic", "claude-sonnet-4-6")
a.pin("us")
c.pin("global")
b.use("claude-sonnet-5")
c.use("claude-opus-5")
for each in (a, b, c):
    each.ask()
a.use("claude-sonnet-5")
a.ask()
