# exact: platform, region, model, geo, pair
"""Two vendors behind one interface: only one of them is Claude."""

from vendors.registry import _vendor

_vendor("claude").chat("x")
_vendor("other").chat("y")
