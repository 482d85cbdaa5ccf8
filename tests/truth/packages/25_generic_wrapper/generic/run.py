from typing import Any, Generic, Protocol, TypeVar


class HasMessages(Protocol):
    @property
    def messages(self) -> Any: ...


ClientT = TypeVar("ClientT", bound=HasMessages)


class Runner(Generic[ClientT]):
    def __init__(self, client: ClientT, model: str) -> None:
        self.client = client
        self.model = model

    def run(self, text: str) -> Any:
        return self.client.messages.create(  # truth: open-platform
            model=self.model, max_tokens=16, messages=[{"role": "user", "content": text}]
        )
