# exact: platform, region, model, geo, pair
"""Rows of a table become arguments: star-args, named tuples, zip, sorted and enumerate."""

from collections import namedtuple
from typing import NamedTuple, Optional

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


class _Row(NamedTuple):
    model: str
    geo: Optional[str] = None


def _ask(model, geo=None):
    options = {} if geo is None else {"inference_geo": geo}
    return _client.messages.create(model=model, max_tokens=8, messages=_turn, **options)


for _row in [_Row("claude-opus-5", "us"), _Row("claude-haiku-4-5")]:
    _ask(*_row)
for _name, _place in zip(["claude-sonnet-5", "claude-opus-4-7"], ["global", "us"]):
    _client.messages.create(
        model=_name, max_tokens=8, messages=_turn, inference_geo=_place
    )
for _number, (_name, _place) in enumerate([("claude-haiku-5-5", "us"), ("claude-opus-4-6", "global")]):
    _client.messages.create(
        model=_name, max_tokens=8 + _number, messages=_turn, inference_geo=_place
    )
_first, *_others = ["claude-sonnet-5-5", "claude-opus-5"]
_client.messages.create(model=_first, max_tokens=8, messages=_turn)
for _name in _others:
    _client.messages.create(model=_name, max_tokens=8, messages=_turn)
