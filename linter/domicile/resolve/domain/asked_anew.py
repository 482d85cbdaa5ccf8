"""What is not shown may be otherwise after a call: what is read of it from then on is asked anew.

`job.refresh()` between two tests of `job.status` lets both be passed. A state tells which unknown
values may have been changed in its run, and when; what is read of them since has that in its path.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from domicile.resolve.domain.atoms import TURN, Unknown
from domicile.resolve.domain.values import Value

if TYPE_CHECKING:
    from domicile.resolve.domain.state import State

Path: TypeAlias = tuple[str, ...]
# By an unknown value's symbol and path: when it was changed last.
Changed: TypeAlias = Mapping[tuple[int, Path], int]

ITSELF = ""  # the step below what is another value by now, not only one that holds others


def note_changed(state: State, atom: Unknown, when: int, itself: bool = False) -> None:
    """From here on, what an unknown value holds may be otherwise; `itself`, whether it is true."""
    if not atom.symbol:
        return
    now = {(atom.symbol, atom.path): when}
    if itself:
        now[atom.symbol, (*atom.path, ITSELF)] = when
        state.refined.pop(atom, None)
    state.changed_since = {**state.changed_since, **now}


def set_of(state: State, atom: Unknown, name: str, value: Value, when: int) -> None:
    """An attribute of an unknown value is set: it is that, until somebody changes it."""
    if atom.symbol:
        path = (*atom.path, name)
        state.changed_since = {**state.changed_since, (atom.symbol, path): when}
        state.refined[Unknown(atom.symbol, atom.reasons, (*path, f"{TURN}{when}"))] = value


def changed_last(state: State, atom: Unknown, name: str | None = None) -> int:
    """When something was changed last that an unknown value is read from; 0 for never."""
    known = state.changed_since
    if not known:
        return 0
    path = atom.path if name is None else (*atom.path, name)
    return max(known.get((atom.symbol, path[:end]), 0) for end in range(len(path) + 1))


def changed_itself(state: State, atom: Unknown) -> int:
    """When an unknown value was changed last; 0 for never."""
    known = state.changed_since
    return known.get((atom.symbol, (*atom.path, ITSELF)), 0) if known else 0


def as_read(path: Path) -> Path:
    """A path without the steps that tell when something was read."""
    return tuple(step for step in path if not step.startswith(TURN))


def joined(all_known: list[Changed]) -> Changed:
    """What has been changed where any of several states is reached."""
    first = all_known[0]
    if all(known is first for known in all_known):
        return first
    latest = dict(first)
    for known in all_known[1:]:
        for key, when in known.items():
            latest[key] = max(when, latest.get(key, 0))
    return latest
