# exact: platform, region, model, geo
from enum import Enum
from typing import Literal, Optional

from anthropic import Anthropic
from pydantic import BaseModel, ConfigDict, Field, field_validator


class ModelName(str, Enum):
    OPUS = "claude-opus-4-7"
    SONNET = "claude-sonnet-4-6"


class GenerateBody(BaseModel):
    model_config = ConfigDict(frozen=True)

    prompt: str
    model: ModelName = ModelName.SONNET
    geo: Optional[Literal["us", "global"]] = Field(default=None, description="where to run")

    @field_validator("prompt")
    @classmethod
    def not_empty(cls, value):
        if not value.strip():
            raise ValueError("empty")
        return value


def generate(body: dict):
    parsed = GenerateBody(**body)
    kwargs = {"inference_geo": parsed.geo} if parsed.geo else {}
    return Anthropic().messages.create(
        model=parsed.model.value,
        max_tokens=20,
        messages=[{"role": "user", "content": parsed.prompt}],
        **kwargs,
    )


generate({"prompt": "a"})
generate({"prompt": "a", "model": "claude-opus-4-7", "geo": "us"})
generate({"prompt": "a", "geo": "global"})
