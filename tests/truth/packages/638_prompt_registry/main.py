# exact: platform, region, model, geo, pair
"""Prompts as code: each prompt names its model and residency."""
from prompts import registry
from prompts.library import *  # noqa: F401,F403

for name in registry.names():
    registry.execute(name, topic="trees")
