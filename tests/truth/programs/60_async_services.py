# exact: platform, model, geo, region
"""An async service: TaskGroup, semaphores, async generators, an async context manager of its own."""

import asyncio
from collections.abc import AsyncIterator

from anthropic import AsyncAnthropic, AsyncAnthropicBedrock


class Service:
    def __init__(self) -> None:
        self._gate = asyncio.Semaphore(2)

    async def __aenter__(self) -> "Service":
        self.client = AsyncAnthropic()
        self.backup = AsyncAnthropicBedrock(aws_region="us-east-1")
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.client.close()

    async def one(self, text: str):
        async with self._gate:
            return await self.client.messages.create(
                model="claude-opus-5",
                max_tokens=8,
                messages=[{"role": "user", "content": text}],
                inference_geo="us",
            )

    async def stream(self, text: str) -> AsyncIterator[str]:
        async with self.client.messages.stream(
            model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": text}]
        ) as stream:
            async for part in stream.text_stream:
                yield part

    async def fall_back(self, text: str):
        return await self.backup.messages.create(
            model="us.anthropic.claude-opus-5",
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


async def main() -> None:
    async with Service() as service:
        tasks = [asyncio.create_task(service.one(word)) for word in "abc"]
        await asyncio.wait_for(tasks[0], 10)
        await asyncio.gather(*tasks)
        print([part async for part in service.stream("x")])
        await service.fall_back("y")
        async for event in await service.client.messages.create(
            model="claude-haiku-5-5",
            max_tokens=8,
            stream=True,
            messages=[{"role": "user", "content": "z"}],
        ):
            print(event.type)


asyncio.run(main())
