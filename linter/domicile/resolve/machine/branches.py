"""One run for each of several values, and joining what they did."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from domicile.resolve.domain.atoms import Atom
from domicile.resolve.domain.guards import Condition, Guard, both, conjunction
from domicile.resolve.domain.meeting import Meeting
from domicile.resolve.domain.state import State, join
from domicile.resolve.domain.values import (
    NOTHING,
    Alternative,
    Value,
    one,
    restrict,
    under,
    unguarded,
    union,
)
from domicile.resolve.machine.machine import Machine

MOST_HELD = 8  # values of a name that are told apart
MOST_APART = 16  # values of one reading that are told apart


def each(
    machine: Machine, state: State, value: Value, function: Callable[[State, Atom], Value]
) -> Value:
    """Run `function` once for everything that it may be, each in its own branch of the state."""
    value = restrict(value, state.condition)
    if len(value) == 1:
        return function(state, value[0].atom)
    if not value:
        return NOTHING if state.dead else machine.unknown("no value reaches this place")
    machine.account.step(2 * len(value))
    worlds: dict[Atom, list[Guard]] = {}
    for atom, guard in value:
        worlds.setdefault(atom, []).append(guard)
    branches: list[tuple[State, Value]] = []
    ways: list[Condition] = []
    for atom, guards in worlds.items():
        branch = state.copy(conjunction(state.condition, tuple(guards)))
        if branch.dead:
            continue
        begun = branch.condition
        result = function(branch, atom)
        if not branch.dead:
            branches.append((branch, union(a for guard in guards for a in under(result, guard))))
            # Where no path ended on the way, the guards alone tell this branch from the others.
            ways.append(tuple(guards) if branch.condition == begun else branch.condition)
    return merge(machine, state, branches, ways)


def merge(
    machine: Machine,
    state: State,
    branches: list[tuple[State, Value]],
    ways: list[Condition] | None = None,
) -> Value:
    """Join branches back into `state`; the value each had, under its condition.

    `ways` are weaker conditions, one a branch, that tell the branches apart as well.
    """
    alive = [(branch, value) for branch, value in branches if not branch.dead]
    if not alive:
        state.kill()
        return NOTHING
    if len(alive) == 1:
        state.become(alive[0][0])
        return alive[0][1]
    meeting = Meeting(ways or [branch.condition for branch, _ in alive])
    joined = join([branch for branch, _ in alive], machine.marker, meeting)
    assert joined is not None  # at least one branch is alive
    result = meeting.joined([value for _, value in alive])
    state.become(joined)
    return result


def alternatives(machine: Machine, found: list[Value]) -> Value:
    """Any of several values, which do not vary together with anything else."""
    if len(found) < 2:
        return found[0] if found else ()
    branches = machine.choice(len(found))
    return union(
        alt for value, branch in zip(found, branches, strict=True) for alt in under(value, branch)
    )


def held_together(machine: Machine, value: Value) -> Value:
    """The value as a name holds it: where several atoms may be it at once, a choice tells which,
    so that whatever is read from the name later goes together."""
    if len(value) > MOST_HELD and _many_ways(machine, value):
        return one_of(machine, value)
    if not 1 < len(value) <= MOST_HELD or not _overlap(value):
        return value
    branches = machine.choice(len(value))
    return tuple(
        [
            Alternative(atom, guard | branch)
            for (atom, guard), branch in zip(value, branches, strict=True)
        ]
    )


def one_of(machine: Machine, value: Value) -> Value:
    """One of the atoms, whatever was found with them before: what is read of it goes together."""
    loose = unguarded(value)
    return (
        alternatives(machine, [one(atom) for atom, _ in loose])
        if len(loose) <= MOST_APART
        else loose
    )


def _many_ways(machine: Machine, value: Value) -> bool:
    """Whether it is one of few objects of the tree, each of which may have come in many ways."""
    atoms = {atom for atom, _ in value}
    return len(atoms) * 2 <= len(value) and all(machine.class_of(atom) for atom in atoms)


def _overlap(value: Value) -> bool:
    """Whether a value may be two different atoms at once."""
    return any(
        a.atom != b.atom and both(a.guard, b.guard) is not None for a, b in combinations(value, 2)
    )


def reached(machine: Machine, state: State, states: list[State]) -> State:
    """The state in which any of these is reached; a dead one for none."""
    joined = join(states, machine.marker)
    return state.copy(()) if joined is None else joined


def rejoin(machine: Machine, state: State, states: list[State]) -> None:
    """Make `state` what any of these states leads to; dead if none goes on."""
    joined = join(states, machine.marker)
    if joined is None:
        state.kill()
    else:
        state.become(joined)


def apart(machine: Machine, states: list[State]) -> list[State]:
    """The states under the branches of a new choice: any of them may be the one."""
    if len(states) < 2:
        return states
    branches = machine.choice(len(states))
    for state, branch in zip(states, branches, strict=True):
        state.narrow((branch,))
    return states
