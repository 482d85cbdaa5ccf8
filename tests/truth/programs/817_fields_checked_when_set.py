# exact: platform
"""attrs and pydantic convert what is set later, too, where they are asked to."""

from attrs import define, field
from pydantic import BaseModel, ConfigDict, field_validator

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


@define
class Route:
    model: str = field(default="claude_opus_4_7", converter=lambda name: name.replace("_", "-"))


class Settings(BaseModel):
    model_config = ConfigDict(validate_assignment=True)
    model: str = "claude-opus-4-7"

    @field_validator("model")
    @classmethod
    def known(cls, name: str) -> str:
        return {"sonnet": "claude-sonnet-4-6"}.get(name, name)


class Older(BaseModel, validate_assignment=True):
    model: str = "claude-opus-4-7"

    @field_validator("model")
    @classmethod
    def newer(cls, name: str) -> str:
        return name.replace("haiku-4-5", "opus-4-6")


route = Route()
route.model = "claude_sonnet_4_6"
client.messages.create(model=route.model, max_tokens=64, messages=MESSAGES)
settings = Settings()
settings.model = "sonnet"
client.messages.create(model=settings.model, max_tokens=64, messages=MESSAGES)
older = Older()
older.model = "claude-haiku-4-5"
client.messages.create(model=older.model, max_tokens=64, messages=MESSAGES)
