# exact: platform, model, geo
"""A dict whose attributes are its keys; properties that a call makes."""

from typing import Any

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Options(dict[str, Any]):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


class Route:
    _model = "claude-opus-4-7"
    model = property(
        lambda self: self._model, lambda self, name: setattr(self, "_model", name)
    )


options = Options(model="claude-opus-4-7", max_tokens=64, messages=MESSAGES)
options.model = "claude-sonnet-4-6"
client.messages.create(**options)
options.inference_geo = "us"
client.messages.create(**options)
del options.inference_geo
client.messages.create(**options)

route = Route()
client.messages.create(model=route.model, max_tokens=64, messages=MESSAGES)
route.model = "claude-opus-4-6"
client.messages.create(model=route.model, max_tokens=64, messages=MESSAGES)
