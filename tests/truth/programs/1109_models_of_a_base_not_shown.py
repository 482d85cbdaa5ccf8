# run:
# open: model, geo
"""pydantic with a star import: what the base does is not told."""
import anthropic
from pydantic import *

M = [{"role": "user", "content": "x"}]
client = anthropic.Anthropic()


class A(BaseModel):
    name: str = Field("claude-opus-5", alias="model", serialization_alias="model")
    geo: str = Field(default="us", alias="inference_geo")


client.messages.create(messages=M, max_tokens=5, **A().model_dump(by_alias=True))
a = A(model="claude-opus-4-6", inference_geo="global")
client.messages.create(messages=M, max_tokens=5, model=a.name, inference_geo=a.geo)
client.messages.create(messages=M, max_tokens=5, **a.model_copy(update={"geo": "us"}).model_dump(by_alias=True))
client.messages.create(messages=M, max_tokens=5, model=A.model_validate({"model": "claude-sonnet-5"}).name)
client.messages.create(messages=M, max_tokens=5, model=A.model_fields["name"].default)
