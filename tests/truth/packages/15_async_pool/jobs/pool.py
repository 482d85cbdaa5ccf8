import asyncio

from jobs.work import Job, perform


async def _worker(queue):
    while not queue.empty():
        await perform(await queue.get())


async def run(texts):
    queue = asyncio.Queue()
    for text in texts:
        queue.put_nowait(Job(text))
    queue.put_nowait(Job("elsewhere", "global"))
    await asyncio.gather(*(_worker(queue) for _ in range(2)))
