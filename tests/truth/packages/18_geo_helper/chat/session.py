from anthropic import Anthropic

from .geo import geo_kwargs


class Session:
    client = Anthropic()

    def __init__(self, model: str = "claude-haiku-4-5") -> None:
        self.model = model
        self.history: list[dict] = []

    def say(self, text: str) -> str:
        self.history.append({"role": "user", "content": text})
        reply = self.client.messages.create(
            model=self.model, max_tokens=16, messages=self.history, **geo_kwargs(self.model)
        )
        self.history.append({"role": "assistant", "content": reply.content})
        return reply.content[0].text
