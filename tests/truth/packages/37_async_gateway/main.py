# exact: platform, region, model, geo, pair
"""An async service with its own context manager, a queue of jobs and a worker for each model."""

import asyncio

from service.jobs import JOBS
from service.pool import open_pool


async def _main():
    async with open_pool() as pool:
        await asyncio.gather(*(pool._run(job) for job in JOBS))


asyncio.run(_main())
