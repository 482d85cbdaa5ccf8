"""Attributes that are set where others can see it: on classes, modules and instances."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from domicile.resolve.domain.atoms import ABSENT, Atom, External, Member, Module, Ref, Unknown
from domicile.resolve.domain.some_names import NO_AFFIXES, Affixes, fits
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NOTHING,
    Value,
    restrict,
    unguarded,
    without,
)
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import KEYED, ClassInfo, Frame
from domicile.resolve.modules import top_levels
from domicile.resolve.objects.bases import bases_of

NAMESPACE = "namespace"  # the kind of a `SimpleNamespace`


def note_outside(machine: Machine, atom: Ref, name: str, value: Value) -> None:
    """An attribute set from outside a class's own methods: any instance may be so changed."""
    info = machine.class_of(atom)
    if info is None or info.instance == atom.id:
        return
    machine.classes.outside.setdefault(info, []).append((name, value))
    if info.instance is not None:
        machine.share_as("outside", (info.instance, name), value)


def set_on_class(machine: Machine, state: State, info: ClassInfo, name: str, value: Value) -> None:
    """`Class.name = value`; at a module's top level others may have seen the old value before."""
    old = state.get(info.frame, name)
    if machine.writer is None and old:
        value = alternatives(machine, [old, value])
    machine.write(state, info.frame, name, value)


def set_through(machine: Machine, state: State, atom: Atom, name: str, value: Value) -> None:
    """`vars(x)["name"] = value`, `globals()["name"] = value`."""
    if isinstance(atom, Ref):
        if machine.objects[atom.id].kind in KEYED:
            machine.keys.setdefault(atom.id, {})[name] = None
        machine.write(state, atom.id, name, value)
        note_outside(machine, atom, name, restrict(value, state.condition))
    elif isinstance(atom, Member):
        machine.write(state, atom.owner, ("member", *atom.path, name), value)
    elif isinstance(atom, ClassInfo):
        set_on_class(machine, state, atom, name, value)
    elif isinstance(atom, Module):
        run = top_levels.module_run(machine, atom.path)
        if run is not None:
            state.set(run.frame, name, value)
            if run.point is None:
                machine.share_as(("globals", run.frame), (run.frame, name), value)


def set_on_some_module(
    machine: Machine, frame: Frame, atom: Unknown | External, name: str, value: Value
) -> None:
    """`module.name = value` of a module that the code does not show: it may be any of the tree."""
    if isinstance(atom, Unknown):
        possible = atom.symbol in machine.loaded and not atom.path
    else:
        possible = "" in machine.registered and "." not in atom.path
    if possible:
        share_with_modules(machine, frame, name, value)


def share_with_modules(machine: Machine, frame: Frame, name: str, value: Value) -> None:
    """A global of this name may be set in any module that has one."""
    for run in list(machine.modules.values()):
        if name in run.binders:
            machine.share_as((frame.name, frame.id), (run.frame, name), value)


def _unknown(value: Value) -> bool:
    return all(isinstance(atom, Unknown) for atom, _ in value)


def _fitting(names: Iterable[Hashable], affixes: Affixes) -> dict[str, None]:
    return {name: None for name in names if isinstance(name, str) and fits(name, (affixes,))}


def open_attributes(
    machine: Machine, state: State, atom: Atom, value: Value, affixes: Affixes = NO_AFFIXES
) -> None:
    """An attribute whose name the code does not show is set: it may be any that is read.

    If how its name begins and ends is known, any with such a name.
    """
    if isinstance(atom, Ref) and machine.objects[atom.id].kind == NAMESPACE:
        for name in (*_fitting(machine.keys.get(atom.id, ()), affixes), REST):
            old = state.get(atom.id, name) or ABSENT_VALUE
            machine.write(state, atom.id, name, alternatives(machine, [old, value]))
        return
    if isinstance(atom, Ref) and machine.objects[atom.id].kind == "client":
        set_through(machine, state, atom, machine.catalog.hooks[0], unguarded(value))
    info = atom if isinstance(atom, ClassInfo) else machine.class_of(atom)
    if info is None or not isinstance(atom, Ref | ClassInfo):
        return
    frames = [base.frame for base in bases_of(info) if isinstance(base, ClassInfo)]
    own = atom.frame if isinstance(atom, ClassInfo) else atom.id
    known = [name for owner, name in state.store if owner in (own, *frames)]
    known += (name for owner in (own, *frames) for name in machine.heap.names_of(owner))
    for name in _fitting(known, affixes):
        if name in info.methods or name.startswith("__"):
            continue
        machine.account.step()
        old = state.get(own, name) or next(
            (found for frame in frames if (found := state.get(frame, name))), NOTHING
        )
        if _unknown(value) and any(isinstance(each, Unknown) for each, _ in old):
            continue  # it is open already
        either = alternatives(machine, [without(old, ABSENT), value])
        set_through(machine, state, atom, name, either)
