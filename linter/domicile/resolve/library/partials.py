"""`functools.partial` and its kin: functions that pass some arguments of their own."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, mapped, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame


def _update_wrapper(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`update_wrapper(wrapper, wrapped)` gives the wrapper."""
    given = [item.value for item in arguments.positional]
    for atom, _ in given[0] if len(given) > 1 else ():
        if isinstance(atom, Closure):
            machine.write(state, machine.fields_of(atom), "__wrapped__", given[1])
    return given[0] if given else NONE


def _partial(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if not arguments.positional:
        return machine.unknown("functools.partial", frame.module.location(span))
    function, *rest = arguments.positional
    keywords = dict_copy(machine, state, arguments.keywords)
    return one(Partial(function.value, tuple(rest), keywords))


def _partialmethod(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`partialmethod(method, ...)` in a class body: a partial that is bound when it is read."""
    value = _partial(machine, state, frame, arguments, span)
    return mapped(
        value,
        lambda atom: one(replace(atom, unbound=True)) if isinstance(atom, Partial) else one(atom),
    )


HANDLERS: dict[str, Handler] = {
    "functools.partial": _partial,
    "functools.update_wrapper": _update_wrapper,
    "functools.partialmethod": _partialmethod,
}
