"""`ExitStack()`: contexts and callbacks whose end comes with its own, the last one first."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import BoundMethod, Item, Partial, Ref, Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ObjectInfo
from domicile.resolve.syntax.contexts import entered, leave
from domicile.resolve.syntax.paused import pause

ENTERING = frozenset({"enter_context", "enter_async_context"})
PUSHING = frozenset({"push", "push_async_exit"})
CALLING = frozenset({"callback", "push_async_callback"})
CALLED = (Closure, BoundMethod, Partial, Wrapped)


def _stack(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    identity = machine.new_object(ObjectInfo("exits", frame.module.location(span)))
    machine.later.exits[identity] = []
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
    ends = machine.later.exits[receiver.id]
    given = arguments.positional[0].value if arguments.positional else NONE
    if name in ENTERING or name in PUSHING:
        if name in ENTERING:
            pause(machine, state, given)
        ends.append(lambda later, failed: _end(machine, later, frame, given, failed, span))
        return entered(machine, state, frame, given, span) if name in ENTERING else given
    if name in CALLING:
        keywords = dict_copy(machine, state, arguments.keywords)
        passed = replace(arguments, positional=arguments.positional[1:], keywords=keywords)

        def end(later: State, failed: bool) -> None:
            apply(machine, later, frame, given, passed, span)

        ends.append(end)
        return given
    if name in ("close", "aclose"):
        for finish in reversed(ends):
            finish(state, False)
        return NONE
    if name == "pop_all":
        moved = machine.new_object(ObjectInfo("exits", frame.module.location(span)))
        machine.later.exits[moved], machine.later.exits[receiver.id] = ends, []
        return one(Ref(moved))
    return machine.unknown(f"the result of .{name}()", frame.module.location(span))


def _end(
    machine: Machine, state: State, frame: Frame, value: Value, failed: bool, span: Span
) -> None:
    """End a context of the stack, or call a function that was pushed as one."""
    functions = tuple(alt for alt in value if isinstance(alt.atom, CALLED))
    if functions:
        nothing = tuple(Item(machine.unknown("how a block ended"), None) for _ in range(3))
        passed = Arguments(nothing, None, machine.no_keywords, None)
        apply(machine, state, frame, functions, passed, span)
    leave(machine, state, frame, value, span, failed)


HANDLERS: dict[str, Handler] = {
    "contextlib.ExitStack": _stack,
    "contextlib.AsyncExitStack": _stack,
}
