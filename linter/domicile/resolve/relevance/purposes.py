"""What the statements that matter are for: what a call sends, a function's result, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domicile import ir
from domicile.python.names import NOTHING
from domicile.resolve.relevance.parts import Node

# What reads names that are not mentioned.
BY_NAME = frozenset({"locals", "vars", "eval", "exec", "globals", "_getframe", "currentframe"})
# What mostly holds what is said to a model: making that is nothing that a call waits for.
SAID = frozenset(
    (
        *("messages", "message", "prompt", "prompts", "system_prompt", "user_prompt", "content"),
        *("system", "system_message", "user_message", "query", "question", "text", "tools"),
        *("history", "chat_history", "conversation", "docs", "documents", "image", "images"),
        "tool_choice",
    )
)


class Slice(NamedTuple):
    """The statements of a function that matter, by identity, and the calls whose results do not.

    Those that are `quiet` set only what no verdict reads, if they run at all. Of the others, those
    that make what is `sent`, and those that make what is `given` back or kept in attributes.
    """

    statements: frozenset[int]
    quiet: frozenset[int]
    ignored: frozenset[ir.Span]
    sent: frozenset[int]
    given: frozenset[int]


def hands_out(node: Node) -> bool:
    """Whether a statement returns something, or sets an attribute."""
    return isinstance(node.statement, ir.Return) or bool(node.own.stores)


def making(nodes: list[Node], ends: list[Node]) -> frozenset[int]:
    """The statements that make what others read, with those themselves, by identity."""
    found = {id(node.statement) for node in ends}
    read = {name for node in ends for name in node.own.reads - SAID}
    grown = True
    while grown:
        grown = False
        for node in nodes:
            own = node.own
            if id(node.statement) not in found and not read.isdisjoint(own.binds | own.mutates):
                found.add(id(node.statement))
                read |= own.reads - SAID
                grown = True
    return frozenset(found) or NOTHING


def ignored(
    nodes: list[Node], chosen: set[int], names: set[str], needs_result: bool
) -> Iterator[ir.Span]:
    """Where those chosen make calls whose results go nowhere, or to none of the `names` asked for.

    None where names may be read without being mentioned.
    """
    if any(not BY_NAME.isdisjoint(node.own.reads) for node in nodes):
        return
    for node in nodes:
        if id(node.statement) not in chosen:
            continue
        value = _dropped(node.statement, names, needs_result)
        if isinstance(value, ir.Await):
            value = value.value
        if isinstance(value, ir.Call):
            yield value.span


def _dropped(statement: ir.Stmt, names: set[str], needs_result: bool) -> ir.Expr | None:
    """The expression of a statement of which nobody asks what it gives."""
    if isinstance(statement, ir.Evaluate):
        value = statement.value
        return value.value if isinstance(value, ir.Yield) and not needs_result else value
    if isinstance(statement, ir.Return):
        return None if needs_result else statement.value
    if isinstance(statement, ir.Assign):
        targets = statement.targets
        if all(isinstance(target, ir.Name) and target.id not in names for target in targets):
            return statement.value
    return None
