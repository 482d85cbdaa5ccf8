"""Attributes that code outside of constructors sets: what is not followed may have set those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from domicile.chunks import Chunk
from domicile.resolve.domain.some_names import SomeNames
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, ModuleRun
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.set_of_others import set_by_name

# What sets attributes without naming them.
_NAMELESS = frozenset({"exec", "eval", "vars"})
_NAMELESS_ATTRIBUTES = MAKING | {"__setattr__", "__delattr__"}
_NAMESPACES = frozenset({"__dict__", "__class__"})  # only where more is done than to read them


def set_later(machine: Machine, closure: Closure) -> SomeNames | None:
    """The attributes that a function and what it calls may set of what there is; None for any."""
    if closure.name in MAKING:
        return None
    loaded, found = machine.classes.set_later
    if found is not None and loaded < len(machine.modules):
        for run in islice(machine.modules.values(), loaded, None):
            for chunk, owner in _functions(run.module.chunks):
                names = None if found is None else _set_by(machine, run, chunk, owner)
                found = None if found is None or names is None else found | names
        machine.classes.set_later = len(machine.modules), found
    return found


def _set_by(machine: Machine, run: ModuleRun, chunk: Chunk, owner: str) -> SomeNames | None:
    if not (
        _NAMELESS.isdisjoint(chunk.reads) and _NAMELESS_ATTRIBUTES.isdisjoint(chunk.attributes)
    ):
        return None
    if not _NAMESPACES.isdisjoint(chunk.stores | chunk.mutates | chunk.keeps | chunk.hands):
        return None
    by_name = set_by_name(machine, run, chunk, owner)
    if by_name is None or by_name.loose:
        return None
    return by_name.names | SomeNames(chunk.stores | chunk.mutates & chunk.attributes)


def _functions(chunks: Iterable[Chunk], owner: str = "") -> Iterator[tuple[Chunk, str]]:
    """What may run later: functions but constructors, and all that has functions inside.

    Each with the class it is a method of, or "".
    """
    for chunk in chunks:
        if chunk.kind == "class":
            yield from _functions(chunk.children, chunk.name or "")
        elif chunk.functions - {chunk.name} or (
            chunk.kind == "function" and chunk.name not in MAKING
        ):
            yield chunk, owner if chunk.kind == "function" else ""
