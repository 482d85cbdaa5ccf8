# exact: platform
"""A model with an alias, a validator and a computed field, copied, set and dumped."""
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator
from anthropic import Anthropic


class Opts(BaseModel):
    model_config = ConfigDict(populate_by_name=True, validate_assignment=True)
    name: str = Field("claude-opus-4-7", alias="model")
    geo: str | None = None

    @field_validator("geo", mode="before")
    @classmethod
    def norm(cls, v):
        return {"eu": "global", "usa": "us"}.get(v, v)

    @computed_field
    @property
    def inference_geo(self) -> str:
        return self.geo or "us"


c = Anthropic()
a = Opts(model="claude-sonnet-4-6", geo="eu")
b = a.model_copy(update={"geo": "us"})
d = Opts.model_validate({"geo": "usa"})
a.geo = "usa"
for o in (a, b, d, Opts()):
    c.messages.create(model=o.name, inference_geo=o.inference_geo, max_tokens=1, messages=[])
e = Opts(geo="eu").model_dump(by_alias=True, exclude={"geo"})
c.messages.create(max_tokens=1, messages=[], **e)
