# open: model, geo
"""Dumps of models: other names, computed and hidden fields, serializers, extra fields."""
from pydantic import BaseModel, Field, ConfigDict, computed_field, model_serializer, field_serializer
from anthropic import Anthropic
c = Anthropic()
class A(BaseModel):
    name: str = Field("claude-opus-4-7", alias="model")
    model_config = ConfigDict(populate_by_name=True)
c.messages.create(max_tokens=1, messages=[], **A().model_dump(by_alias=True))
class A2(BaseModel):
    name: str = Field("claude-opus-4-7", serialization_alias="model")
c.messages.create(max_tokens=1, messages=[], **A2().model_dump(by_alias=True))
class B(BaseModel):
    model: str = "claude-opus-4-7"
    @computed_field
    @property
    def inference_geo(self) -> str: return "us"
c.messages.create(max_tokens=1, messages=[], **B().model_dump())
class D(BaseModel):
    model: str = "claude-opus-4-7"
    @field_serializer("model")
    def ser(self, v): return "claude-sonnet-4-6"
c.messages.create(max_tokens=1, messages=[], **D().model_dump())
class E(BaseModel):
    model: str = "claude-opus-4-7"
    @model_serializer
    def ser(self): return {"model": "claude-sonnet-4-6"}
c.messages.create(max_tokens=1, messages=[], **E().model_dump())
class F(BaseModel):
    model: str = "claude-opus-4-7"
    def model_dump(self, **kw):
        d = super().model_dump(**kw)
        d["inference_geo"] = "us"
        return d
c.messages.create(max_tokens=1, messages=[], **F().model_dump())
class G(BaseModel):
    model_config = ConfigDict(extra="allow")
    model: str = "claude-opus-4-7"
c.messages.create(max_tokens=1, messages=[], **G(inference_geo="us").model_dump())
class H(BaseModel):
    model: str = "claude-opus-4-7"
    inference_geo: str | None = "us"
    tier: str = Field("x", exclude=True)
c.messages.create(max_tokens=1, messages=[], **H().model_dump())
