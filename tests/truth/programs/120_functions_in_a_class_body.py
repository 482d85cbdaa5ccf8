# exact: platform, geo
# open: model
"""A private function that a class body keeps as a static method."""

from anthropic import Anthropic


def _send(model):
    return Anthropic().messages.create(model=model, max_tokens=8, messages=[])


class _Job:
    handler = staticmethod(_send)


def _go(job):
    job.handler("claude-sonnet-5")


_send("claude-opus-5")
_go(_Job())
