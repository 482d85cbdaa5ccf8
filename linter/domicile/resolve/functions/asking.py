"""Whether a function may call a method that it is handed, or only asks what that is."""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.resolve.domain.state import State
from domicile.resolve.functions.bodies import function_node
from domicile.resolve.functions.handing import gets_method
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

# What tells something of a function and neither calls it nor gives it back.
ASKING = frozenset(
    [
        "bool",
        "callable",
        "getattr",
        "hasattr",
        "hash",
        "id",
        "isasyncgenfunction",
        "isclass",
        "iscoroutinefunction",
        "isfunction",
        "isinstance",
        "ismethod",
        "repr",
        "signature",
        "str",
        "type",
    ]
)
# Attributes of a function that are the function, or what it was made of.
ITSELF = frozenset(["__call__", "__func__", "__get__", "__wrapped__", "func", "keywords", "args"])


def may_call_handed(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether a function is handed a method that sends, and may call it or hand it on."""
    if not gets_method(machine, state, arguments):
        return False
    known = machine.senders.calling.get(closure)
    if known is None:
        node = function_node(closure)
        known = machine.senders.calling[closure] = _uses(node) - _askings(node) > 0
    return known


def _uses(node: ir.Function | ir.Lambda) -> int:
    """How often a function reads its parameters; of very long ones it counts as once too often."""
    names = {parameter.name for parameter in node.parameters}
    found = 0
    for current in ir.nodes(node.body):
        if isinstance(current, ir.Later):
            return 1 << 30
        found += isinstance(current, ir.Name) and current.id in names
    return found


def _askings(node: ir.Function | ir.Lambda) -> int:
    """How often it does so only to ask what they are."""
    names = {parameter.name for parameter in node.parameters}
    return sum(
        isinstance(asked, ir.Name) and asked.id in names
        for current in ir.nodes(node.body)
        for asked in _asked(current)
    )


def _asked(node: object) -> Iterator[ir.Expr]:
    if isinstance(node, ir.Attribute) and node.name not in ITSELF:
        yield node.base
    elif isinstance(node, ir.Compare) and node.operator in ("is", "is not", "==", "!="):
        yield node.left
        yield node.right
    elif isinstance(node, ir.Call) and node.arguments:
        function = node.function
        name = function.id if isinstance(function, ir.Name) else getattr(function, "name", "")
        if name in ASKING and not (name == "getattr" and _may_be_itself(node.arguments)):
            yield node.arguments[0].value


def _may_be_itself(arguments: tuple[ir.Argument, ...]) -> bool:
    name = arguments[1].value if len(arguments) > 1 else None
    return not (isinstance(name, ir.Const) and name.value not in ITSELF)
