"""The data that the tool ships, under `rules/`.

It is written as YAML. A wheel holds each file as JSON too, which is read twenty times faster.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import Any

_PACKAGE = "domicile.rules"
_TIMESTAMP = ":timestamp"


def text(name: str) -> str:
    """The source of `rules/{name}.yaml`."""
    return _bytes(f"{name}.yaml").decode().replace("\r\n", "\n")


@cache
def data(name: str) -> Any:
    """The plain data of `rules/{name}.yaml`; dates stay texts. Not to be changed by callers."""
    try:
        compiled = _bytes(f"{name}.json")
    except OSError:  # the sources, not a wheel
        return parsed(text(name))
    import json  # not for the age of the facts, which every report tells

    return json.loads(compiled)


def _bytes(name: str) -> bytes:
    # `importlib.resources` costs 7 ms, `pkgutil` 1, and every report says how old the facts are.
    package = import_module(_PACKAGE)
    assert package.__file__ is not None
    assert package.__spec__ is not None
    loader: Any = package.__spec__.loader
    found = loader.get_data(os.path.join(os.path.dirname(package.__file__), *name.split("/")))
    assert isinstance(found, bytes)
    return found


def parsed(source: str) -> Any:
    """The plain data that a text in YAML stands for."""
    import yaml  # 11 ms

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in entries if not tag.endswith(_TIMESTAMP)]
        for first, entries in base.yaml_implicit_resolvers.items()
    }
    loader = type("PlainLoader", (base,), {"yaml_implicit_resolvers": resolvers})
    return yaml.load(source, Loader=loader)
