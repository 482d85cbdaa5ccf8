"""Attributes that code outside of constructors sets: what is not followed may have set those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from domicile.chunks import Chunk
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure
from domicile.resolve.objects.instances import MAKING

# What sets attributes without naming them.
_NAMELESS = frozenset({"setattr", "delattr", "exec", "eval", "vars"})
_NAMELESS_ATTRIBUTES = MAKING | {"__dict__", "__setattr__", "__delattr__", "__class__"}


def set_later(machine: Machine, closure: Closure) -> frozenset[str] | None:
    """The attributes that a function and what it calls may set of what there is; None for any."""
    if closure.name in MAKING:
        return None
    loaded, found = machine.classes.set_later
    if found is not None and loaded < len(machine.modules):
        new = islice(machine.modules.values(), loaded, None)
        chunks = [chunk for run in new for chunk in _functions(run.module.chunks)]
        found = None if any(map(_sets_any, chunks)) else found.union(*map(_set_by, chunks))
        machine.classes.set_later = len(machine.modules), found
    return found


def _set_by(chunk: Chunk) -> frozenset[str]:
    return chunk.stores | chunk.mutates & chunk.attributes


def _sets_any(chunk: Chunk) -> bool:
    return not (
        _NAMELESS.isdisjoint(chunk.reads) and _NAMELESS_ATTRIBUTES.isdisjoint(chunk.attributes)
    )


def _functions(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """What may run later: functions but constructors, and all that has functions inside."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from _functions(chunk.children)
        elif chunk.functions - {chunk.name} or (
            chunk.kind == "function" and chunk.name not in MAKING
        ):
            yield chunk
