"""Data as YAML text that reads as the same data again."""

from __future__ import annotations

import json
import re
from typing import Any

STEP = "  "
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def block(key: str, value: Any, indent: str) -> list[str]:
    """The lines of a key and its value; a mapping of mappings takes a line a key."""
    if isinstance(value, dict) and any(isinstance(each, dict) for each in value.values()):
        inner = [line for name, each in value.items() for line in block(name, each, indent + STEP)]
        return [f"{indent}{flow(key)}:", *inner]
    return [f"{indent}{flow(key)}: {flow(value)}"]


def flow(value: Any) -> str:
    """A value in one line of YAML."""
    match value:
        case dict():
            return f"{{{', '.join(f'{flow(key)}: {flow(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    if not text.isprintable():
        return json.dumps(text)
    return "'" + text.replace("'", "''") + "'"
