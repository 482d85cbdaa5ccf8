# run:
# run: --pin
# exact: platform, region, model, geo, pair
"""A dict with an optional key, walked by comprehensions and loops: the key stays optional."""

import sys

from anthropic import Anthropic

_client = Anthropic()


def _options(pin):
    options = {"model": "claude-opus-5", "max_tokens": 8, "messages": [], "system": None}
    options["messages"] = [{"role": "user", "content": "x"}]
    if pin:
        options["inference_geo"] = "us"
    return options


_pin = "--pin" in sys.argv
_given = _options(_pin)
_client.messages.create(**{k: v for k, v in _given.items() if v is not None})
_client.messages.create(**{k: _given[k] for k in _given if k != "system"})
_left = dict(_given)
for _key in list(_left):
    if _left[_key] is None:
        del _left[_key]
_client.messages.create(**_left)
_named = ["model", "max_tokens", "messages"]
_client.messages.create(**{k: _given[k] for k in _named})
_client.messages.create(**{k: _given.get(k) for k in (*_named, "inference_geo") if k in _given})
