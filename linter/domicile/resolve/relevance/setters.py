"""Modules that set what others read: `settings.GEO = "us"` in one that knows of no call.

In a large tree they are looked for by the names that modules with calls, and those they import,
have for their globals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from posixpath import basename, dirname

from domicile.chunks import Chunk
from domicile.importers import Wanted
from domicile.python.names import MUTATORS
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.environment_settings import is_test
from domicile.resolve.modules.top_levels import imported
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.parts import TELLERS
from domicile.vocabulary import Vocabulary

MOST_SETTING = 200  # files that are put in play for what they set

_CHANGES = "|".join(sorted(MUTATORS | {"__setitem__"})).encode()
_BY_NAME = re.compile(rb"\bsetattr\b|\bvars\b|\b__dict__\b|\bsetitem\b")
_CALLED = re.compile(rb"\b(\w+)\(")
# `tweak(settings)`, `Tweaker(config.settings, 3)`: what it is may set something of it.
_HANDED = re.compile(rb"[(,=]\s*(?:\w+\.)*(\w+)\s*(?=[,)])")
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
    named = {path: names for path, module in loaded.items() if (names := _fields(module.chunks))}
    own = {path: frozenset(_setting(loaded[path].chunks, names)) for path, names in named.items()}
    named = {path: names | own[path] for path, names in named.items()}
    if not named:
        return []
    vocabulary = Vocabulary()
    vocabulary.add(sorted(frozenset().union(*named.values())))
    beside: dict[bytes, int] = {}
    for path, names in named.items():
        beside[last_part(path)] = beside.get(last_part(path), 0) | vocabulary.mask(names)
    wanted = Wanted(vocabulary.names(), tuple(sorted(beside.items())))
    words = frozenset(name.encode() for name in vocabulary.names())
    calling = frozenset(name.encode() for name in frozenset().union(*own.values()))
    made = (_made(module.chunks) for module in loaded.values())
    handed = frozenset(name.encode() for name in frozenset().union(*made))
    told = machine.project.mentioning(wanted, frozenset(homes))
    others = [path for path in (*told, *sorted(homes)) if path not in known and not is_test(path)]
    text = machine.project.text
    setting = {path: _sets(text(path), words, calling, handed) for path in others}
    return [
        *_rare({p: names for p, names in setting.items() if not own.get(p)}),
        *filter(own.get, others),
    ]


def _rare(setting: Mapping[str, Set[bytes]]) -> list[str]:
    """The files that set anything; of more than `MOST_SETTING` those that set the rarest names.

    What hundreds of files do to what has a name is their daily work, and no way to configure.
    """
    counts = Counter(name for names in setting.values() for name in names)
    rarest = {path: min(counts[name] for name in names) for path, names in setting.items() if names}
    most = max(rarest.values(), default=0)
    while sum(count <= most for count in rarest.values()) > MOST_SETTING:
        most -= 1
    return [path for path, count in rarest.items() if count <= most]


def _fields(chunks: Iterable[Chunk]) -> frozenset[str]:
    """The globals of a module, and the attributes that its classes and their methods set."""
    found: set[str] = set()
    for chunk in chunks:
        if chunk.kind == "other":
            found |= chunk.binds
        elif chunk.kind == "class":
            found |= chunk.stores
            found.update(*(part.binds for part in chunk.children if part.kind == "other"))
    return frozenset(name for name in found if not name.startswith("__") and name != "*")


def _setting(chunks: Iterable[Chunk], names: frozenset[str]) -> Iterator[str]:
    """The functions and methods that set one of these, or change it; constructors do not count."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from _setting(chunk.children, names)
        elif chunk.kind == "function" and chunk.name and chunk.name not in MAKING:
            changed = chunk.global_binds | chunk.mutates | chunk.stores
            yield from () if names.isdisjoint(changed) else (chunk.name,)


def _made(chunks: Iterable[Chunk]) -> frozenset[str]:
    """The globals of a module that hold objects which a function can change, but for logs."""
    made = (chunk.binds for chunk in chunks if chunk.kind == "other" and not chunk.constant)
    return frozenset().union(*made) - TELLERS - {"*", "__all__"}


def _sets(
    text: bytes, names: frozenset[bytes], calling: frozenset[bytes], handed: frozenset[bytes]
) -> set[bytes]:
    """The names of which a file sets an attribute or an item, as its text shows it.

    And what it calls, by its name, that sets one, the objects among `handed` that it hands on, and
    the ways to set what has a name worked out.
    """
    return (
        set(_BY_NAME.findall(text))
        | calling.intersection(_CALLED.findall(text))
        | handed.intersection(_HANDED.findall(text))
        | {found for pattern in _SETTING for found in pattern.findall(text) if found in names}
    )
