# run:
# exact: platform, model, geo, region
from __future__ import annotations

from anthropic import Anthropic

client = Anthropic()


class Ladder:
    def __init__(self, *models: str) -> None:
        self._models = models

    def __iter__(self):
        return iter(self._models)

    def __len__(self) -> int:
        return len(self._models)

    def __getitem__(self, index: int) -> str:
        return self._models[index]

    def __contains__(self, model: str) -> bool:
        return model in self._models


class Countdown:
    def __init__(self) -> None:
        self.left = ["claude-opus-4-7", "claude-sonnet-4-6"]

    def __iter__(self) -> Countdown:
        return self

    def __next__(self) -> str:
        if not self.left:
            raise StopIteration
        return self.left.pop()


class Pages:
    def __aiter__(self):
        return self._pages()

    async def _pages(self):
        for model in ("claude-opus-4-6", "claude-opus-4-5"):
            yield model


for model in Ladder("claude-opus-4-7", "claude-haiku-4-5"):
    client.messages.create(model=model, max_tokens=1, messages=[])
for model in Countdown():
    client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="us")
ladder = Ladder("claude-sonnet-4-5", "claude-opus-4-6")
client.messages.create(model=ladder[0], max_tokens=1, messages=[])
client.messages.create(model=[*ladder][-1], max_tokens=1, messages=[])
client.messages.create(model=list(ladder)[1], max_tokens=1, messages=[])


async def main() -> None:
    async for model in Pages():
        client.messages.create(model=model, max_tokens=1, messages=[])
    names = [m async for m in Pages()]
    client.messages.create(model=names[0], max_tokens=1, messages=[])  # truth: open-model


import asyncio

asyncio.run(main())
