"""Attributes whose setting is code of the tree: property setters and `__setattr__`."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import ABSENT, Atom, BoundMethod, Const, Item, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, one, restrict, without
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.checked_assignment import checks_assignments, set_checked
from domicile.resolve.objects.class_attributes import bind
from domicile.resolve.objects.descriptors import set_described
from domicile.resolve.objects.shared_writes import open_attributes

ALL = "__setattr__"


def note_setter(machine: Machine, info: ClassInfo, name: str, closure: Closure) -> None:
    """A class body defines a property's setter, or how attributes are set at all."""
    info.setters[name] = closure
    machine.classes.setters.add(name)


def set_by_code(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, value: Value
) -> bool:
    """Run what the object's class does when this attribute is set; False if it does nothing."""
    owner = machine.class_of(atom)
    if owner is None:
        return False
    described = name in machine.classes.descriptors
    if described and set_described(machine, state, frame, atom, owner, name, value):
        return True
    if checks_assignments(machine, owner) and set_checked(machine, state, frame, atom, name, value):
        return True
    if name not in machine.classes.setters and ALL not in machine.classes.setters:
        return False
    for base in bases_of(owner):
        if not isinstance(base, ClassInfo):
            continue
        assigned = _assigned(state, base)
        if assigned:
            bound = bind(machine, state, frame, assigned, atom, owner, Span(1, 1, 1, 1))
            both = passing(machine, constant(name), value)
            apply(machine, state, frame, bound, both, Span(1, 1, 1, 1))
            return True
        for found, passed in (
            (base.setters.get(ALL), (constant(name), value)),
            (base.setters.get(name), (value,)),
        ):
            if found is None:
                continue
            if found in machine.stack and found is base.setters.get(ALL):
                return False  # it sets what it sets
            given = tuple(Item(part, None) for part in passed)
            arguments = Arguments(given, None, machine.no_keywords, None)
            apply(machine, state, frame, one(BoundMethod(found, atom)), arguments, Span(1, 1, 1, 1))
            return True
    return False


def note_assigned(machine: Machine, state: State, info: ClassInfo) -> None:
    """A class body has been run: see whether it gives `__setattr__` a value."""
    if _assigned(state, info):
        machine.classes.setters.add(ALL)


def _assigned(state: State, info: ClassInfo) -> Value:
    """What a class body sets `__setattr__` to: `__setattr__ = dict.__setitem__`."""
    if ALL in info.methods:
        return ()
    return without(state.get(info.frame, ALL) or (), ABSENT)


def _set_plainly(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`object.__setattr__(x, name, value)`, `super().__setattr__(name, value)`."""
    from domicile.resolve.syntax.names import store_plainly

    values = [item.value for item in arguments.positional]
    if len(values) == 2 and frame.receiver is not None:
        values.insert(0, one(frame.receiver))
    if len(values) != 3:
        return NONE
    base, names, value = values

    def put(branch: State, atom: Atom) -> Value:
        for owner, _ in restrict(base, branch.condition):
            if isinstance(atom, Const) and isinstance(atom.value, str) and isinstance(owner, Ref):
                store_plainly(machine, branch, frame, owner, atom.value, value)
            elif isinstance(atom, Unknown):
                open_attributes(machine, branch, owner, value)
        return NONE

    return each(machine, state, names, put)


HANDLERS: dict[str, Handler] = {"builtins.object.__setattr__": _set_plainly}
