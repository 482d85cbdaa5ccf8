# exact: platform, region, model, geo, pair
"""An event bus: handlers subscribe by decorator in one module, events are published in another."""

import worker.handlers  # noqa: F401
from worker.bus import publish

publish("created", "x")
publish("closed", "y")
