# run: first
# run: second
# run: third
# run: fourth
# open: platform, model, geo, region
"""Bases whose parts only other code defines, here by `type(...)` under a name from outside."""

import sys
import unittest

import anthropic

M = {"max_tokens": 1, "messages": [{"role": "user", "content": "x"}]}


class Sender:
    def get_client(self) -> anthropic.Anthropic:
        raise NotImplementedError

    def send(self):
        """Sends."""
        return self.get_client().messages.create(model="claude-opus-4-7", **M)


class Chooser:
    def model(self) -> str:
        """Which model: what derives from this says so."""
        raise NotImplementedError(f"{type(self).__name__}.model")

    def send(self):
        return anthropic.Anthropic().messages.create(model=self.model(), inference_geo="us", **M)


class Maker:
    def __init__(self):
        self.client = self._make()

    def _make(self):
        raise NotImplementedError("claude")

    def send(self):
        return self.client.messages.create(model="claude-sonnet-4-6", **M)


class Refusals(unittest.TestCase):
    def runTest(self):
        with self.assertRaises(ValueError):
            raise ValueError("no")
        anthropic.Anthropic().messages.create(model="claude-haiku-4-5", **M)


def _client(self):
    return anthropic.Anthropic()


KINDS = {
    "first": (Sender, {"get_client": _client}),
    "second": (Chooser, {"model": lambda self: "claude-opus-5"}),
    "third": (Maker, {"_make": _client}),
}
if sys.argv[1] in KINDS:
    base, parts = KINDS[sys.argv[1]]
    type(sys.argv[1], (base,), parts)().send()
else:
    Refusals().debug()
