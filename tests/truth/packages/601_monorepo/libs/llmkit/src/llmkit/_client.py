from __future__ import annotations

from typing import Any, NamedTuple

import anthropic

from .models import Models


class Completion(NamedTuple):
    text: str
    tokens: int


class LLM:
    """The one place that talks to Anthropic; every service uses this."""

    def __init__(self, default_model: str = Models.BALANCED, *, geo: str | None = None) -> None:
        self._sdk = anthropic.Anthropic()
        self.default_model = default_model
        self.geo = geo

    def complete(self, prompt: str, *, model: str | None = None, **extra: Any) -> Completion:
        params: dict[str, Any] = {
            "model": model or self.default_model,
            "max_tokens": extra.pop("max_tokens", 512),
            "messages": [{"role": "user", "content": prompt}],
        }
        if self.geo is not None:
            params["inference_geo"] = self.geo
        params.update(extra)
        msg = self._sdk.messages.create(**params)
        return Completion(msg.content[0].text, msg.usage.output_tokens)
