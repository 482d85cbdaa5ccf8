"""`ExitStack()`: contexts and callbacks whose end comes with its own, the last one first."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Ref, Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo
from domicile.resolve.syntax.contexts import entered, leave, pause

ENTERING = frozenset({"enter_context", "enter_async_context"})
PUSHING = frozenset({"push", "push_async_exit"})
CALLING = frozenset({"callback", "push_async_callback"})


def _stack(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    identity = machine.new_object(ObjectInfo("exits", frame.module.location(span)))
    machine.exits[identity] = []
    return one(Ref(identity))


def call_stack(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`stack.enter_context(x)`, `stack.callback(f, ...)`, `stack.close()`, ..."""
    ends = machine.exits[receiver.id]
    given = arguments.positional[0].value if arguments.positional else NONE
    if name in ENTERING or name in PUSHING:
        if name in ENTERING:
            pause(machine, state, given)
        ends.append(lambda later: leave(machine, later, frame, given, span))
        return entered(machine, state, frame, given, span) if name in ENTERING else given
    if name in CALLING:
        keywords = dict_copy(machine, state, arguments.keywords)
        passed = replace(arguments, positional=arguments.positional[1:], keywords=keywords)

        def end(later: State) -> None:
            apply(machine, later, frame, given, passed, span)

        ends.append(end)
        return given
    if name in ("close", "aclose"):
        for finish in reversed(ends):
            finish(state)
        return NONE
    if name == "pop_all":
        moved = machine.new_object(ObjectInfo("exits", frame.module.location(span)))
        machine.exits[moved], machine.exits[receiver.id] = ends, []
        return one(Ref(moved))
    return machine.unknown(f"the result of .{name}()", frame.module.location(span))


HANDLERS: dict[str, Handler] = {
    "contextlib.ExitStack": _stack,
    "contextlib.AsyncExitStack": _stack,
}
