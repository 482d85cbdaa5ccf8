"""Descriptors: objects in a class body that decide what an attribute of instances is."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.domain.atoms import ABSENT, Atom, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, one, without
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.objects.special_methods import special

WAYS = frozenset({"__get__", "__set__", "__delete__"})


def name_descriptors(machine: Machine, state: State, frame: Frame, info: ClassInfo) -> None:
    """A class body has been run: note its descriptors, and tell them their names."""
    span = info.node.span
    own = [(key, value) for key, value in state.store.items() if key[0] == info.frame]
    for (_, name), value in own:
        for atom, _ in value:
            owner = machine.class_of(atom)
            if owner is None or not isinstance(name, str):
                continue
            if any(isinstance(b, ClassInfo) and WAYS & b.methods.keys() for b in bases_of(owner)):
                machine.classes.descriptors.add(name)
            passed = (one(info), constant(name))
            special(machine, state, frame, atom, "__set_name__", passed, span)


def _descriptor(
    machine: Machine, state: State, owner: ClassInfo, name: str
) -> tuple[Ref, ClassInfo] | None:
    """The descriptor that stands for an attribute, and its class."""
    found = find(state, owner, name)
    atom = found[0].atom if found is not None and len(found) == 1 else None
    kind = None if atom is None else machine.class_of(atom)
    return (atom, kind) if isinstance(atom, Ref) and kind is not None else None


def described(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value | None:
    """What a descriptor gives for an attribute; None where there is none, or it has no say."""
    found = _descriptor(machine, state, owner, name)
    if found is None:
        return None
    held = state.get(atom.id, name)
    if held is not None and without(held, ABSENT) and find(state, found[1], "__set__") is None:
        return None
    return special(machine, state, frame, found[0], "__get__", (one(atom), one(owner)), span)


def through_class(
    machine: Machine, state: State, frame: Frame, value: Value, info: ClassInfo, span: Span
) -> Value | None:
    """What a descriptor gives for `Class.name`."""
    atom: Atom | None = value[0].atom if len(value) == 1 else None
    if atom is None:
        return None
    return special(machine, state, frame, atom, "__get__", (NONE, one(info)), span)


def set_described(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Ref,
    owner: ClassInfo,
    name: str,
    value: Value,
) -> bool:
    """Let a descriptor set an attribute; False where there is none that does."""
    found = _descriptor(machine, state, owner, name)
    if found is None:
        return False
    span = Span(1, 1, 1, 1)
    given = special(machine, state, frame, found[0], "__set__", (one(atom), value), span)
    return given is not None
