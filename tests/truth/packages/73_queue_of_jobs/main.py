# exact: platform, region
"""An async pool: a queue of jobs, workers, results gathered by a supervisor."""
import asyncio

from farm.jobs import Job, Priority
from farm.supervisor import Supervisor


async def main():
    supervisor = Supervisor(workers=2)
    jobs = [
        Job("a", Priority.LOW),
        Job("b", Priority.HIGH),
        Job("c", Priority.HIGH, pinned=True),
    ]
    print(await supervisor.run(jobs))


asyncio.run(main())
