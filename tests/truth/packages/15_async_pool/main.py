# exact: platform, region, model
"""An async pool: a queue of jobs, workers in tasks, the client from another module."""

import asyncio

from jobs.pool import run

asyncio.run(run(["a", "b", "c"]))
