# exact: platform, region, model, geo, pair
# open: model, geo
"""Validators, aliases and converters stand between what is passed and what is sent."""

from typing import Annotated

import attrs
from anthropic import Anthropic
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


class _Lowered(BaseModel):
    geo: Annotated[str, BeforeValidator(lambda text: text.lower())] = "us"


class _Renamed(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    model: str = Field(default="claude-opus-5", alias="modelName")
    geo: str = "us"


class _Consistent(BaseModel):
    model: str = "claude-haiku-4-5"
    geo: str | None = "us"

    @model_validator(mode="after")
    def drop_geo_of_old_models(self):
        if "haiku-4-5" in self.model:
            self.geo = None
        return self


@attrs.define
class _Converted:
    model: str = attrs.field(converter=lambda name: f"claude-{name}")


_lowered = _Lowered(geo="GLOBAL")
_client.messages.create(  # truth: open-geo open-pair
    model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo=_lowered.geo
)
_renamed = _Renamed(modelName="claude-sonnet-5")
_client.messages.create(  # truth: open-model open-geo open-pair
    model=_renamed.model, max_tokens=8, messages=_turn, inference_geo=_renamed.geo
)
_consistent = _Consistent()
_client.messages.create(
    model=_consistent.model,
    max_tokens=8,
    messages=_turn,
    **({"inference_geo": _consistent.geo} if _consistent.geo else {}),
)
_client.messages.create(  # truth: open-model open-pair
    model=_Converted("haiku-5-5").model, max_tokens=8, messages=_turn
)
_sent = _Renamed.model_validate({"model": "claude-haiku-5-5", "geo": "global"})
_client.messages.create(
    model=_sent.model, max_tokens=8, messages=_turn, inference_geo=_sent.geo
)
