from abc import ABC, abstractmethod
from typing import Any


class Provider(ABC):
    model = "claude-opus-4-7"

    def __init__(self) -> None:
        self.client = self.get_client()

    @abstractmethod
    def get_client(self) -> Any: ...

    def generate(self, text: str) -> str:
        reply = self.client.messages.create(
            model=self.model,
            max_tokens=16,
            messages=[{"role": "user", "content": text}],
        )
        return reply.content[0].text
