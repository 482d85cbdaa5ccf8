from abc import ABC, abstractmethod


class Backend(ABC):
    model: str
    max_tokens = 16

    def __init__(self):
        self._client = self.make_client()

    @abstractmethod
    def make_client(self):
        ...

    def extra(self) -> dict:
        return {}

    def complete(self, text):
        reply = self._client.messages.create(
            model=self.model,
            max_tokens=self.max_tokens,
            messages=[{"role": "user", "content": text}],
            **self.extra(),
        )
        return reply.content[0].text
