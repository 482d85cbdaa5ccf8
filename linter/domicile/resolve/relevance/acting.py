"""Functions and methods that set what calls may read, by their names: `app.config.use("us")`.

Whose method it is the code that calls it does not tell; it may be any of that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from domicile.chunks import Chunk, flat
from domicile.python.names import HELD, MUTATORS, READERS
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.held import SELVES
from domicile.resolve.relevance.parts import TELLERS, TELLING

# Names that so much has a method by that a name tells nothing.
_COMMON = MUTATORS | READERS | TELLING
_LOGS = TELLERS | {"sys", "stderr", "stdout", "stream"}
_THREADS = frozenset({"Process", "Thread", "Timer"})  # `start()` of what derives from them
_SETTERS = frozenset({"setattr", "delattr", "__setattr__", "__setitem__"}) | MUTATORS
_SETS_BY_NAME = frozenset({"setattr", "__setattr__", "__dict__", "vars"})
ROUNDS = 4  # functions that call one another, by whatever name
MORE_ROUNDS = 12  # and by names that so few functions have that they tell which is meant
FEW = 2

_Part = tuple[Chunk, frozenset[str]]  # a function, and the globals of its module


def acting(machine: Machine, runs: Sequence[ModuleRun]) -> frozenset[str]:
    """The names of functions and methods in these modules that set what calls may depend on.

    And of those that call what they have been handed, or what a list holds: that may be such a one.
    """
    functions = list(_functions(runs))
    read = machine.read_by_calls = _read(machine, runs)
    setting = [p for p, names in functions if not read.isdisjoint(sets(p, names))]
    machine.telling = _telling([part for part, _ in functions])
    told = [part for part, _ in functions if _may_be_told(part)]
    held = _holding(runs)
    invoking = {part.name for part in told if not held.isdisjoint(part.invokes)}
    machine.invoking = _with_callers(invoking, told)
    first = {part.name for part in setting if _may_be_told(part)}
    if any(part.name not in MAKING for part in setting) or _hands_setters(runs):
        first |= invoking
    found = _with_callers(first, told)
    return found | {"start"} if "run" in found and any(map(_is_thread, runs)) else found


def _telling(functions: Sequence[Chunk]) -> frozenset[str]:
    """The names of methods of own logs that may change what they are told, or hand it on."""
    own = frozenset(part.name or "" for part in functions) - _COMMON
    return frozenset(
        part.name
        for part in functions
        if part.name in TELLING
        and (
            any(name.strip("_") not in _LOGS for name in part.mutates - SELVES)
            or (part.hands and not own.isdisjoint(part.invokes | part.reads))
        )
    )


def _with_callers(names: set[str | None], functions: Sequence[Chunk]) -> frozenset[str]:
    """With the functions that call one of these, and so on."""
    found = fresh = set(names)
    counts = Counter(part.name for part in functions)
    for turn in range(ROUNDS + MORE_ROUNDS):
        if turn >= ROUNDS:
            fresh = {name for name in fresh if counts[name] <= FEW}
        fresh = {
            part.name
            for part in functions
            if part.name not in found and not fresh.isdisjoint(part.attributes | part.reads)
        }
        if not fresh:
            break
        found = found | fresh
    return frozenset(name for name in found if name)


def _holding(runs: Iterable[ModuleRun]) -> frozenset[str]:
    """The attributes that the tree gives objects and classes: what they hold may be called."""
    parts = [pair for run in runs for pair in flat(run.module.chunks)]
    declared = (part.binds for part, owner in parts if owner is not None and part.kind == "other")
    return frozenset({HELD}).union(*(part.stores for part, _ in parts), *declared)


def _hands_setters(runs: Iterable[ModuleRun]) -> bool:
    """Whether something that sets what it is told is handed on: `later(setattr, x, "a", 1)`."""
    return any(not _SETTERS.isdisjoint(c.hands) for run in runs for c, _ in flat(run.module.chunks))


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
    named = (
        part.strings if not _SETS_BY_NAME.isdisjoint(part.reads | part.attributes) else frozenset()
    )
    return part.stores | part.global_binds | part.mutates & (part.attributes | names) | named


def _read(machine: Machine, runs: Iterable[ModuleRun]) -> frozenset[str]:
    """The names that what may lead to a call reads, and those that what it names reads."""
    parts = [part for run in runs for part in _below(run.module.chunks)]
    statements = [c for run in runs for c in run.module.chunks if c.kind == "other"]
    sending = machine.warm | machine.spelled
    leading = [part for part in (*parts, *statements) if id(part) in sending]
    names = frozenset().union(*(part.attributes | part.reads for part in leading))
    beside = (part for part in parts if part.name in names)
    return names.union(*(part.attributes for part in beside)) - machine.catalog.unread
