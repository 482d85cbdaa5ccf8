import anthropic

from .ids import profile_id


class Regional:
    _clients: dict[str, anthropic.AnthropicBedrock] = {}

    def __init__(self, region: str) -> None:
        self.region = region

    @property
    def client(self) -> anthropic.AnthropicBedrock:
        if self.region not in self._clients:
            self._clients[self.region] = anthropic.AnthropicBedrock(aws_region=self.region)
        return self._clients[self.region]

    def _ask(self, text: str):
        return self.client.messages.create(
            model=profile_id("claude-opus-5", self.region),
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )
