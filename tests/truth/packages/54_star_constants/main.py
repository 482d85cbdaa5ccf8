# exact: platform, region, model, geo, pair
"""Constants reach the call through star imports, __all__ and a namespace package."""

from space.constants import *  # noqa: F403
from space.asking.sync import _ask

_ask(MODEL, GEO)  # noqa: F405
_ask(FALLBACK)  # noqa: F405
