# exact: platform, geo
# open: model
"""A private function returned by one function and passed to another."""

from anthropic import Anthropic


def _send(model):
    return Anthropic().messages.create(model=model, max_tokens=8, messages=[])


def _pick():
    return _send


def _other(f):
    f("claude-sonnet-5")


def _go():
    g = _pick()
    _other(g)


_send("claude-opus-5")
_go()
