"""The state of an abstract run: a store of values and the condition under which it is reached."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from domicile.resolve.domain import asked_anew
from domicile.resolve.domain.atoms import ABSENT, Unknown
from domicile.resolve.domain.guards import (
    ALWAYS,
    NEVER,
    TRUE,
    Condition,
    compatible,
    conjunction,
    simplify,
)
from domicile.resolve.domain.heap import Heap, Key
from domicile.resolve.domain.meeting import Meeting
from domicile.resolve.domain.values import ABSENT_VALUE, Alternative, Value, restrict, under, union

REST = ("rest",)  # the field of a dict that stands for all keys not named
CLEARED = ("cleared",)  # the field of a dict that tells when it was last emptied
ITEMS = ("items",)  # the field that holds a list's content
MOST_REFINED = 12  # unknown values that tests have shown something of; older ones are forgotten
CLASS = ("class",)  # the field that an instance has from its making on


class State:
    """What is known at one point of a run. Branches work on copies and are joined again.

    `heap` holds what modules and classes have set up; it is shared and only read here.
    `refined` maps an unknown value to what tests have shown it to be, `changed_since` tells
    which of them something may have changed; it is replaced, never written to.
    """

    __slots__ = ("changed_since", "condition", "heap", "refined", "store")

    def __init__(self, heap: Heap) -> None:
        self.heap = heap
        self.store: dict[Key, Value] = {}
        self.condition: Condition = ALWAYS
        self.refined: dict[Unknown, Value] = {}
        self.changed_since: asked_anew.Changed = {}

    @property
    def dead(self) -> bool:
        """Whether no path reaches this point."""
        return not self.condition

    def kill(self) -> None:
        """No path goes on from here."""
        self.condition = NEVER

    def changed(self, before: Mapping[Key, Value], since: int) -> list[Key]:
        """The fields that differ from those `before`, of what had an identity below `since`."""
        return [
            key
            for key, value in self.store.items()
            if key[0] < since and before.get(key) is not value
        ]

    def copy(self, condition: Condition | None = None) -> State:
        """A branch of this state; `condition` replaces the condition."""
        branch = State(self.heap)
        branch.store = self.store.copy()
        branch.refined = self.refined.copy()
        branch.changed_since = self.changed_since
        branch.condition = self.condition if condition is None else condition
        return branch

    def become(self, other: State) -> None:
        """Take over another state's content."""
        self.store, self.condition, self.refined = other.store, other.condition, other.refined
        self.changed_since = other.changed_since

    def narrow(self, condition: Condition) -> None:
        """Keep only the paths on which the condition holds, too."""
        self.condition = conjunction(self.condition, condition)

    def get(self, owner: int, field: Hashable) -> Value | None:
        """The value of a field where this state is reached, or None if it was never set."""
        key = (owner, field)
        value = self.store.get(key)
        if value is None:
            value = self.heap.get(key)
        if value is None or self.condition == ALWAYS:
            return value
        return restrict(value, self.condition)

    def set(self, owner: int, field: Hashable, value: Value) -> None:
        """Set a field on every path that reaches this point."""
        self.store[owner, field] = value


def join(
    states: list[State], marker: Callable[[int], Hashable], meeting: Meeting | None = None
) -> State | None:
    """The state reached by any of these; None if none can be reached.

    Fields that differ become alternatives under the states' conditions. A field that one of
    them lacks is absent there, or for a dict what its rest says; of an object that was made on
    the way to only some of them, only those speak. `marker` names the field every object has;
    `meeting` is that of those that are not dead, if it is known.
    """
    alive = [state for state in states if not state.dead]
    if not alive:
        return None
    first = alive[0]
    if len(alive) == 1:
        return first
    keys: dict[Key, None] = {}
    get = first.store.get
    for other in alive[1:]:
        new = 0
        # Most fields hold the very same value: nothing more is asked of those.
        for key in [key for key, value in other.store.items() if get(key) is not value]:
            own = get(key)
            new += own is None
            if own is None or own != other.store[key]:
                keys[key] = None
        if len(first.store) + new != len(other.store):
            keys.update(dict.fromkeys(key for key in first.store if key not in other.store))
    condition = simplify(guard for state in alive for guard in state.condition)
    joined = first.copy(condition)
    if meeting is None:
        meeting = Meeting([state.condition for state in alive])
    for key in keys:
        joined.store[key] = meeting.joined([_field(state, key, marker) for state in alive])
    first.heap.work += len(keys) * len(condition)
    joined.refined = _joined_refinements(alive, meeting)
    joined.changed_since = asked_anew.joined([state.changed_since for state in alive])
    return joined


def _joined_refinements(states: list[State], meeting: Meeting) -> dict[Unknown, Value]:
    first = states[0].refined
    if all(state.refined == first for state in states):
        return first.copy()
    found = list(dict.fromkeys(unknown for state in states for unknown in state.refined))
    return {unknown: _refinement(unknown, states, meeting) for unknown in found[-MOST_REFINED:]}


def _refinement(unknown: Unknown, states: list[State], meeting: Meeting) -> Value:
    """What the states know of an unknown value; where one knows nothing, it is itself."""
    first = states[0].refined.get(unknown)
    if first is not None and all(state.refined.get(unknown) is first for state in states):
        return first
    itself: Value = (Alternative(unknown, TRUE),)
    found = meeting.joined([state.refined.get(unknown) or itself for state in states])
    open_ways = [guard for atom, guard in found if atom == unknown]
    told = (guard for atom, guard in found if atom != unknown)
    # Of too many paths to be told apart nothing is known: it may be any of these, or anything.
    return itself if any(compatible(guard, tuple(open_ways)) for guard in told) else found


def _field(state: State, key: Key, marker: Callable[[int], Hashable]) -> Value:
    value = state.store.get(key)
    if value is None:
        value = state.heap.get(key)
    if value is not None:
        return value
    own = marker(key[0])
    if own is None:
        return ABSENT_VALUE
    made = state.store.get((key[0], own))
    if made is None:
        made = state.heap.get((key[0], own))
    if made is None:
        return ()
    return under_key(state.heap, made, key[1]) if own == REST else ABSENT_VALUE


def refined(state: State, value: Value) -> Value:
    """The value with what tests on this path have shown of its unknown alternatives."""
    if not state.refined or not any(
        isinstance(atom, Unknown) and atom in state.refined for atom, _ in value
    ):
        return value
    found: list[Alternative] = []
    for atom, guard in value:
        known = state.refined.get(atom) if isinstance(atom, Unknown) else None
        found.extend(under(known, guard) if known is not None else [Alternative(atom, guard)])
    return restrict(union(found), state.condition)


def settled(state: State, value: Value) -> Value:
    """The value as it is known to be where this state is reached."""
    return restrict(refined(state, value), state.condition)


def under_key(heap: Heap, rest: Value, key: Hashable) -> Value:
    """What a dict's rest says of one key; what is unknown there is not what another key has.

    Whether something unknown holds the key is a choice of this key alone.
    """
    found: list[Alternative] = []
    for atom, guard in rest:
        if isinstance(atom, Unknown):
            part = Unknown(atom.symbol, atom.reasons, (*atom.path, f"[{key}]"), atom.foreign)
            found.append(Alternative(part, guard))
        else:
            found.append(Alternative(atom, guard))
    if len(found) == 2 and found[0] == ABSENT_VALUE[0]:
        held, guard = found[1]
        if isinstance(held, Unknown) and guard == TRUE:
            without, with_it = heap.choose(2, ("held", held))
            return Alternative(ABSENT, without), Alternative(held, with_it)
    return tuple(found)
