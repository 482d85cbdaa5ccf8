"""Whether what a function defines in a run may send, so that unseen code may make it send."""

from __future__ import annotations

from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.arguments import Arguments
from domicile.resolve.bases import class_sends
from domicile.resolve.dicts import dict_get, keys
from domicile.resolve.program import Closure, Machine
from domicile.resolve.state import State
from domicile.resolve.values import Atom, BoundMethod, Member, Partial, Ref, Unknown


def defines_senders(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether functions inside a function may send: by its own words, or what it was handed."""
    if _leads(machine, closure):
        return True
    given = [item.value for item in arguments.positional]
    given += [dict_get(state, arguments.keywords, k) for k in keys(machine, arguments.keywords)]
    return any(_sends(machine, atom) for value in given for atom, _ in value)


def _leads(machine: Machine, closure: Closure) -> bool:
    """Whether a function's code mentions something that leads to a call."""
    if closure.chunk is not None:
        return id(closure.chunk) in machine.warm
    found = machine.leading.get(id(closure.node))
    if found is None:
        names = Names()
        if closure.node is not None:
            walk([closure.node], names)
        found = machine.leading_names(closure.module.path).found(names)
        machine.leading[id(closure.node)] = found
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
