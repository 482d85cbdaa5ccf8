import asyncio

from anthropic import AsyncAnthropic

from asvc.jobs import Job


class Pool:
    def __init__(self, limit):
        self._gate = asyncio.Semaphore(limit)
        self._client = None

    async def __aenter__(self):
        self._client = AsyncAnthropic()
        return self

    async def __aexit__(self, *exc):
        await self._client.close()

    async def run(self, job: Job):
        async with self._gate:
            return await self._send(job)

    async def run_all(self, jobs):
        tasks = [asyncio.create_task(self.run(job)) for job in jobs]
        for done in asyncio.as_completed(tasks):
            await done

    async def _send(self, job):
        extra = {} if job.geo is None else {"inference_geo": job.geo}
        return await self._client.messages.create(
            model=job.model, max_tokens=4, messages=[{"role": "user", "content": job.prompt}], **extra
        )
