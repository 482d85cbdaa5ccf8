from anthropic import Anthropic

from .registry import register


@register("claude")
class Claude:
    model = "claude-opus-5"

    def __init__(self):
        self.client = self._make()

    def _make(self):
        return Anthropic()

    def answer(self, text):
        return self.client.messages.create(
            model=self.model, max_tokens=16, messages=[{"role": "user", "content": text}]
        )
