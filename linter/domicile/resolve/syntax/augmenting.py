"""Augmented assignment: `d |= other`, `items += more`, `n *= 2`."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.adopted import adopt, touch
from domicile.resolve.builtin_types.sequences import loose_elements, loosened
from domicile.resolve.domain.atoms import Atom, Builtin, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.library.methods import call_method
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import each
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
    merging = node.operator == "|" and any(machine.is_dict(atom) for atom, _ in value)
    if merging:
        old = _as_dicts(machine, state, frame, node, old)
    growing = [atom for atom, _ in old if _grows(machine, node.operator, atom)]
    if growing:
        new = _grown(machine, state, frame, node, old, value)
        if len(growing) < len(old):
            assign(machine, state, frame, node.target, new)
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
        if identity is not None:
            return one(Ref(identity))
    for atom, _ in old:
        if isinstance(atom, Unknown):
            touch(machine, state, atom, REST, machine.unknown("may have been changed"))
    return old


def _grows(machine: Machine, operator: str, atom: Atom) -> bool:
    """Whether `d |= other` and `items += more` change this object in place."""
    kinds = {"|": ("dict",), "+": ("list", "set")}.get(operator, ())
    return isinstance(atom, Ref) and machine.objects[atom.id].kind in kinds


def _grown(
    machine: Machine, state: State, frame: Frame, node: ir.Augment, old: Value, value: Value
) -> Value:
    """The objects that are changed in place, and what takes the place of others."""
    method = "update" if node.operator == "|" else "extend"
    nowhere = ir.Span(1, 1, 1, 1)

    def grow(branch: State, atom: Atom) -> Value:
        if not _grows(machine, node.operator, atom):
            left = one(atom)
            return operated(
                machine, branch, frame, node.operator, left, value, node.span, in_place=True
            )
        call = Builtin(atom, method)
        call_method(machine, branch, frame, call, passing(machine, value), nowhere)
        return one(atom)

    return each(machine, state, old, grow)
