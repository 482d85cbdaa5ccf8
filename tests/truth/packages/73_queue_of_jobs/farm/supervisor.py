import asyncio

from anthropic import AsyncAnthropic

from .worker import worker


class Supervisor:
    def __init__(self, workers):
        self.size = workers
        self.queue = asyncio.Queue()
        self.results = {}

    async def run(self, jobs):
        async with AsyncAnthropic() as client:
            for job in jobs:
                self.queue.put_nowait(job)
            tasks = [
                asyncio.create_task(worker(f"w{i}", client, self.queue, self.results))
                for i in range(self.size)
            ]
            await self.queue.join()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return self.results
