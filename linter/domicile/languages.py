"""Which language a file is written in, told by its name or its first line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY_SUFFIX = {
    ".py": "python",
    ".pyw": "python",
    ".ipynb": "python",
}
_NOTEBOOKS = frozenset({".ipynb"})
_STUBS = frozenset({".pyi"})
_SHEBANGS = {
    "python": re.compile(rb"#![^\n]*\bpython[0-9.]*\b"),
}


def suffixes() -> tuple[str, ...]:
    """What the names of sources end with: ".py"."""
    return tuple(_BY_SUFFIX)


def language_of(path: str) -> str | None:
    """The language that the name of `path` tells, or None."""
    return _BY_SUFFIX.get(_suffix(path))


def may_be_sources(paths: Iterable[str]) -> list[str]:
    """Those of `paths` that are in a language by their names, or may be scripts.

    There may be very many, so each ending is looked at once.
    """
    known = {".py": True}
    found: list[str] = []
    for path in paths:
        ending = path[path.rfind(".") :]
        may = known.get(ending)
        if may is None:
            may = ending[:1] != "." or "/" in ending or ending.lower() in _BY_SUFFIX
            known[ending] = may
        if may:
            found.append(path)
    return found


def is_notebook(path: str) -> bool:
    """Whether the name of `path` tells that its source is in the cells of a notebook."""
    return _suffix(path) in _NOTEBOOKS


def is_stub(path: str) -> bool:
    """Whether `path` declares types only and so holds no call."""
    return _suffix(path) in _STUBS


def may_be_script(path: str) -> bool:
    """Whether only the first line of `path` can tell its language: `bin/report`, say."""
    return "." not in path[path.rfind("/") + 1 :]


def language_of_script(head: bytes) -> str | None:
    """The language that a script's first bytes name (`#!/usr/bin/env python3`), or None."""
    for language, shebang in _SHEBANGS.items():
        if shebang.match(head):
            return language
    return None


def language_of_text(path: str, data: bytes) -> str | None:
    """The language that the name of `path` tells, else the first line of its bytes, or None."""
    return language_of(path) or language_of_script(data)


def _suffix(path: str) -> str:
    return path[path.rfind(".") :].lower()
