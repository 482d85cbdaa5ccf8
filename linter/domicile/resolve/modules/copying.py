"""What top levels have copied from the objects of other modules, and what is set there later.

`GEO = settings["geo"]` holds what the settings held when its module was imported. The top level of
yet another module may set them, and which of the two comes first depends on who imports what. So
what reads such a field while a module is set up is evaluated with either value of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from domicile.resolve.domain.atoms import Items
from domicile.resolve.domain.heap import Heap, Key
from domicile.resolve.domain.state import REST
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun

MOST_WRITERS = 3  # modules that set a field, for what has read it to be told apart


def note_reads(
    machine: Machine, run: ModuleRun, reads: Iterable[Key], again: Callable[[bool], None]
) -> None:
    """A part of a top level has read these fields; `again` adds what it gives by now.

    Told True, it adds what is unknown: too many modules set a field.
    """
    copies = machine.copies
    foreign = [key for key in reads if copies.homes.get(key[0], run) is not run]
    if not foreign:
        return
    for key in foreign:
        copies.readers.setdefault(key, []).append((run, again))
    earlier = {
        key: copies.earlier[key][1]
        for key in foreign
        if key in copies.earlier and copies.earlier[key][0] != [run]
    }
    if any(len(copies.earlier[key][0]) > MOST_WRITERS for key in earlier):
        again(True)
    elif earlier:
        with _as_before(machine, earlier):
            again(False)


def note_writes(
    machine: Machine, run: ModuleRun, written: Iterable[tuple[Key, Value | None]]
) -> None:
    """A top level has set fields, which held these values; it is over, and they hold others."""
    copies = machine.copies
    stale: dict[Callable[[bool], None], bool] = {}
    for key, old in written:
        home = copies.homes.setdefault(key[0], run)
        if home is run or old == machine.heap.base.get(key):
            continue
        machine.is_news(key)
        if old is None:  # what took over all that there was lacks it
            machine.is_news((key[0], REST))
        if key in copies.earlier:
            _set_once_more(machine, run, key, old)
        else:
            copies.earlier[key] = [run], old
        crowded = len(copies.earlier[key][0]) > MOST_WRITERS
        readers = copies.readers.get(key, [])
        whole = copies.readers.get((key[0], REST), ()) if old is None else ()
        for reader, again in (*readers, *whole):
            if reader is not run:
                stale[again] = stale.get(again, False) or crowded
        if crowded:
            readers.clear()
    for again, is_open in stale.items():
        again(is_open)


def _set_once_more(machine: Machine, run: ModuleRun, key: Key, old: Value | None) -> None:
    """A field is set that was set before: what it held in between counts, too.

    Several modules may do so in any order.
    """
    writers, first = machine.copies.earlier[key]
    before = union((*(first or ABSENT_VALUE), *(old or ABSENT_VALUE)))
    if run not in writers:
        writers.append(run)
        base = machine.heap.base
        base[key] = _in_any_order(union((*base.get(key, ()), *(old or ()))))
    machine.copies.earlier[key] = writers, before


def _in_any_order(value: Value) -> Value:
    """The contents of a list as one of any length and order."""
    contents = [atom for atom, _ in value if isinstance(atom, Items)]
    if not contents:
        return value
    rest = tuple(dict.fromkeys(item for content in contents for item in content.every))
    return union((*(a for a in value if not isinstance(a.atom, Items)), *one(Items((), rest))))


@contextmanager
def in_any_order(machine: Machine, keys: Iterable[Key]) -> Iterator[None]:
    """While fields hold whatever they held before or after other top levels set them."""
    base = machine.heap.base
    either: dict[Key, Value | None] = {
        key: _in_any_order(union((*(base.get(key) or ABSENT_VALUE), *(first or ABSENT_VALUE))))
        for key in keys
        if key in machine.copies.earlier
        for first in (machine.copies.earlier[key][1],)
    }
    with _as_before(machine, either):
        yield


@contextmanager
def _as_before(machine: Machine, earlier: dict[Key, Value | None]) -> Iterator[None]:
    """While fields hold what they held before another top level set them."""
    base = machine.heap.base
    now = {key: base.get(key) for key in earlier}
    _put(machine.heap, earlier)
    try:
        yield
    finally:
        _put(machine.heap, {key: now[key] for key in earlier if base.get(key) is earlier[key]})


def _put(heap: Heap, fields: dict[Key, Value | None]) -> None:
    for key, value in fields.items():
        if value is None:
            heap.retract(key)
        else:
            heap.base[key] = value
