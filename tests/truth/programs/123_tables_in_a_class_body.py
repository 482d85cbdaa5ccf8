# exact: platform, geo
# open: model
"""A private function in a table of a class body."""

from anthropic import Anthropic


def _send(model):
    return Anthropic().messages.create(model=model, max_tokens=8, messages=[])


class _Kinds:
    table = {"a": _send}


_send("claude-opus-5")
_Kinds.table["a"]("claude-opus-4-6")
