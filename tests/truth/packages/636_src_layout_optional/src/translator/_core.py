from __future__ import annotations

from anthropic import Anthropic

from ._compat import HAS_BEDROCK, AnthropicBedrock


class Translator:
    def __init__(self, client, model: str) -> None:
        self._client = client
        self._model = model

    @classmethod
    def create(cls, *, prefer_bedrock: bool = False) -> "_Direct | _OnBedrock":
        if prefer_bedrock and HAS_BEDROCK:
            return _OnBedrock()
        return _Direct()


class _Base:
    def translate(self, text: str, language: str) -> str:
        reply = self._make().messages.create(
            model=self.MODEL,
            max_tokens=1000,
            messages=[{"role": "user", "content": f"Translate to {language}: {text}"}],
        )
        return reply.content[0].text


class _Direct(_Base):
    MODEL = "claude-sonnet-4-6"

    def _make(self):
        return Anthropic()


class _OnBedrock(_Base):
    MODEL = "us.anthropic.claude-sonnet-4-6"

    def _make(self):
        return AnthropicBedrock(aws_region="us-west-2")
