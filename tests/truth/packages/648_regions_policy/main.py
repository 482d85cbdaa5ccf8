# exact: platform, region, model, geo
"""Bedrock by business unit; the policy permits US regions only."""
from units import dispatch

dispatch("retail", "hi")
dispatch("wealth", "hi")
