"""What is noted of the statements of a function before those that matter are chosen."""

from __future__ import annotations

from collections.abc import Callable

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.relevance.held import is_taking, passed
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.leaving import Changing
from domicile.resolve.relevance.parts import Node, called_on, fresh_names


def prepare(
    nodes: list[Node],
    parameters: frozenset[str],
    leading: Leading,
    harmless: Callable[[ir.Call], bool] | None,
    changing: Changing | None,
) -> set[str]:
    """Note what of each statement changes nothing; the names of what is made on the spot."""
    if harmless is not None:
        for node in nodes:
            _forgive(node.own, harmless)
    answers = {name for node in nodes for name in node.answers}
    answers -= parameters.union(*(node.own.binds - node.answers for node in nodes))
    for node in nodes:
        node.own.answers = answers
        _look_into_skipped(node.own, leading, changing)
    fresh = fresh_names(nodes) - parameters
    for node in nodes:
        _keep(node, fresh)
    return fresh


def _forgive(own: Names, harmless: Callable[[ir.Call], bool]) -> None:
    """Take names for unchanged of which only methods are called that change nothing."""
    forgiven, other = set[tuple[str, str]](), set[tuple[str, str]]()
    for call in own.invoked:
        (forgiven if harmless(call) else other).add(called_on(call))
    harmful = {base for base, _ in other}
    own.mutates -= {base for base, _ in forgiven} - harmful - own.direct
    told = {name for _, name in other}
    own.forgive(pair for pair in forgiven if pair[1] not in told)


def _keep(node: Node, fresh: set[str]) -> None:
    """Take what a list or dict made here comes to hold for kept there, not for handed on."""
    call = node.statement.value if isinstance(node.statement, ir.Evaluate) else None
    if isinstance(call, ir.Call) and is_taking(call, fresh):
        inside = Names()
        walk([argument.value for argument in call.arguments], inside)
        node.own.hands = inside.hands
        node.passes = frozenset(passed([node.statement], fresh))


def _look_into_skipped(own: Names, leading: Leading, changing: Changing | None) -> None:
    """Take the values of unread fields into account where they do more than hold something."""
    held, own.skipped = own.skipped, []
    for value in held:
        inside = Names()
        walk([value], inside)
        changes = changing is not None and changing.may_change(value)
        if changes or inside.binds or leading.matters(inside):
            own.unread = frozenset()
            walk([value], own)
