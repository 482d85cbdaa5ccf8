"""Modules that set what others read: `settings.GEO = "us"` in one that knows of no call.

In a large tree they are looked for by the names that modules with calls, and those they import,
have for their globals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import basename, dirname

from domicile.chunks import Chunk
from domicile.importers import Wanted
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.environment_settings import is_test
from domicile.resolve.modules.top_levels import imported
from domicile.vocabulary import Vocabulary

_CHANGES = rb"update|append|extend|add|insert|setdefault|pop|popitem|clear|remove|__setitem__"
_BY_NAME = re.compile(rb"\bsetattr\b|\bvars\b|\b__dict__\b|\bsetitem\b")
# `settings.GEO = ...`, also annotated, one of several or in `for` and `with`, and then
# `TABLE[...] = ...` or `TABLE.update(`: with the name that is set.
_SETTING = (
    re.compile(rb"(?<!\bself)(?<!\bcls)\.(\w+)[)\]]*\s*(?:[-+*/|&^%]{0,2}=(?!=)|:[^=\n]+=(?!=))"),
    re.compile(rb"\.(\w+)[)\]]*\s*,[^=\n]*=(?!=)"),  # one of several
    re.compile(rb"\b(?:for|as|del)\b[^\n]*?\.(\w+)[)\]]*\s*(?:,|\bin\b|:|\n|$)"),
    re.compile(rb"\b(\w+)(?:\[[^\n=]*\]\s*[-+|]?=(?!=)|\.(?:" + _CHANGES + rb")\()"),
)


def last_part(path: str) -> bytes:
    """The last part of a module's name."""
    last = basename(path).removesuffix(".py")
    last = basename(dirname(path)) if last == "__init__" else last
    return last.encode("utf-8", "surrogateescape")


def setters(machine: Machine, runs: Iterable[ModuleRun], spelling: set[str]) -> list[str]:
    """The files outside of `runs` that may set a global of what `spelling` modules read."""
    known = {run.path: run for run in runs}
    homes = {path for path in spelling if path in known}
    homes |= {below for path in list(homes) for below in imported(machine, known[path])}
    modules = {path: machine.project.load(path) for path in sorted(homes)}
    loaded = {path: module for path, module in modules.items() if module is not None}
    named = {path: names for path, module in loaded.items() if (names := _globals(module.chunks))}
    own = {path for path, names in named.items() if _sets_own(loaded[path].chunks, names)}
    if not named:
        return []
    vocabulary = Vocabulary()
    vocabulary.add(sorted(frozenset().union(*named.values())))
    beside: dict[bytes, int] = {}
    for path, names in named.items():
        beside[last_part(path)] = beside.get(last_part(path), 0) | vocabulary.mask(names)
    wanted = Wanted(vocabulary.names(), tuple(sorted(beside.items())))
    words = frozenset(name.encode() for name in vocabulary.names())
    told = machine.project.mentioning(wanted, frozenset(homes))
    return [
        path
        for path in (*told, *sorted(homes))
        if path not in known
        and not is_test(path)
        and (path in own or _sets(machine.project.text(path), words))
    ]


def _globals(chunks: Iterable[Chunk]) -> frozenset[str]:
    binds = (chunk.binds for chunk in chunks if chunk.kind == "other")
    names = frozenset().union(*binds)
    return frozenset(name for name in names if not name.startswith("__") and name != "*")


def _sets_own(chunks: Iterable[Chunk], names: frozenset[str]) -> bool:
    """Whether a function of a module sets or changes one of the module's globals."""
    return any(
        not names.isdisjoint(chunk.global_binds | chunk.mutates)
        for chunk in chunks
        if chunk.kind in ("function", "class")
    )


def _sets(text: bytes, names: frozenset[bytes]) -> bool:
    """Whether a file sets an attribute or an item of one of the names, as its text shows it."""
    return _BY_NAME.search(text) is not None or any(
        found.group(1) in names for pattern in _SETTING for found in pattern.finditer(text)
    )
