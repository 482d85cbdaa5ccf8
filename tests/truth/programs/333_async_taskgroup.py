# run:
# exact: platform, model, geo, region
import asyncio
from contextlib import AsyncExitStack

from anthropic import AsyncAnthropic, AsyncAnthropicVertex

CASES = {
    "short": ("claude-haiku-4-5", {}),
    "long": ("claude-opus-4-7", {"inference_geo": "us"}),
}


async def run(client: AsyncAnthropic, model: str, extra: dict) -> int:
    message = await client.messages.create(model=model, max_tokens=3, messages=[], **extra)  # truth: open-geo open-model
    return message.usage.output_tokens


async def main() -> None:
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncAnthropic())
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(run(client, *case)) for case in CASES.values()]
        print(sum(task.result() for task in tasks))
        semaphore = asyncio.Semaphore(2)

        async def limited(model: str) -> None:
            async with semaphore:
                await client.messages.create(model=model, max_tokens=3, messages=[], inference_geo="global")

        await asyncio.gather(*(limited(m) for m in ("claude-opus-4-6", "claude-sonnet-4-6")))
        for future in asyncio.as_completed([limited("claude-opus-4-7")]):
            await future
        queue: asyncio.Queue[str] = asyncio.Queue()
        await queue.put("claude-opus-4-5")

        async def worker() -> None:
            while not queue.empty():
                model = await queue.get()
                await client.messages.create(model=model, max_tokens=3, messages=[])
                queue.task_done()

        worker_task = asyncio.create_task(worker())
        await queue.join()
        await worker_task
    async with AsyncAnthropicVertex(region="us-east5", project_id="p", access_token="t") as vertex:
        await vertex.messages.create(model="claude-opus-4-7", max_tokens=4, messages=[])


asyncio.run(main())
