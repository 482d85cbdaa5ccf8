# run:
# open: model
# exact: geo
"""Tables of private functions that others get hold of, or that give functions to others."""

import anthropic

client = anthropic.Anthropic()


class Kept:
    def __init__(self, provider):
        self.provider = provider
        self.model = "claude-haiku-4-5" if provider == "anthropic" else "claude-opus-4-7"

    def ask(self):
        handlers = {"anthropic": self._claude}
        self.last = handlers.get(self.provider)
        return self.last() if self.last else None

    def handler(self):
        table = {"anthropic": self._claude, "other": self._claude}
        return table[self.provider]

    def table(self):
        handlers = {"anthropic": self._claude}
        return list(handlers.values())

    def _claude(self):
        client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
        )


Kept("anthropic").ask()
Kept("other").handler()()
Kept("other").table()[0]()


def _send(model):
    client.messages.create(model=model, max_tokens=8, messages=[{"role": "user", "content": "y"}])


def over_all():
    table = {"claude-opus-4-7": _send, "claude-sonnet-4-6": _send}
    for name, send in table.items():
        yield name, send


for _, each in over_all():
    each("claude-haiku-4-5")
