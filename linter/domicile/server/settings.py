"""The settings that an editor hands over at the start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domicile.server.exchange import Settings

_NAMES = {
    "policy": ("policy", str),
    "select": ("select", tuple),
    "ignore": ("ignore", tuple),
    "certainOnly": ("certain_only", bool),
    "baseline": ("baseline", str),
    "codeLens": ("code_lens", bool),
}


def settings_of(given: object) -> tuple[Settings, list[str]]:
    """The settings in `initializationOptions`, and a complaint about each that is none."""
    values: dict[str, Any] = {}
    complaints: list[str] = []
    for key, value in given.items() if isinstance(given, Mapping) else ():
        name, kind = _NAMES.get(str(key), ("", object))
        if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
            value = tuple(value)
        if not name:
            complaints.append(f"unknown setting {key!r}; known: {', '.join(_NAMES)}")
        elif not isinstance(value, kind):
            expected = {str: "a path", tuple: "a list of rules", bool: "true or false"}[kind]
            complaints.append(f"the setting {key!r} must be {expected}")
        else:
            values[name] = value
    return Settings(**values), complaints
