"""Functions that a statement defines."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import one
from domicile.resolve.functions.decorators import decorate, decorator_name, method_kind
from domicile.resolve.functions.headers import run_header
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.setting import ALL, note_setter
from domicile.resolve.syntax import names


def define_function(machine: Machine, state: State, frame: Frame, node: ir.Function) -> None:
    """Bind the name of a `def` to its function, behind its decorators; note a class's methods."""
    defaults = {
        parameter.name: evaluate(machine, state, frame, parameter.default)
        for parameter in node.parameters
        if parameter.default is not None
    }
    chain = tuple(f for f in frame.chain if f not in machine.heap.class_frames)
    owner = frame.owner if frame.closure is None else None
    closure = Closure(frame.module, node.name, chain, node, None, owner, defaults)
    run_header(machine, state, frame, closure, decorators=False)
    if owner is not None:
        last = [decorator_name(decorator) for decorator in node.decorators]
        if "setter" in last or node.name == ALL:
            note_setter(machine, owner, node.name, closure)
        if "deleter" in last:
            owner.setters[f"del {node.name}"] = closure
        if any(part in ("setter", "deleter", "overload") for part in last):
            return
        owner.methods[node.name] = closure
        kind = method_kind(last)
        if kind is not None:
            names.store(machine, state, frame, node.name, one(Wrapped(kind, closure)))
            return
    else:
        frame.nested.append(closure)
    value = decorate(machine, state, frame, closure) if node.decorators else one(closure)
    names.store(machine, state, frame, node.name, value)
