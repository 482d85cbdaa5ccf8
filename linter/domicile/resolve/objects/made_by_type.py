"""Classes that a call of `type` makes: `type("Pinned", (Base,), {"model": name})`."""

from __future__ import annotations

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.domain.atoms import ABSENT, Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.bases import bases_of, note_class
from domicile.resolve.objects.shared_writes import open_attributes

MOST_MADE = 4  # at one place that are told apart


def made_by_type(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """The class that three arguments make; an object of a base may be one of that class, too."""
    name, bases, body = (restrict(i.value, state.condition) for i in arguments.positional[:3])
    place = frame.module.location(span)
    rows = known_items(machine, state, bases)
    derived = [atom for item in rows or () for atom, _ in item.value]
    namespace = body[0].atom if len(body) == 1 else None
    shown = isinstance(namespace, Ref) and machine.is_dict(namespace)
    unknown = machine.unknown("a class that is made by calling `type`", place)
    for base in derived:
        if not isinstance(base, ClassInfo):
            continue
        if not shown or arguments.keywords != machine.no_keywords:
            open_attributes(machine, state, base, unknown)
    if not shown or not isinstance(namespace, Ref):
        return unknown
    held = {
        key: value
        for key in keys(machine, namespace.id)
        if isinstance(key, str) and (value := without(dict_get(state, namespace.id, key), ABSENT))
    }
    for base in derived:
        _tell(machine, base, held)
    made = machine.classes.by_type.setdefault(place, [])
    if len(made) >= MOST_MADE or rows is None or len(rows) != len(derived):
        return unknown
    title = name[0].atom.value if name and isinstance(name[0].atom, Const) else "type"
    node = ir.Class(str(title), (), (), (), (), span)
    info = ClassInfo(frame.module, node.name, node, frame.chain, machine.new_id(), tuple(derived))
    made.append(info)
    note_class(info)
    machine.heap.class_frames.add(info.frame)
    machine.heap.owners.add(info.frame)
    for key, value in held.items():
        for atom, _ in value:
            if isinstance(atom, Closure):
                info.methods[key] = atom
        state.set(info.frame, key, value)
        machine.heap.publish((info.frame, key), value)
    return one(info)


def _tell(machine: Machine, base: object, held: dict[str, Value]) -> None:
    """What the new class has may be what an object of this base, or of one of its bases, has."""
    for info in bases_of(base) if isinstance(base, ClassInfo) else ():
        if not isinstance(info, ClassInfo):
            continue
        for name, value in held.items():
            if name.startswith("__") or any(isinstance(atom, Closure) for atom, _ in value):
                continue
            machine.classes.outside.setdefault(info, []).append((name, value))
            if info.instance is not None:
                machine.share_as("outside", (info.instance, name), value)
