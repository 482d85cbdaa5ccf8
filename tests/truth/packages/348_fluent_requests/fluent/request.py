from __future__ import annotations

from dataclasses import dataclass, field, replace

from fluent.transport import post


@dataclass(frozen=True)
class Request:
    text: str
    model: str = "claude-haiku-4-5"
    extra: dict = field(default_factory=dict)

    @classmethod
    def about(cls, text: str) -> Request:
        return cls(text)

    def using(self, model: str) -> Request:
        return replace(self, model=model)

    def within(self, geo: str) -> Request:
        return replace(self, extra={**self.extra, "inference_geo": geo})

    def send(self):
        return post(self)
