"""What pinning inference costs."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from domicile.facts import data


@dataclass(frozen=True, slots=True)
class Price:
    """Factors of one geo, for models that take inference_geo, on the named platforms."""

    geo: str
    price: float  # on every kind of token
    priority_tier: float  # at which Priority Tier capacity is drawn down
    platforms: tuple[str, ...]


@functools.cache
def prices() -> dict[str, Price]:
    """The price factors by inference geo."""
    return {
        entry["id"]: Price(
            entry["id"], entry["price"], entry["priority_tier"], tuple(entry["platforms"])
        )
        for entry in data.load("prices")["inference_geos"]
    }
