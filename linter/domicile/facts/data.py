"""Reading the files under `rules/facts`."""

from __future__ import annotations

from typing import Any

from domicile import shipped

FILES = ("models", "model_ids", "platforms", "geos", "prices")


def text(name: str) -> str:
    """The source of the facts file `name` (one of FILES)."""
    return shipped.text(f"facts/{name}")


def load(name: str) -> dict[str, Any]:
    """The facts file `name` as plain data; dates stay strings. Not to be changed by callers."""
    data = shipped.data(f"facts/{name}")
    assert isinstance(data, dict)
    return data
