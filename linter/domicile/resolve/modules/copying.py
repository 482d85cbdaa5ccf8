"""What top levels have copied from the objects of other modules, and what is set there later.

`GEO = settings["geo"]` holds what the settings held when its module was imported. The top level of
yet another module may set them, and which of the two comes first depends on who imports what. So
what reads such a field while a module is set up is evaluated with either value of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun


def note_reads(
    machine: Machine, run: ModuleRun, reads: Iterable[Key], again: Callable[[], None]
) -> None:
    """A part of a top level has read these fields; `again` adds what it gives by now."""
    copies = machine.copies
    foreign = [key for key in reads if copies.homes.get(key[0], run) is not run]
    if not foreign:
        return
    for key in foreign:
        copies.readers.setdefault(key, []).append((run, again))
    earlier = {
        key: copies.earlier[key][1]
        for key in foreign
        if key in copies.earlier and copies.earlier[key][0] is not run
    }
    if earlier:
        with _as_before(machine, earlier):
            again()


def note_writes(
    machine: Machine, run: ModuleRun, written: Iterable[tuple[Key, Value | None]]
) -> None:
    """A top level has set fields, which held these values; it is over, and they hold others."""
    copies, stale = machine.copies, []
    for key, old in written:
        home = copies.homes.setdefault(key[0], run)
        if home is run or key in copies.earlier or old == machine.heap.base.get(key):
            continue
        copies.earlier[key] = run, old
        stale += [again for reader, again in copies.readers.get(key, ()) if reader is not run]
    for again in dict.fromkeys(stale):
        again()


@contextmanager
def _as_before(machine: Machine, earlier: dict[Key, Value | None]) -> Iterator[None]:
    """While fields hold what they held before another top level set them."""
    base = machine.heap.base
    now = {key: base.get(key) for key in earlier}
    _put(base, earlier)
    try:
        yield
    finally:
        _put(base, {key: now[key] for key in earlier if base.get(key) is earlier[key]})


def _put(base: dict[Key, Value], fields: dict[Key, Value | None]) -> None:
    for key, value in fields.items():
        if value is None:
            base.pop(key, None)
        else:
            base[key] = value
