"""Calls that may change what is not shown: what it is called on, and what it is handed."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.sequences import elements
from domicile.resolve.domain.asked_anew import note_changed
from domicile.resolve.domain.atoms import Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict
from domicile.resolve.functions.senders import given
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.effects import may_change


def changed_by(
    machine: Machine,
    state: State,
    frame: Frame,
    name: str,
    arguments: Arguments,
    span: Span,
    receiver: Unknown | None = None,
) -> None:
    """What a call of unseen code may change of what is not shown."""
    if state.dead or not may_change(name, span == frame.dropped):
        return
    machine.later.turn += 1
    if receiver is not None:
        note_changed(state, receiver, machine.later.turn, itself=True)
    note_handed(machine, state, arguments, machine.later.turn)


def note_handed(machine: Machine, state: State, arguments: Arguments, when: int) -> None:
    """What is not shown has been handed to what may change it."""
    for value in given(machine, state, arguments):
        _note(machine, state, value, when)


def _note(machine: Machine, state: State, value: Value, when: int, depth: int = 1) -> None:
    for atom, _ in restrict(value, state.condition):
        if isinstance(atom, Unknown):
            note_changed(state, atom, when)
        elif depth and machine.is_sequence(atom):
            for item in elements(machine, state, one(atom)):
                _note(machine, state, item.value, when, depth - 1)


def note_entered(machine: Machine, state: State, value: Value) -> None:
    """A `with` begins: what is not shown may do anything to itself then."""
    for atom, _ in value:
        if isinstance(atom, Unknown):
            machine.later.turn += 1
            note_changed(state, atom, machine.later.turn, itself=True)
