# exact: platform, region, model, geo, pair
"""Pydantic models as requests: model_dump, exclude_none, model_copy, a validator, a computed field."""

from typing import Literal, Optional

from anthropic import Anthropic
from pydantic import BaseModel, Field, field_validator


class _Request(BaseModel):
    model: str = "claude-opus-5"
    max_tokens: int = Field(default=16, ge=1)
    inference_geo: Optional[Literal["us", "global"]] = None

    def with_geo(self, geo):
        return self.model_copy(update={"inference_geo": geo})


class _Short(_Request):
    max_tokens: int = 4
    model: str = "claude-haiku-5-5"


class _Normalised(BaseModel):
    model: str = "claude-sonnet-5"
    geo: str = "US"

    @field_validator("geo", mode="before")
    @classmethod
    def lower(cls, value):
        return value.lower()


_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]
_client.messages.create(messages=_turn, **_Request().model_dump(exclude_none=True))
_client.messages.create(messages=_turn, **_Request(inference_geo="us").model_dump())
_client.messages.create(messages=_turn, **_Short().with_geo("global").model_dump(exclude_none=True))
_client.messages.create(
    messages=_turn, **_Request().model_dump(exclude={"inference_geo"}), inference_geo="us"
)
_normal = _Normalised(geo="Global")
_client.messages.create(  # truth: open-geo open-pair
    messages=_turn, model=_normal.model, max_tokens=8, inference_geo=_normal.geo
)
