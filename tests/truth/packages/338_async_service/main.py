# run:
# exact: platform, region
"""An asynchronous service with a pool, a semaphore and jobs of several kinds."""
import asyncio

from asvc.jobs import JOBS
from asvc.pool import Pool


async def main():
    async with Pool(limit=2) as pool:
        await asyncio.gather(*(pool.run(job) for job in JOBS))
        await pool.run_all(JOBS[:1])


if __name__ == "__main__":
    asyncio.run(main())
