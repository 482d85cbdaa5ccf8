# exact: platform, region, model, geo, pair
"""Evaluation harness: a grid of models and settings, a runner, scorers, a report."""
import asyncio

from evals.grid import build_grid
from evals.runner import _run_all
from evals.report import table

print(table(asyncio.run(_run_all(build_grid()))))
