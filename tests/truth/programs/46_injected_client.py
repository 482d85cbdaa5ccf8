# exact: geo, region
"""A client that is injected or made: `client or Anthropic()`, annotated, optional, a subclass."""

from __future__ import annotations

from typing import Optional

import anthropic
from anthropic import Anthropic, AnthropicBedrock


class EuropeanBedrock(AnthropicBedrock):
    """Nothing but a region."""

    def __init__(self) -> None:
        super().__init__(aws_region="eu-west-1")


class Extractor:
    def __init__(self, client: Optional[Anthropic] = None, model: str = "claude-opus-5") -> None:
        self.client = client or Anthropic()
        self.model = model

    def run(self, text: str):
        return self.client.messages.create(
            model=self.model,
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


def classify(client: anthropic.Anthropic, text: str):
    return client.messages.create(
        model="claude-haiku-5-5", max_tokens=8, messages=[{"role": "user", "content": text}]
    )


Extractor().run("x")
Extractor(Anthropic(max_retries=0), model="claude-sonnet-5").run("y")
classify(Anthropic(), "z")
europe = EuropeanBedrock()
europe.messages.create(model="eu.anthropic.claude-opus-5", max_tokens=8, messages=[])  # truth: open-region
