from __future__ import annotations

from typing import TYPE_CHECKING

from compat import MODEL

if TYPE_CHECKING:
    from anthropic import Anthropic


class Service:
    def __init__(self, client: Anthropic) -> None:
        self._client = client

    def ask(self, text: str) -> str:
        return self._client.messages.create(
            model=MODEL, inference_geo="us", max_tokens=4, messages=[{"role": "user", "content": text}]
        ).content[0].text
