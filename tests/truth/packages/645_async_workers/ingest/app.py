import asyncio

from .jobs import ImageJob, TextJob
from .worker import Worker


async def run():
    queue = asyncio.Queue()
    for job in (ImageJob("http://x/1.png"), TextJob("hello"), TextJob("urgent", True), None):
        queue.put_nowait(job)
    worker = Worker()
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.consume(queue))
