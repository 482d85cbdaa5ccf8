"""Whether what a function defines in a run may send, so that unseen code may make it send."""

from __future__ import annotations

from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Atom, BoundMethod, Member, Partial, Ref, Unknown, Value
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure
from domicile.resolve.objects.bases import class_sends


def defines_senders(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether functions inside a function may send: by its own words, or what it was handed."""
    if _leads(machine, closure):
        return True
    handed = given(machine, state, arguments)
    return any(_sends(machine, atom) for value in handed for atom, _ in value)


def given(machine: Machine, state: State, arguments: Arguments) -> list[Value]:
    """What a call hands over by position and by name."""
    named = keys(machine, arguments.keywords)
    positional = [item.value for item in arguments.positional]
    return [*positional, *(dict_get(state, arguments.keywords, key) for key in named)]


def _leads(machine: Machine, closure: Closure) -> bool:
    """Whether a function's code mentions something that leads to a call."""
    if closure.chunk is not None:
        return id(closure.chunk) in machine.warm
    found = machine.leading_functions.get(id(closure.node))
    if found is None:
        names = Names()
        if closure.node is not None:
            walk([closure.node], names)
        found = machine.leading_names(closure.module.path).found(names)
        machine.leading_functions[id(closure.node)] = found
    return found


def _sends(machine: Machine, atom: Atom) -> bool:
    if isinstance(atom, Closure):
        return _leads(machine, atom)
    if isinstance(atom, BoundMethod):
        return _leads(machine, atom.closure)
    if isinstance(atom, Unknown):
        return atom.near
    if not isinstance(atom, Ref):
        return isinstance(atom, Member | Partial)
    info = machine.objects[atom.id]
    return info.kind == "thread" or (info.owner is not None and class_sends(machine, info.owner))
