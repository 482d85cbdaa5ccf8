# exact: platform, model, geo, region
"""Settings as pydantic and attrs classes, handed to a service that stores them."""

import attrs
from anthropic import Anthropic
from pydantic import BaseModel, Field


class ModelConfig(BaseModel):
    name: str = "claude-opus-4-7"
    geo: str = Field(default="us")


@attrs.define
class Budget:
    tokens: int = 64
    model: str = attrs.field(default="claude-sonnet-5")


class Service:
    def __init__(self, config: ModelConfig, budget: Budget) -> None:
        self.config = config
        self.budget = budget
        self._client = Anthropic()

    def draft(self, text: str):
        return self._client.messages.create(  # truth: open-model open-geo
            model=self.config.name,
            max_tokens=self.budget.tokens,
            inference_geo=self.config.geo,
            messages=[{"role": "user", "content": text}],
        )

    def check(self, text: str):
        return self._client.messages.create(  # truth: open-model
            model=self.budget.model,
            max_tokens=self.budget.tokens,
            messages=[{"role": "user", "content": text}],
        )


service = Service(ModelConfig(), Budget())
service.draft("x")
service.check("y")
