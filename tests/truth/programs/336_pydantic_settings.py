# run:
# exact: platform, model, geo, region
from typing import Annotated, Any, Literal

from anthropic import Anthropic
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator


class Residency(BaseModel):
    geo: Literal["us", "global"] = "global"
    strict: bool = False


class LLM(BaseModel):
    model_config = ConfigDict(frozen=True, protected_namespaces=())
    model: Annotated[str, Field(alias="modelName")] = "claude-opus-4-7"
    residency: Residency = Field(default_factory=Residency)

    @field_validator("model")
    @classmethod
    def expand(cls, value: str) -> str:
        return value if value.startswith("claude-") else f"claude-{value}"

    @computed_field
    @property
    def request(self) -> dict[str, Any]:
        return {"model": self.model, "inference_geo": self.residency.geo}


client = Anthropic()
for config in (
    LLM(),
    LLM(modelName="sonnet-4-6", residency={"geo": "us"}),
    LLM.model_validate({"modelName": "opus-4-6", "residency": {"geo": "us", "strict": True}}),
):
    client.messages.create(max_tokens=1, messages=[], **config.request)
