"""What a block that fails has left behind: it may have stopped at any of the values that it set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from domicile.resolve.domain.atoms import Atom, Items, Unknown
from domicile.resolve.domain.guards import TRUE
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import Alternative, Value, one, union
from domicile.resolve.machine.machine import Machine

MOST_VALUES = 16  # of one field that are told apart

Written: TypeAlias = dict[Key, dict[Atom, None]]


@contextmanager
def noting_writes(machine: Machine) -> Iterator[Written]:
    """Note every value that is set in a block, also by the functions that it calls."""
    outer = machine.written
    noted: Written = {}
    machine.written = noted
    try:
        yield noted
    finally:
        machine.written = outer
        if outer is not None:
            for key, atoms in noted.items():
                outer.setdefault(key, {}).update(atoms)


def add_half_done(machine: Machine, failed: State, written: Written, since: int) -> None:
    """Add to where a block may have failed what it had set by then, and has set anew since.

    Objects made after the id `since` count as far as they are known where it failed.
    """
    for key, atoms in written.items():
        held = failed.store.get(key)
        if held is None and key[0] >= since:
            continue
        held = failed.get(*key) or ()
        known = {atom for atom, _ in held}
        is_open = any(isinstance(atom, Unknown) for atom in known)
        fresh = [a for a in atoms if a not in known and not (is_open and isinstance(a, Unknown))]
        if not fresh:
            continue
        if key[1] == ITEMS:
            failed.set(*key, _in_any_order(held, fresh))
        elif len(fresh) > MOST_VALUES:
            unknown = machine.unknown("how far a block has come that fails")
            failed.set(*key, union((*held, *unknown)))
        else:
            failed.set(*key, union((*held, *(Alternative(atom, TRUE) for atom in fresh))))


def _in_any_order(held: Value, fresh: list[Atom]) -> Value:
    """The contents of a list as one of any length and order."""
    contents = [a for a in (*(atom for atom, _ in held), *fresh) if isinstance(a, Items)]
    rest = dict.fromkeys(item for content in contents for item in content.every)
    return one(Items((), tuple(rest)))
