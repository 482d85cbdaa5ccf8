"""What a statement does to others, and what leaves a function or a block before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from domicile import ir
from domicile.python.names import Names
from domicile.resolve.relevance.held import passed
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.parts import Node


class Changing(NamedTuple):
    """What tells of functions and methods of the tree, by name, that may change their arguments."""

    functions: Callable[[str], bool]
    methods: Callable[[str], bool]

    def may_change(self, value: ir.Expr) -> bool:
        """Whether something in an expression may change what it is handed there."""
        return any(
            any(passed([node])) and self._called(node.function)
            for node in ir.nodes(value)
            if isinstance(node, ir.Call)
        )

    def _called(self, function: ir.Expr) -> bool:
        if isinstance(function, ir.Attribute):
            return self.methods(function.name)
        return isinstance(function, ir.Name) and self.functions(function.id)


def outer_names(node: Node) -> Iterable[str]:
    return node.statement.names if isinstance(node.statement, ir.Scope) else ()


def changes_others(
    node: Node,
    fresh: set[str],
    outer: set[str],
    leading: Leading,
    changing: Changing | None,
) -> bool:
    """Whether a statement may change what others see, so that it matters whether it is reached."""
    own = node.own
    if own.stores or not own.mutates <= fresh or not outer.isdisjoint(own.binds):
        return True
    return leading.acts(own) or hands_on(own, fresh, changing)


def leaving_before(nodes: list[Node], changes: list[bool], chosen: set[int]) -> list[Node]:
    """What may return before a chosen statement that changes what others see."""
    found: list[Node] = []
    reached = False
    for node, does in zip(reversed(nodes), reversed(changes), strict=True):
        own = id(node.statement) in chosen
        hidden = isinstance(node.statement, ir.Later) and node.leaves
        if reached and not own and (hidden or isinstance(node.statement, ir.Return)):
            found.append(node)
        reached = reached or (own and does)
    return found


def leads_on(node: Node, chosen: set[int]) -> bool:
    """Whether it leaves a block early for code that matters: what follows a loop, a handler."""
    leaving = ir.Return | ir.Raise | ir.Jump
    hidden = isinstance(node.statement, ir.Later) and node.leaves
    if not hidden and not isinstance(node.statement, leaving):
        return False
    jumps = hidden or isinstance(node.statement, ir.Jump)
    part = node.parent
    while part is not None:
        matters = id(part.statement) in chosen
        if isinstance(part.statement, ir.Try) and matters:
            return True
        if jumps and isinstance(part.statement, ir.For | ir.While):
            if matters:
                return True
            jumps = hidden
        part = part.parent
    return False


def hands_on(own: Names, fresh: set[str], changing: Changing | None) -> bool:
    """Whether what others can see is handed to a function that may change it."""
    if changing is None or own.hands <= fresh:
        return False
    return any(map(changing.functions, sorted(own.called))) or any(
        changing.methods(call.function.name)
        for call in own.farther
        if isinstance(call.function, ir.Attribute) and not fresh.issuperset(passed([call]))
    )


def waits_for(statement: ir.Stmt) -> bool:
    """Whether a statement is there to wait for something: `await task`, `thread.join()`."""
    value = statement.value if isinstance(statement, ir.Evaluate) else None
    if isinstance(value, ir.Await):
        return True
    return isinstance(value, ir.Call) and ir.last_name(value.function) == "join"
