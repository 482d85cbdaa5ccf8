"""Attributes that functions set of what is not shown: others that hold the same may find them.

`params.model = params.model or "claude-..."`, then `self.params = params`: what another method
reads from that may be it.
"""

from __future__ import annotations

from collections.abc import Hashable

from domicile.resolve.domain.asked_anew import as_read
from domicile.resolve.domain.atoms import Unknown
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State
from domicile.resolve.domain.texts import is_text
from domicile.resolve.domain.values import Alternative, Value, one, restrict, under, unguarded
from domicile.resolve.machine.machine import Machine

SET = "set"  # the first step of the name under which the heap has what was set


def note_set(machine: Machine, state: State, atom: Unknown, name: str, value: Value) -> None:
    """A text is set as an attribute of an unknown value, that others may hold."""
    texts = tuple(each for each in restrict(value, state.condition) if is_text(each.atom))
    if texts and atom.symbol:
        machine.share_as(SET, _key(atom, name), unguarded(texts))


def or_set(machine: Machine, state: State, atom: Unknown, name: str, found: Unknown) -> Value:
    """What is read of an unknown value, or what another run has set there."""
    key = _key(atom, name)
    told = state.heap.get(key) if key[0] in state.heap.owners else None
    texts = tuple(each for each in told or () if is_text(each.atom))
    if not texts:
        return one(found)
    as_it_was, now = machine.choice(2, key)  # all readings of it agree
    return (Alternative(found, as_it_was), *under(texts, now))


def _key(atom: Unknown, name: str) -> Key:
    step: Hashable = (SET, *as_read(atom.path), name)
    return atom.symbol, step
