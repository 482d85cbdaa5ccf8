"""`del`: names, items and attributes that are gone."""

from __future__ import annotations

from functools import partial

from domicile import ir
from domicile.resolve.builtin_types.adopted import adopt, touch
from domicile.resolve.builtin_types.dicts import dict_set_value
from domicile.resolve.builtin_types.sequences import loosened
from domicile.resolve.domain.atoms import Atom, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, constant, one
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.special_methods import special
from domicile.resolve.syntax import names


def delete(machine: Machine, state: State, frame: Frame, node: ir.Delete) -> None:
    """Run `del a, b.c, d[e]`."""
    for target in node.targets:
        if isinstance(target, ir.Name):
            names.store(machine, state, frame, target.id, ABSENT_VALUE)
        elif isinstance(target, ir.Subscript):
            base = evaluate(machine, state, frame, target.base)
            index = plain(machine, evaluate(machine, state, frame, target.index))
            each(machine, state, base, partial(_delete_item, machine, frame, index, target))
        elif isinstance(target, ir.Attribute):
            base = evaluate(machine, state, frame, target.base)
            each(machine, state, base, partial(_delete_attribute, machine, frame, target))


def _delete_attribute(
    machine: Machine, frame: Frame, target: ir.Attribute, state: State, atom: Atom
) -> Value:
    """`del base.name`: by the code that its class has for that, if it has some."""
    owner = machine.class_of(atom)
    found = None if owner is None else _deleter(owner, target.name)
    if found is not None:
        call_closure(machine, state, frame, found, passing(machine), atom, target.span)
        return NONE
    name = (constant(target.name),)
    if special(machine, state, frame, atom, "__delattr__", name, target.span) is None:
        names.store_attribute(machine, state, frame, one(atom), target.name, ABSENT_VALUE)
    return NONE


def _deleter(owner: ClassInfo, name: str) -> Closure | None:
    bases = (base for base in bases_of(owner) if isinstance(base, ClassInfo))
    return next((d for base in bases if (d := base.setters.get(f"del {name}"))), None)


def _delete_item(
    machine: Machine, frame: Frame, index: Value, target: ir.Subscript, state: State, atom: Atom
) -> Value:
    if special(machine, state, frame, atom, "__delitem__", (index,), target.span) is not None:
        return NONE
    if isinstance(atom, Unknown):
        shown = all(isinstance(getattr(a, "value", None), str) for a, _ in index)
        identity = adopt(machine, state, frame, target.base, atom) if shown else None
        if identity is not None:
            atom = Ref(identity)
        else:
            touch(machine, state, atom, REST, ABSENT_VALUE)
    if machine.is_dict(atom):
        dict_set_value(machine, state, atom.id, index, ABSENT_VALUE)
    elif machine.is_sequence(atom):
        loosened(machine, state, atom.id)
    return NONE
