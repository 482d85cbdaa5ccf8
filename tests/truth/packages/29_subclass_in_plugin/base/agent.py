from anthropic import Anthropic


class Agent:
    model = "claude-haiku-4-5"

    @property
    def _client(self):
        return Anthropic()

    def _extra(self):
        return {}

    def act(self, text):
        return self._client.messages.create(
            model=self.model,
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
            **self._extra(),
        )
