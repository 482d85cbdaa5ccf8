from typing import Protocol, TypeVar, runtime_checkable


@runtime_checkable
class ChatModel(Protocol):
    def chat(self, prompt: str, *, max_tokens: int = 100) -> str: ...


class Parseable(Protocol):
    @classmethod
    def parse(cls, text: str): ...


T = TypeVar("T", bound=Parseable)
