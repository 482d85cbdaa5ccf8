"""Running something once for each of several values."""

from __future__ import annotations

from domicile.resolve.domain.atoms import Atom
from domicile.resolve.domain.guards import TRUE
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, constant, one
from domicile.resolve.machine.branches import each

from .program import machine_of

(A,), (B,) = ([atom for atom, _ in constant(text)] for text in "ab")


def test_the_same_thing_in_several_worlds_is_asked_once() -> None:
    machine = machine_of({"app.py": ""})
    first, second, third = machine.choice(3)
    value = (
        Alternative(A, first),
        Alternative(B, second),
        Alternative(A, third),
    )
    asked: list[Atom] = []

    def ask(state: State, atom: Atom) -> Value:
        asked.append(atom)
        state.set(1, "last", one(atom))
        return one(atom)

    state = State(machine.heap)
    assert set(each(machine, state, value, ask)) == set(value)
    assert asked == [A, B]
    assert set(state.get(1, "last") or ()) == set(value)


def test_what_is_the_same_in_every_world_does_not_vary() -> None:
    machine = machine_of({"app.py": ""})
    value = tuple(Alternative(A, guard) for guard in machine.choice(2))
    state = State(machine.heap)
    assert each(machine, state, value, lambda _, atom: one(atom)) == (Alternative(A, TRUE),)
