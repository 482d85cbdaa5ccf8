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
        known = _does_more_than_ask(function_node(closure))
        machine.senders.calling[closure] = known
    return known


def _does_more_than_ask(node: ir.Function | ir.Lambda) -> bool:
    """Whether a function reads its parameters for more than to ask what they are.

    A very long one may: of that not all is looked into.
    """
    names = {parameter.name for parameter in node.parameters}

    def reads(part: object) -> bool:
        return isinstance(part, ir.Name) and part.id in names

    more = 0
    for current in ir.nodes(node.body):
        if isinstance(current, ir.Later):
            return True
        more += reads(current) - sum(map(reads, _asked(current)))
    return more > 0


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
