"""What web frameworks put in the place of a parameter's default."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, first
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.arguments import Arguments, open_arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def _dependency(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`Depends(get)`: what the function gives, unless a test or the application overrides it."""
    function = first(state, arguments, "dependency")
    if function is None:
        return machine.unknown("a dependency by its type", frame.module.location(span))
    return apply(machine, state, frame, function, open_arguments(machine), span)


HANDLERS: dict[str, Handler] = {"fastapi.Depends": _dependency}
