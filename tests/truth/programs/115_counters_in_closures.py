# exact: platform, region
# open: model, geo
"""A closure counts its calls and takes a stronger model after a few; a class does the same."""

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


def _escalating(limit):
    calls = 0

    def ask():
        nonlocal calls
        calls += 1
        model = "claude-haiku-5-5" if calls <= limit else "claude-opus-5"
        return _client.messages.create(model=model, max_tokens=8, messages=_turn)

    return ask


class _Escalating:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        geo = "global" if self.calls < 2 else "us"
        return _client.messages.create(
            model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo=geo
        )


_ask = _escalating(1)
for _ in range(3):
    _ask()
_other = _Escalating()
for _ in range(3):
    _other()
