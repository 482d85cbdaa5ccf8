# run:
# exact: platform, model, region
from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from anthropic import Anthropic

T = TypeVar("T")


class ModelPolicy(Protocol):
    def pick(self, text: str) -> str: ...


class Always:
    def __init__(self, model: str) -> None:
        self._model = model

    def pick(self, text: str) -> str:
        return self._model


class ByLength:
    def pick(self, text: str) -> str:
        return "claude-haiku-4-5" if len(text) < 5 else "claude-opus-4-7"


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value


def _ask(policy: ModelPolicy, text: str) -> None:
    Anthropic().messages.create(model=policy.pick(text), max_tokens=1, messages=[])  # truth: open-model


_ask(Always("claude-sonnet-4-6"), "x")
_ask(ByLength(), "x")
_ask(ByLength(), "xxxxxxx")
box: Box[str] = Box("claude-opus-4-6")
Anthropic().messages.create(model=box.get(), max_tokens=1, messages=[])
boxes = [Box("claude-opus-4-5"), Box("claude-opus-4-7")]
for each in boxes:
    Anthropic().messages.create(model=each.value, max_tokens=1, messages=[])
