# run:
# run: PROVIDER=bedrock
# run: PROVIDER=vertex
# exact: platform, model, geo, region
"""Providers in a registry filled by a class decorator, chosen by the environment."""
import os
from abc import ABC, abstractmethod

from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex

REGISTRY: dict[str, type["Provider"]] = {}


def provider(name: str):
    def wrap(cls):
        REGISTRY[name] = cls
        cls.name = name
        return cls

    return wrap


class Provider(ABC):
    name: str
    model: str

    @abstractmethod
    def client(self): ...

    def extra(self) -> dict:
        return {}

    def complete(self, text: str) -> str:
        response = self.client().messages.create(
            model=self.model,
            max_tokens=100,
            messages=[{"role": "user", "content": text}],
            **self.extra(),
        )
        return response.content[0].text


@provider("anthropic")
class Direct(Provider):
    model = "claude-opus-4-7"

    def client(self):
        return Anthropic()

    def extra(self):
        return {"inference_geo": "us"}


@provider("bedrock")
class Bedrock(Provider):
    model = "us.anthropic.claude-opus-4-7"

    def client(self):
        return AnthropicBedrock(aws_region="us-west-2")


@provider("vertex")
class Vertex(Provider):
    model = "claude-opus-4-7"

    def client(self):
        return AnthropicVertex(region="us-east5", project_id="acme")


def main() -> None:
    cls = REGISTRY[os.environ.get("PROVIDER", "anthropic")]
    print(cls().complete("hello"))


main()
