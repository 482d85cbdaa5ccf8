from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from anthropic import Anthropic

    from .settings import Settings


class Gateway:
    def __init__(self, client: Anthropic, settings: Settings) -> None:
        self._client = client
        self._settings = settings

    def _build_params(self, text: str) -> dict[str, Any]:
        params: dict[str, Any] = {
            "model": self._settings.model,
            "max_tokens": self._settings.max_tokens,
            "messages": [{"role": "user", "content": text}],
        }
        if self._settings.inference_geo:
            params["inference_geo"] = self._settings.inference_geo
        return params

    def complete(self, text: str) -> str:
        return self._client.messages.create(**self._build_params(text)).content[0].text  # truth: open-platform open-region open-model open-geo
