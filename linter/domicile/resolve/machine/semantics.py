"""What each kind of expression, statement and callable value means to the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from domicile import ir
from domicile.quick_classes import dataclass
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.program import Frame

if TYPE_CHECKING:
    from domicile.resolve.machine.arguments import Arguments
    from domicile.resolve.machine.machine import Machine


@dataclass(frozen=True, slots=True)
class Semantics:
    """The functions that know a kind of expression, statement or callable value, by its class."""

    expressions: Mapping[type, Callable[[Machine, State, Frame, Any], Value]]
    statements: Mapping[type, Callable[[Machine, State, Frame, Any], None]]
    callables: Mapping[type, Callable[[Machine, State, Frame, Any, Arguments, ir.Span], Value]]
    quiet: Callable[[Machine, State, Frame, ir.Stmt], None]  # what may run or not
