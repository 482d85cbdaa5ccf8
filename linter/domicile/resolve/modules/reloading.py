"""`importlib.reload(module)`: its top level is run once more, with what others have set by then."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, first
from domicile.resolve.domain.atoms import Atom, Module
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules.modules import global_value, run_more
from domicile.resolve.modules.top_levels import module_run


def _reload(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    given = first(state, arguments, "module")
    return NONE if given is None else each(machine, state, given, lambda s, a: _of(machine, s, a))


def _of(machine: Machine, state: State, atom: Atom) -> Value:
    run = module_run(machine, atom.path) if isinstance(atom, Module) else None
    if run is None or run.point is not None:
        return one(atom)
    bound: dict[str, None] = {}
    for index, chunk in enumerate(run.module.chunks):
        if chunk.kind == "other" and chunk.binds and index in run.done:
            run_more(machine, run, index, False)
            bound |= dict.fromkeys(sorted(chunk.binds))
    for name in bound:
        if (run.frame, name) in state.store:
            state.set(run.frame, name, global_value(machine, run, name) or ())
    return one(atom)


HANDLERS: dict[str, Handler] = {"importlib.reload": _reload}
