"""Metaclasses of the tree: what they do when a class of theirs is defined, and to its instances."""

from __future__ import annotations

from domicile.resolve.builtin_types.dicts import dict_set, new_dict
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import Item, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import constant, one, union
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of

HOOKS = ("__new__", "__init__")


def tell_metaclass(machine: Machine, state: State, frame: Frame, info: ClassInfo) -> None:
    """Run what a metaclass does with a new class: it may register it, or set its attributes."""
    metaclass = next(
        (
            atom
            for base in bases_of(info)
            if isinstance(base, ClassInfo)
            for atom in base.metaclasses
            if isinstance(atom, ClassInfo)
        ),
        None,
    )
    if metaclass is None:
        return
    span = info.node.span
    names = new_dict(machine, state, frame.module.location(span))
    for (owner, name), value in list(state.store.items()):
        if owner == info.frame and isinstance(name, str):
            dict_set(machine, state, names, name, value)
    machine.dicts.views[names] = info
    bases = tuple(Item(one(base), None) for base in info.bases)
    given = (
        Item(constant(info.name), None),
        Item(new_list(machine, state, bases, (), "tuple"), None),
        Item(one(Ref(names)), None),
    )
    machine.classes.defining.append(info)
    for name in HOOKS:
        owners = (base for base in bases_of(metaclass) if isinstance(base, ClassInfo))
        hook = next((base.methods[name] for base in owners if name in base.methods), None)
        if hook is not None:
            first = metaclass if name == "__new__" else info
            passed = (Item(one(first), None), *given)
            arguments = Arguments(passed, None, machine.no_keywords, None)
            call_closure(machine, state, frame, hook, arguments, None, span)
    machine.classes.defining.pop()


def set_by_metaclass(machine: Machine, state: State, info: ClassInfo, identity: int) -> None:
    """What the `__call__` of a metaclass sets of what it has made may be anything."""
    metaclasses = [m for b in bases_of(info) if isinstance(b, ClassInfo) for m in b.metaclasses]
    for kind in metaclasses:
        method = kind.methods.get("__call__") if isinstance(kind, ClassInfo) else None
        chunk = None if method is None else method.chunk
        for name in sorted(chunk.stores) if chunk is not None else ():
            unknown = machine.unknown("the `__call__` of the metaclass may have set it")
            held = union((*(state.get(identity, name) or ()), *unknown))
            machine.write(state, identity, name, held)
