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
_BY_NAME = rb"\bsetattr\b|\bvars\b|\b__dict__\b|\bsetitem\b"


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
    loaded = (machine.project.load(path) for path in sorted(homes))
    named = {
        module.path: names
        for module in loaded
        if module is not None and (names := _globals(module.chunks))
    }
    if not named:
        return []
    vocabulary = Vocabulary()
    vocabulary.add(sorted(frozenset().union(*named.values())))
    beside: dict[bytes, int] = {}
    for path, names in named.items():
        beside[last_part(path)] = beside.get(last_part(path), 0) | vocabulary.mask(names)
    wanted = Wanted(vocabulary.names(), tuple(sorted(beside.items())))
    pattern = _setting(vocabulary.names())
    told = machine.project.mentioning(wanted, frozenset(known) | homes)
    return [
        path
        for path in (*told, *sorted(homes - known.keys()))
        if not is_test(path) and pattern.search(machine.project.text(path))
    ]


def _globals(chunks: Iterable[Chunk]) -> frozenset[str]:
    binds = (chunk.binds for chunk in chunks if chunk.kind == "other")
    names = frozenset().union(*binds)
    return frozenset(name for name in names if not name.startswith("__") and name != "*")


def _setting(names: Iterable[str]) -> re.Pattern[bytes]:
    """What sets an attribute or an item of one of the names, as the text shows it."""
    words = b"|".join(re.escape(name.encode()) for name in names)
    assigned = rb"(?<!\bself)(?<!\bcls)\.(?:" + words + rb")\s*[-+*/|&^%]{0,2}=(?!=)"
    within = rb"\b(?:" + words + rb")(?:\[[^\n=]*\]\s*[-+|]?=(?!=)|\.(?:" + _CHANGES + rb")\()"
    return re.compile(b"|".join((assigned, within, _BY_NAME)))
