# run:
# exact: platform, model, geo, region, pair
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import anthropic
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request

client = anthropic.Anthropic()


class BatchBuilder:
    def __init__(self, model: str, geo: str | None = None) -> None:
        self._base: dict[str, Any] = {"model": model, "max_tokens": 100}
        if geo is not None:
            self._base["inference_geo"] = geo
        self._requests: list[Request] = []

    def add(self, custom_id: str, text: str) -> BatchBuilder:
        self._requests.append(
            Request(  # truth: open-geo open-model open-pair
                custom_id=custom_id,
                params=MessageCreateParamsNonStreaming(
                    messages=[{"role": "user", "content": text}], **self._base
                ),
            )
        )
        return self

    def submit(self) -> str:
        return client.messages.batches.create(requests=self._requests).id


def entries(texts: Iterable[str]) -> Iterable[Request]:
    for index, text in enumerate(texts):
        yield {
            "custom_id": f"r{index}",
            "params": {
                "model": "claude-opus-4-6",
                "max_tokens": 10,
                "messages": [{"role": "user", "content": text}],
                "inference_geo": "us",
            },
        }


BatchBuilder("claude-opus-4-7", "us").add("a", "x").add("b", "y").submit()
BatchBuilder("claude-haiku-4-5").add("c", "z").submit()
client.messages.batches.create(requests=entries(["one", "two"]))
client.beta.messages.batches.create(
    requests=[
        {"custom_id": model, "params": {"model": model, "max_tokens": 1, "messages": [], "inference_geo": geo}}
        for model, geo in {"claude-opus-4-7": "global", "claude-sonnet-4-6": "us"}.items()
    ]
)
