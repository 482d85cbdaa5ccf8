from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Generic, Iterable, Iterator, TypeVar

import anthropic

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class _Spec(Generic[T, R]):
    model: str
    to_prompt: Callable[[T], str]
    parse: Callable[[str], R]
    geo: str | None = "us"


class _Enricher(Generic[T, R]):
    def __init__(self, spec: _Spec[T, R]) -> None:
        self._spec = spec
        self._client = anthropic.Anthropic()

    def run(self, items: Iterable[T]) -> Iterator[R]:
        for item in items:
            yield self._one(item)

    def _one(self, item: T) -> R:
        spec = self._spec
        message = self._client.messages.create(
            model=spec.model,
            max_tokens=300,
            messages=[{"role": "user", "content": spec.to_prompt(item)}],
            **({"inference_geo": spec.geo} if spec.geo else {}),
        )
        return spec.parse(message.content[0].text)
