"""Augmented assignment: `d |= other`, `items += more`, `n *= 2`."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.adopted import adopt
from domicile.resolve.builtin_types.sequences import loose_elements, loosened
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Builtin, Ref, Unknown, Value, one
from domicile.resolve.library.methods import call_method
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.special_methods import operated
from domicile.resolve.syntax.assignment import assign

MIXING = frozenset({"*", "-", "&", "^", "|"})  # operators that change a list or set in place


def augment(machine: Machine, state: State, frame: Frame, node: ir.Augment) -> None:
    """Run `target operator= value`; lists, sets and dicts change in place."""
    old = evaluate(machine, state, frame, node.target)
    value = evaluate(machine, state, frame, node.value)
    if node.operator == "|" and any(machine.is_dict(atom) for atom, _ in value):
        old = _as_dicts(machine, state, frame, node, old)
    if node.operator in ("|", "+") and _grow(machine, state, frame, node.operator, old, value):
        return
    if node.operator in MIXING and _mix(machine, state, node.operator, old, value):
        return
    new = operated(machine, state, frame, node.operator, old, value, node.span, in_place=True)
    assign(machine, state, frame, node.target, new)


def _mix(machine: Machine, state: State, operator: str, old: Value, value: Value) -> bool:
    """`items *= 2`, `found -= other`: the list or set itself changes, for whoever else holds it."""
    found = [atom for atom, _ in old if machine.is_sequence(atom)]
    if not found or len(found) < len(old):
        return False
    if any(machine.objects[atom.id].kind not in ("list", "set") for atom in found):
        return False
    more = loose_elements(machine, state, value) if operator in ("^", "|") else ()
    for atom in found:
        loosened(machine, state, atom.id, more)
    return True


def _as_dicts(machine: Machine, state: State, frame: Frame, node: ir.Augment, old: Value) -> Value:
    """What `|=` changes in place where it is given a dict: a mapping, if it is not shown."""
    if len(old) == 1 and isinstance(old[0].atom, Unknown):
        identity = adopt(machine, state, frame, node.target, old[0].atom)
        return old if identity is None else one(Ref(identity))
    return old


def _grow(
    machine: Machine, state: State, frame: Frame, operator: str, old: Value, value: Value
) -> bool:
    """`d |= other` and `items += more` change the object in place."""
    kinds = ("dict",) if operator == "|" else ("list", "set")
    refs = [
        alt.atom
        for alt in old
        if isinstance(alt.atom, Ref) and machine.objects[alt.atom.id].kind in kinds
    ]
    if not refs or len(refs) < len(old):
        return False
    method = "update" if operator == "|" else "extend"
    arguments = passing(machine, value)
    for atom in refs:
        call_method(machine, state, frame, Builtin(atom, method), arguments, ir.Span(1, 1, 1, 1))
    return True
