# exact: platform, region
# open: model, geo
"""Strategies as functions: passed as arguments, kept in a dict, chosen by a callback."""

from flows.runner import run
from flows.strategies import STRATEGIES, careful

run(careful, "x")
run(STRATEGIES["fast"], "y")
run(lambda text: {"model": "claude-sonnet-5", "inference_geo": "global"}, "z")
