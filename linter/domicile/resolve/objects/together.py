"""What one run of a function sets together stays together, as it leaves it behind."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations

from domicile.resolve.domain.atoms import Atom, Ref
from domicile.resolve.domain.guards import ALWAYS, Condition, Decision, Guard, both, simplify
from domicile.resolve.domain.heap import Key, told
from domicile.resolve.domain.state import State, settled
from domicile.resolve.domain.values import Alternative, Value, restrict, under, union
from domicile.resolve.machine.machine import Machine

MOST_TOGETHER = 64  # different values of an object's fields, for what goes together to be told
MOST_LEFT = 6  # states in which a run may leave things behind


@dataclass(eq=False, slots=True)
class Gathered:
    """What a run has set so far of what others see, and where it may have stopped."""

    writes: dict[Key, list[tuple[Value, Condition]]] = field(default_factory=dict)
    left: list[State] = field(default_factory=list)  # where others see what is set by then

    def note(self, key: Key, value: Value, condition: Condition) -> None:
        """Keep a write until the run is through."""
        self.writes.setdefault(key, []).append((value, condition))


@contextmanager
def gathering(machine: Machine, state: State) -> Iterator[None]:
    """While a function runs as an entry: what it sets is seen when it is through."""
    gathered = machine.classes.gathered = Gathered()
    through = False
    try:
        yield
        through = True
    finally:
        machine.classes.gathered = None
        whole = _together(machine, state, gathered) if through else {}
        for key, writes in gathered.writes.items():
            if key[0] not in whole:
                for value, condition in writes:
                    machine.share(key, value, condition == ALWAYS and not gathered.left)
        for owner, held in whole.items():
            share_together(machine, owner, held, always=False)


def leave_behind(machine: Machine, state: State) -> None:
    """Others may see what has been set by now: an exception ends the run, or it waits."""
    gathered = machine.classes.gathered
    if gathered is not None and not gathered.writes.keys().isdisjoint(state.store):
        gathered.left.append(state.copy())


def _together(
    machine: Machine, state: State, gathered: Gathered
) -> dict[int, dict[Hashable, Value]]:
    """By owner: the fields that a run sets or has asked for, where they vary together."""
    owners: dict[int, dict[Hashable, None]] = {}
    for owner, name in gathered.writes:
        owners.setdefault(owner, {})[name] = None
    if len(gathered.left) > MOST_LEFT:
        return {}
    for owner, name in machine.heap.reads:
        if owner in owners:
            owners[owner][name] = None
    states = [state, *gathered.left]
    found: dict[int, dict[Hashable, Value]] = {}
    for owner, names in owners.items():
        ways = _ways(machine, states, gathered, owner, names) if len(names) > 1 else []
        held = _any_of(machine, ways)
        told = {n: v for n, v in held.items() if (owner, n) in gathered.writes or _varies(v)}
        if len(ways) > 1 or sum(map(_varies, told.values())) > 1:
            found[owner] = told
    return found


def _varies(value: Value) -> bool:
    return any(guard for _, guard in value)


def _ways(
    machine: Machine,
    states: list[State],
    gathered: Gathered,
    owner: int,
    names: Iterable[Hashable],
) -> list[dict[Hashable, Value]]:
    """What an owner's fields hold in each of the states, where the run has set some of them."""
    own = {key: writes for key, writes in gathered.writes.items() if key[0] == owner}
    region = simplify(g for writes in own.values() for _, met in writes for g in met)
    ways: list[dict[Hashable, Value]] = []
    for state in states:
        if state.dead or own.keys().isdisjoint(state.store):
            continue
        values = {name: state.get(owner, name) or () for name in names}
        way = {n: restrict(settled(state, value), region) for n, value in values.items()}
        way = _kept(machine, owner, way)
        if way not in ways:
            ways.append(way)
    return ways


def _any_of(machine: Machine, ways: list[dict[Hashable, Value]]) -> dict[Hashable, Value]:
    """What fields hold where they are as in any of these."""
    if len(ways) < 2:
        return ways[0] if ways else {}
    pairs = list(zip(ways, machine.choice(len(ways)), strict=True))
    return {
        name: union(alt for way, branch in pairs for alt in under(way[name], branch))
        for name in ways[0]
    }


def _kept(machine: Machine, owner: int, held: dict[Hashable, Value]) -> dict[Hashable, Value]:
    """The values with choices of this run in place of what another run meets anew: who has set
    a field last, and what may change without being seen."""
    decided = {d.choice for value in held.values() for _, guard in value for d in guard}
    passing = (decided & machine.heap.passing) | _of_opened(machine, decided)
    if not passing:
        return held

    def own(guard: Guard) -> Guard:
        made = [_as_left(machine, owner, d) if d.choice in passing else {d} for d in guard]
        return frozenset().union(*made)

    return {
        name: union(Alternative(atom, own(guard)) for atom, guard in value)
        for name, value in held.items()
    }


def _as_left(machine: Machine, owner: int, decision: Decision) -> Guard:
    key = "as left", machine.writer, owner, decision.choice
    branch = machine.choice(decision.branches, key)[decision.branch]
    machine.heap.passing.update(each.choice for each in branch)
    return branch


def _of_opened(machine: Machine, decided: set[int]) -> set[int]:
    """Those of the choices that are about fields which something not followed may have set."""
    symbols = {unknown.symbol for unknown in machine.opened.values()}
    if not symbols or not decided:
        return set()
    keyed = ((key, number) for key, number in machine.choices.items() if number in decided)
    return {number for key, number in keyed if _mentions(key, symbols)}


def _mentions(key: Hashable, symbols: set[int]) -> bool:
    if isinstance(key, tuple):
        return any(_mentions(part, symbols) for part in key)
    return isinstance(key, int) and key in symbols


def share_together(
    machine: Machine, identity: int, held: dict[Hashable, Value], always: bool
) -> None:
    """Share what a run has set: what one object holds goes together."""
    pairs = _pairs(
        machine, [(name, *alt) for name, value in held.items() for alt in value if alt.guard]
    )
    known = machine.classes.pairs.get((machine.writer, identity), frozenset())
    shown = None if pairs is None or known is None else known | pairs
    machine.classes.pairs[machine.writer, identity] = shown
    for name, value in held.items():
        key = identity, name
        if shown is None:
            machine.share(key, value, always)
        else:
            machine.share(key, value, always=True, together=True)
            if shown != known and not machine.quiet:
                machine.is_news(key)


def _pairs(
    machine: Machine, held: list[tuple[Hashable, Atom, Guard]]
) -> frozenset[Hashable] | None:
    """What two fields can hold at once; None where that is too much."""
    if len(held) > MOST_TOGETHER:
        return None
    named = [((name, _told(machine, atom)), guard) for name, atom, guard in held]
    return frozenset(
        (first, second)
        for (first, a), (second, b) in combinations(named, 2)
        if first[0] != second[0] and both(a, b) is not None
    )


def _told(machine: Machine, atom: Atom) -> Hashable:
    """What tells values apart, where each run makes its own objects."""
    if isinstance(atom, Ref):
        made = machine.objects[atom.id]
        return made.kind, made.location, made.owner
    return told(atom)
