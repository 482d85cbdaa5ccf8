# run:
# exact: platform, model, geo, region
from __future__ import annotations

import abc

from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex


class Base(abc.ABC):
    model: str
    geo: str | None = None
    subclasses: dict[str, type[Base]] = {}

    def __init_subclass__(cls, /, key: str = "", **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        if key:
            Base.subclasses[key] = cls

    @property
    @abc.abstractmethod
    def client(self): ...

    def extra(self) -> dict:
        return {}

    def ask(self, text: str) -> None:
        self.client.messages.create(  # truth: open-region
            model=self.model, max_tokens=1, messages=[{"role": "user", "content": text}], **self.extra()
        )


class Direct(Base, key="direct"):
    model = "claude-opus-4-7"

    @property
    def client(self):
        return Anthropic()

    def extra(self) -> dict:
        return super().extra() | ({"inference_geo": self.geo} if self.geo else {})


class DirectUS(Direct, key="direct-us"):
    geo = "us"
    model = "claude-sonnet-4-6"


class Bedrock(Base, key="bedrock"):
    model = "us.anthropic.claude-opus-4-7-v1:0"
    client = AnthropicBedrock(aws_region="us-east-2")


class Vertex(Base, key="vertex"):
    model = "claude-opus-4-6"

    def __init__(self, region: str = "us-east5") -> None:
        self._client = AnthropicVertex(region=region, project_id="p", access_token="t")

    @property
    def client(self):
        return self._client


for name, cls in Base.subclasses.items():
    cls().ask(name)
