"""Values that are not worked out: what they may be, or hold, may be changed through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile import ir
from domicile.calls import Location
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.given_back import note_given_back
from domicile.resolve.builtin_types.sequences import elements
from domicile.resolve.domain.atoms import Atom, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.held import parts_held


def not_worked_out(
    machine: Machine,
    state: State,
    frame: Frame,
    exprs: Iterable[ir.Expr],
    place: Location | None = None,
) -> Value:
    """What one of these expressions gives, without running any."""
    unknown = machine.unknown_atom("a field that does not matter", place)
    itself: list[Atom] = []
    held: list[Atom] = []
    for expr in exprs:
        found = list(_objects(machine, state, frame, expr))
        held += found
        if isinstance(expr, ir.Name | ir.Attribute | ir.Boolean | ir.Conditional):
            itself += (atom for atom in found if isinstance(atom, Ref))
    note_given_back(machine, unknown, held)
    return union(alt for atom in (*itself, unknown) for alt in one(atom))


def _objects(machine: Machine, state: State, frame: Frame, expr: ir.Expr) -> Iterator[Atom]:
    """What an expression may be, or hold, as far as names and attributes were set to it."""
    if isinstance(expr, ir.Name):
        values = (state.get(owner, expr.id) for owner in frame.chain)
        yield from (atom for atom, _ in next((v for v in values if v is not None), ()))
    elif isinstance(expr, ir.Attribute):
        for base in _objects(machine, state, frame, expr.base):
            if isinstance(base, Ref):
                yield from (atom for atom, _ in state.get(base.id, expr.name) or ())
    else:
        parts = parts_held(expr)
        taken_out = isinstance(expr, ir.Call | ir.Subscript)
        if isinstance(expr, ir.Call) and not parts:
            taken_out, parts = False, tuple(argument.value for argument in expr.arguments)
        for part in parts:
            for atom in _objects(machine, state, frame, part):
                yield atom
                if taken_out:
                    yield from _inside(machine, state, atom)


def _inside(machine: Machine, state: State, atom: Atom) -> Iterator[Atom]:
    """What a dict or a list holds."""
    if machine.is_sequence(atom):
        yield from (each for item in elements(machine, state, one(atom)) for each, _ in item.value)
    elif machine.is_dict(atom):
        for key in keys(machine, atom.id):
            yield from (each for each, _ in state.get(atom.id, key) or ())
