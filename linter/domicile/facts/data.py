"""Reading the files under `rules/facts`."""

from __future__ import annotations

import functools
import pkgutil
from typing import Any

FILES = ("models", "model_ids", "platforms", "geos", "prices")


def text(name: str) -> str:
    """The source of the facts file `name` (one of FILES)."""
    # `importlib.resources` costs 7 ms, and every report says how old the facts are.
    data = pkgutil.get_data("domicile.rules", f"facts/{name}.yaml")
    assert data is not None
    return data.decode().replace("\r\n", "\n")


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The facts file `name` as plain data; dates stay strings. Not to be changed by callers."""
    import yaml  # 45 ms: only when facts are needed

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in entries if not tag.endswith(":timestamp")]
        for first, entries in base.yaml_implicit_resolvers.items()
    }
    loader = type("FactsLoader", (base,), {"yaml_implicit_resolvers": resolvers})
    data = yaml.load(text(name), Loader=loader)
    assert isinstance(data, dict)
    return data
