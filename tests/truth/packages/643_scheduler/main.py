# exact: platform, region, model, geo
"""A cron-like scheduler with jobs as dataclasses; each knows how to run itself."""
from cron.jobs import JOBS
from cron.scheduler import Scheduler

Scheduler(JOBS).tick(hour=3)
Scheduler(JOBS).tick(hour=9)
