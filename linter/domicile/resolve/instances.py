"""Open instances: an object of a class of the tree that somebody, somewhere, has made."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.arguments import open_arguments
from domicile.resolve.program import ClassInfo, Frame, Machine
from domicile.resolve.state import State
from domicile.resolve.values import Ref, Super, Value, one

MOST_SUBCLASSES = 12


def open_instance(machine: Machine, info: ClassInfo) -> Ref:
    """The instance that stands for any of the class: made once, with open parameters."""
    from domicile.resolve.classes import new_instance
    from domicile.resolve.construction import initialise

    if info.instance is None:
        state = State(machine.heap)
        info.instance = new_instance(machine, state, info)
        run = info.module
        frame = Frame(machine.new_id(), run, (run.frame,), info.name)
        with machine.setting_up():
            arguments = open_arguments(machine)
            initialise(machine, state, frame, info, info.instance, arguments, info.node.span)
        machine.publish(state)
        machine.heap.owners.add(info.instance)
        for name, value in machine.outside.get(info, ()):
            machine.share_as("outside", (info.instance, name), value)
    return Ref(info.instance)


def open_instances(machine: Machine, info: ClassInfo) -> list[Ref]:
    """Instances of the class and of the classes known to derive from it."""
    return [open_instance(machine, owner) for owner in (info, *subclasses(machine, info))]


def subclasses(machine: Machine, info: ClassInfo) -> list[ClassInfo]:
    """The classes of the modules in play that derive from this one."""
    from domicile.resolve.classes import bases_of

    found = [other for other in machine.classes if other is not info and info in bases_of(other)]
    found.sort(key=lambda other: (other.module.path, other.node.span))
    return found[:MOST_SUBCLASSES]


def super_of(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value | None:
    """`super()` inside a method: look-up behind the class whose method runs."""
    if frame.owner is None or frame.receiver is None:
        return None
    return one(Super(frame.owner, frame.receiver))
