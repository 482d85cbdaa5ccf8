# exact: platform, geo, model, region
"""A service class: client made in __init__, model and geo on self, a property between them."""

from anthropic import Anthropic


class Assistant:
    model = "claude-sonnet-4-6"

    def __init__(self) -> None:
        self.client = Anthropic(timeout=30.0)
        self._geo = "us"

    @property
    def geo(self) -> str:
        return self._geo

    def reply(self, text: str) -> str:
        message = self.client.messages.create(
            model=self.model,
            max_tokens=300,
            messages=[{"role": "user", "content": text}],
            inference_geo=self.geo,
        )
        return message.content[0].text


class Archivist(Assistant):
    model = "claude-opus-4-7"


for worker in (Assistant(), Archivist()):
    print(worker.reply("Good morning"))
