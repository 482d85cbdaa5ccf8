# exact: platform, region, model, geo, pair
"""A retry decorator in a module of its own; the last attempt falls back to another model."""

from calls.ask import _ask, _ask_twice

_ask("x")
_ask("y", model="claude-opus-5", inference_geo="us")
_ask_twice("z")
