# exact: platform, region, model, geo, pair
"""Library defaults, the application's, and those of one call: merged in three modules."""

from layered.app import _ask

_ask("x")
_ask("y", model="claude-opus-5")
_ask("z", inference_geo="global", temperature=None)
