"""Where the values of a JSON text stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

KeyPath: TypeAlias = tuple["str | int", ...]

_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\n\r]*")


def extent(text: str, path: KeyPath) -> tuple[int, int]:
    """The offsets of the value at `path`, of a text that `json` has read."""
    start = _code(text, 0)
    for step in path:
        start = dict(members(text, start))[step]  # of equal keys the last one holds
    return start, _end(text, start)


def members(text: str, start: int) -> Iterator[tuple[str | int, int]]:
    """The keys or indexes in the object or list at an offset, and where their values start."""
    is_object = text[start] == "{"
    at = _code(text, start + 1)
    index = 0
    while text[at] not in "}]":
        key: str | int = index
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _code(text, _code(text, at) + 1)
        yield key, at
        index += 1
        at = _code(text, _end(text, at))
        if text[at] == ",":
            at = _code(text, at + 1)


def elements(text: str, start: int) -> list[tuple[int, int]]:
    """The offsets of each value in the list at an offset."""
    return [(at, _end(text, at)) for _, at in members(text, start)]


def _end(text: str, start: int) -> int:
    return _DECODER.raw_decode(text, start)[1]


def _code(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at
