import abc
from typing import Any


class BaseLLM(abc.ABC):
    MODELS: dict[str, str] = {}

    def __init__(self, tier: str = "small", **options: Any) -> None:
        self.tier = tier
        self.options = options

    @property
    @abc.abstractmethod
    def client(self) -> Any: ...

    @property
    def model(self) -> str:
        return self.MODELS[self.tier]

    def request(self, text: str) -> dict[str, Any]:
        return {
            "model": self.model,
            "max_tokens": 8,
            "messages": [{"role": "user", "content": text}],
            **self.extras(),
        }

    def extras(self) -> dict[str, Any]:
        return {}

    def complete(self, text: str) -> Any:
        return self.client.messages.create(**self.request(text))
