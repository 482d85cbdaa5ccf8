# exact: platform, region, model, geo, pair
"""An enum of models whose methods and properties say what each can take."""

from enum import Enum

from anthropic import Anthropic


class _Model(str, Enum):
    OPUS = "claude-opus-5"
    SONNET = "claude-sonnet-4-6"
    OLD = "claude-haiku-4-5"

    @property
    def pinnable(self):
        return self is not _Model.OLD

    def options(self):
        return {"inference_geo": "us"} if self.pinnable else {}

    @classmethod
    def cheapest(cls):
        return cls.OLD


class _Tier(Enum):
    FAST = ("claude-haiku-5-5", "global")
    SAFE = ("claude-opus-4-7", "us")

    def __init__(self, model, geo):
        self.model = model
        self.geo = geo


_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]
for _model in _Model:
    _client.messages.create(
        model=_model.value, max_tokens=8, messages=_turn, **_model.options()
    )
_client.messages.create(model=_Model.cheapest(), max_tokens=8, messages=_turn)
_client.messages.create(model=_Model["OPUS"].value, max_tokens=8, messages=_turn)
for _tier in _Tier:
    _client.messages.create(
        model=_tier.model, max_tokens=8, messages=_turn, inference_geo=_tier.geo
    )
