"""Functions and methods that set what calls may read, by their names: `app.config.use("us")`.

Whose method it is the code that calls it does not tell; it may be any of that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domicile.chunks import Chunk, flat
from domicile.python.names import MUTATORS, READERS
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.parts import TELLING

# Names that so much has a method by that a name tells nothing.
_COMMON = MUTATORS | READERS | TELLING
_THREADS = frozenset({"Process", "Thread", "Timer"})  # `start()` of what derives from them
ROUNDS = 4  # functions that call one another

_Part = tuple[Chunk, frozenset[str]]  # a function, and the globals of its module


def acting(machine: Machine, runs: Sequence[ModuleRun]) -> frozenset[str]:
    """The names of functions and methods in these modules that set what calls may depend on."""
    functions = [(part, globals_of) for part, globals_of in _functions(runs) if _may_be_told(part)]
    read = machine.read_by_calls = _read(machine, runs)
    found = {part.name for part, names in functions if not read.isdisjoint(sets(part, names))}
    for _ in range(ROUNDS):
        more = {
            part.name
            for part, _ in functions
            if part.name not in found and not found.isdisjoint(part.attributes | part.reads)
        }
        if not more:
            break
        found |= more
    if "run" in found and any(map(_is_thread, runs)):
        found.add("start")
    return frozenset(name for name in found if name)


def _is_thread(run: ModuleRun) -> bool:
    return any(c.kind == "class" and not _THREADS.isdisjoint(c.head) for c in run.module.chunks)


def _may_be_told(part: Chunk) -> bool:
    name = part.name or ""
    return name not in MAKING and name not in _COMMON and not name.startswith("__")


def _functions(runs: Iterable[ModuleRun]) -> Iterable[_Part]:
    for run in runs:
        chunks = run.module.chunks
        names = frozenset().union(*(c.binds for c in chunks if c.kind == "other"))
        yield from ((part, names) for part in _below(chunks))


def _below(chunks: Iterable[Chunk]) -> Iterable[Chunk]:
    return (part for part, _ in flat(chunks) if part.kind == "function")


def sets(part: Chunk, names: frozenset[str]) -> frozenset[str]:
    """The attributes and globals that a function sets, or changes something of."""
    return part.stores | part.global_binds | part.mutates & (part.attributes | names)


def _read(machine: Machine, runs: Iterable[ModuleRun]) -> frozenset[str]:
    """The names that what may lead to a call reads, and those that what it names reads."""
    parts = [part for run in runs for part in _below(run.module.chunks)]
    statements = [c for run in runs for c in run.module.chunks if c.kind == "other"]
    sending = machine.warm | machine.spelled
    leading = [part for part in (*parts, *statements) if id(part) in sending]
    names = frozenset().union(*(part.attributes | part.reads for part in leading))
    beside = (part for part in parts if part.name in names)
    return names.union(*(part.attributes for part in beside)) - machine.catalog.unread
