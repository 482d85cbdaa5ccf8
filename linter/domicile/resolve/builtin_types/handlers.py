"""What handlers of calls share: how arguments are found."""

from __future__ import annotations

from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.domain.atoms import ABSENT
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

Handler = Callable[[Machine, State, Frame, Arguments, Span], Value]
# The handler of a built-in method: the number of its receiver comes before the arguments.
Method = Callable[[Machine, State, Frame, int, Arguments, Span], Value]


def first(state: State, arguments: Arguments, *names: str) -> Value | None:
    """The first positional argument, or the first of these keywords that is given."""
    if arguments.positional:
        return arguments.positional[0].value
    for name in names:
        value = without(dict_get(state, arguments.keywords, name), ABSENT)
        if value:
            return value
    return None


def argument(state: State, arguments: Arguments, position: int, name: str) -> Value | None:
    """The argument at a position, or by its name; None if it is not passed."""
    if len(arguments.positional) > position:
        return arguments.positional[position].value
    value = without(dict_get(state, arguments.keywords, name), ABSENT)
    return value or None


def same(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """A call that gives what it is handed, such as `iter(x)` and `asyncio.run(x)`."""
    value = first(state, arguments, "main", "fut", "coro", "coro_or_future")
    return value if value is not None else NONE
