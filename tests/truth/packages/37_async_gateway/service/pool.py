import contextlib

from anthropic import AsyncAnthropic


class _Pool:
    def __init__(self, client):
        self._client = client

    async def _run(self, job):
        request = {"model": job.model, "max_tokens": 8}
        if job.geo is not None:
            request["inference_geo"] = job.geo
        return await self._client.messages.create(
            messages=[{"role": "user", "content": job.text}], **request
        )


@contextlib.asynccontextmanager
async def open_pool():
    client = AsyncAnthropic()
    try:
        yield _Pool(client)
    finally:
        await client.close()
