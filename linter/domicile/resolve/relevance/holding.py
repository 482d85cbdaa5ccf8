"""Names of a function that hold what leads to a call, and the statements that use them."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.parts import Node


def led(nodes: list[Node], leading: Leading) -> set[str]:
    """Names that hold what something that leads to a call gives, and what is made of that."""
    found = {name for node in nodes if leading.found(node.own) for name in node.own.binds}
    grown = bool(found)
    while grown:
        more = {n for node in nodes if not found.isdisjoint(node.own.reads) for n in node.own.binds}
        grown = not more <= found
        found |= more
    return found


def sending(nodes: list[Node], leading: Leading) -> list[Node]:
    """What reads an operation from what holds a resource: `table["m"].create(...)`."""
    holding = {
        name
        for node in nodes
        if not leading.resources.isdisjoint(node.own.attributes)
        for name in node.own.binds
    }
    if not holding:
        return []
    for node in nodes:
        if not holding.isdisjoint(node.own.reads):
            holding |= node.own.binds
    return [
        node
        for node in nodes
        if not holding.isdisjoint(node.own.reads)
        and not leading.operations.isdisjoint(node.own.attributes)
    ]


def walked(nodes: list[Node]) -> set[str]:
    """Names that hold what a generator function of the body gives: to walk it runs that on."""
    makers = {
        node.statement.name
        for node in nodes
        if isinstance(node.statement, ir.Function) and node.statement.is_generator
    }
    return {
        name for node in nodes if not makers.isdisjoint(node.own.called) for name in node.own.binds
    }
