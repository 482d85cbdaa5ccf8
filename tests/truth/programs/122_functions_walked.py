# exact: platform, geo
# open: model
"""A private function in a list that is walked."""

from anthropic import Anthropic


def _send(model):
    return Anthropic().messages.create(model=model, max_tokens=8, messages=[])


HANDLERS = [_send]


def _go2():
    for h in HANDLERS:
        h("claude-haiku-5-5")


_send("claude-opus-5")
_go2()
