# run:
# exact: platform, model, geo
"""Models of pydantic that become dicts by their fields' own names."""

import anthropic
from pydantic import BaseModel, ConfigDict, Field

M = [{"role": "user", "content": "x"}]
client = anthropic.Anthropic()


class Request(BaseModel):
    model: str = "claude-haiku-4-5"
    inference_geo: str | None = Field(None, serialization_alias="geo")


class Pinned(Request):
    inference_geo: str | None = "us"
    model: str = "claude-sonnet-5"


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    model: str = "claude-opus-5"


client.messages.create(messages=M, max_tokens=5, **dict(Request()))
client.messages.create(messages=M, max_tokens=5, **dict(Pinned(model="claude-opus-5")))
client.messages.create(messages=M, **dict(Pinned(), max_tokens=5))
more = dict(Loose())
client.messages.create(messages=M, max_tokens=5, **more)  # truth: open-geo open-model
