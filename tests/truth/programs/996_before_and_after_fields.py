# run:
# run: --best
# exact: platform, model, geo
import sys

import anthropic
import attrs
from pydantic import BaseModel, ValidationError, model_validator

client = anthropic.Anthropic()


def ask(model):
    return {"model": model, "max_tokens": 5, "messages": []}


@attrs.define
class Chat:
    model: str = "claude-opus-4-7"
    tier: str = "plain"

    def __attrs_post_init__(self):
        if self.tier == "small":
            self.model = "claude-haiku-4-5"


class Preset(BaseModel):
    model: str = "claude-haiku-4-5"
    tier: str = "fast"

    @model_validator(mode="before")
    @classmethod
    def fill(cls, data):
        if isinstance(data, dict) and data.get("tier") == "best":
            return {"model": "claude-opus-4-8", **data}
        return data


class Renamed(BaseModel):
    model: str

    @model_validator(mode="before")
    @classmethod
    def old_name(cls, data):
        if "engine" in data:
            data["model"] = data.pop("engine")
        return data


class Strict(Renamed):
    @model_validator(mode="after")
    def check(self):
        if not self.model.startswith("claude-"):
            self.model = f"claude-{self.model}"
        return self


class Refusing(BaseModel):
    model: str = "claude-sonnet-4-6"

    @model_validator(mode="before")
    @classmethod
    def refuse(cls, data):
        if data.get("model") == "none":
            raise ValueError("no model")
        return data


tier = "best" if "--best" in sys.argv else "fast"
client.messages.create(**ask(Chat().model))
client.messages.create(**ask(Chat(tier="small").model))
client.messages.create(**ask(Preset().model))
client.messages.create(**ask(Preset(tier="best").model))
client.messages.create(**ask(Preset(tier="best", model="claude-fable-5").model))
client.messages.create(**ask(Preset.model_validate({"tier": "best"}).model))
client.messages.create(**ask(Preset(tier=tier).model))
client.messages.create(**ask(Renamed(engine="claude-opus-4-6").model))
client.messages.create(**ask(Strict(engine="opus-5").model))
try:
    client.messages.create(**ask(Refusing(model="none").model))  # truth: unreached
except ValidationError:
    client.messages.create(**ask(Refusing().model))
