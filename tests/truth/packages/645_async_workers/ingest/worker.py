import asyncio

from anthropic import AsyncAnthropic

from .jobs import ImageJob, TextJob


class Worker:
    def __init__(self, concurrency=2):
        self.client = AsyncAnthropic()
        self.semaphore = asyncio.Semaphore(concurrency)

    async def consume(self, queue):
        while True:
            job = await queue.get()
            if job is None:
                return
            async with self.semaphore:
                await self.client.messages.create(**self.build(job))
            queue.task_done()

    def build(self, job):
        match job:
            case ImageJob(url=url):
                return {
                    "model": "claude-opus-4-7",
                    "inference_geo": "us",
                    "max_tokens": 300,
                    "messages": [{"role": "user", "content": f"Describe {url}"}],
                }
            case TextJob(text, important=True):
                return {
                    "model": "claude-sonnet-4-6",
                    "inference_geo": "us",
                    "max_tokens": 300,
                    "messages": [{"role": "user", "content": text}],
                }
            case TextJob(text=text):
                return {
                    "model": "claude-haiku-4-5",
                    "max_tokens": 300,
                    "messages": [{"role": "user", "content": text}],
                }
        raise TypeError(job)
