"""What an operation gives that goes on sending, with fields that can be replaced meanwhile."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.builtin_types.handlers import first
from domicile.resolve.domain.atoms import Atom, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.sdk.sending import Sending, body_fields
from domicile.resolve.sdk.variants import record


def note_runner(machine: Machine, state: State, sending: Sending, answer: Value) -> None:
    """Keep how the runner sends that stands for `answer`."""
    sending = replace(sending, fields=dict_copy(machine, state, sending.fields, "dict"))
    for atom, _ in answer:
        if isinstance(atom, Unknown):
            machine.senders.runners[atom.symbol] = sending


def change_runner(
    machine: Machine, state: State, frame: Frame, symbol: int, arguments: Arguments, span: Span
) -> Value:
    """Its fields are replaced: it may have sent before, and sends with the new ones later."""
    sending = machine.senders.runners[symbol]
    given = first(state, arguments, "params") or machine.unknown("what a runner is given")

    def change(branch: State, atom: Atom) -> Value:
        made: Value = one(atom)
        if not machine.is_dict(atom) and not isinstance(atom, Unknown):
            now = one(Ref(dict_copy(machine, branch, sending.fields, "dict")))
            made = apply(machine, branch, frame, one(atom), passing(machine, now), span)
        for new, _ in made:
            fields = dict_copy(machine, branch, body_fields(machine, branch, new))
            machine.senders.runners[symbol] = replace(sending, fields=fields)
            record(machine, branch, machine.senders.runners[symbol])
        return NONE

    return each(machine, state, given, change)
