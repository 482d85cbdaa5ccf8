"""Open instances: an object of a class of the tree that somebody, somewhere, has made."""

from __future__ import annotations

from domicile import ir
from domicile.resolve import modules
from domicile.resolve.program import ClassInfo, Closure, Frame, Machine
from domicile.resolve.state import State
from domicile.resolve.values import ABSENT, Ref, Super, Value, has, one

MOST_SUBCLASSES = 12


def open_instance(machine: Machine, info: ClassInfo) -> Ref:
    """The instance that stands for any of the class: made once, with open parameters."""
    from domicile.resolve.calling import Arguments, open_arguments
    from domicile.resolve.classes import new_instance
    from domicile.resolve.construction import initialise

    if info.instance is None:
        state = State(machine.base)
        info.instance = new_instance(machine, state, info, open_instance=True)
        run = info.module
        frame = Frame(machine.new_id(), run, (run.frame,), info.name)
        arguments: Arguments = open_arguments(machine)
        initialise(machine, state, frame, info, info.instance, arguments, info.node.span)
        for key, value in state.store.items():
            if key[0] != run.frame:
                machine.base[key] = value
    return Ref(info.instance)


def open_instances(machine: Machine, info: ClassInfo) -> list[Ref]:
    """Instances of the class and of the classes known to derive from it."""
    return [open_instance(machine, owner) for owner in (info, *subclasses(machine, info))]


def subclasses(machine: Machine, info: ClassInfo) -> list[ClassInfo]:
    """The classes of the modules in play that derive from this one."""
    from domicile.resolve.classes import bases_of

    found = [
        other
        for other in machine.classes
        if other is not info and info in bases_of(other)
    ]
    found.sort(key=lambda other: (other.module.path, other.node.span))
    return found[:MOST_SUBCLASSES]


def stored_elsewhere(machine: Machine, info: ClassInfo, name: str, identity: int) -> Value:
    """What methods other than the constructor may have set an attribute to."""
    from domicile.resolve.classes import bases_of

    key = ("stored", identity, name)
    if key in machine.pending:
        return ()
    if key not in machine.summaries:
        machine.pending.add(key)
        found = machine.watched.setdefault((identity, name), [])
        before = len(found)
        for base in bases_of(info):
            if isinstance(base, ClassInfo):
                for method in _storing_methods(base, name):
                    _run_open(machine, method, identity)
        values = [v for v in found[before:] if not has(v, ABSENT)]
        machine.pending.discard(key)
        machine.watched.pop((identity, name), None)
        machine.summaries[key] = modules.alternatives(machine, values)
    return machine.summaries[key]


def _storing_methods(info: ClassInfo, name: str) -> list[Closure]:
    return [
        method
        for method in info.methods.values()
        if method.name != "__init__" and _stores(method, name)
    ]


def _stores(method: Closure, name: str) -> bool:
    if method.chunk is not None:
        return name in method.chunk.stores
    return isinstance(method.node, ir.Function) and f"name='{name}'" in repr(method.node)


def _run_open(machine: Machine, method: Closure, identity: int) -> None:
    from domicile.resolve.calling import call_closure, open_arguments

    run = method.module
    state = State(machine.base)
    frame = Frame(machine.new_id(), run, (run.frame,), "<summary>")
    arguments = open_arguments(machine)
    since = machine.new_id()
    call_closure(machine, state, frame, method, arguments, Ref(identity), None)
    publish(machine, state, since)



def publish(machine: Machine, state: State, since: int) -> None:
    """Keep the objects that a summary made, so that its values mean something afterwards."""
    for key, value in state.store.items():
        if key[0] > since:
            machine.base.setdefault(key, value)


def super_of(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value | None:
    """`super()` inside a method: look-up behind the class whose method runs."""
    owner, receiver = frame.owner, frame.receiver
    if expr.arguments and owner is None:
        return None
    if owner is None or receiver is None:
        return None
    return one(Super(owner, receiver))
