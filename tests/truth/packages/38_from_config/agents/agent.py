from __future__ import annotations

from typing import Any

from anthropic import Anthropic

from .presets import PRESETS


class Agent:
    def __init__(self, model: str, geo: str | None = None) -> None:
        self.model = model
        self.geo = geo
        self._client = Anthropic()

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Agent:
        return cls(**config)

    @classmethod
    def preset(cls, name: str) -> Agent:
        return cls.from_config(PRESETS[name])

    def but(self, **changes: Any) -> Agent:
        return type(self)(**{"model": self.model, "geo": self.geo, **changes})

    def act(self, text: str) -> Any:
        pin = {"inference_geo": self.geo} if self.geo else {}
        return self._client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}], **pin
        )
