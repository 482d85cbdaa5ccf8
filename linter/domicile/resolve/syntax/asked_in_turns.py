"""Attributes that lead out of a loop: `if stop.flag: break` is asked anew in every pass.

Of what is not shown an attribute lasts, so that two tests of it agree. Where a loop is left by such
a test, each pass may find another value: else it would be left at once or never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from domicile import ir
from domicile.resolve.domain.atoms import TURN, Unknown
from domicile.resolve.domain.values import Alternative, Value
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.parts import blocks_of

_LEAVING = ir.Jump | ir.Return | ir.Raise


class Asked(NamedTuple):
    """The attributes that a loop's tests read, and their parts that call something, by identity."""

    attributes: frozenset[str]
    calling: frozenset[int]


def next_turn(machine: Machine, frame: Frame, node: ir.For | ir.While) -> None:
    """A pass begins, or the loop is over: what its tests read may be otherwise from here on."""
    machine.later.turn += 1
    asked = _asked(machine, node)
    if asked.attributes:
        turn = dict.fromkeys(asked.attributes, machine.later.turn)
        frame.asked = {**frame.asked, **turn}
    if asked.calling:
        frame.calling |= asked.calling


def in_turn(machine: Machine, frame: Frame, part: ir.Expr, value: Value) -> Value:
    """What a part of a test that leads out of a loop asks for, as it is in this turn."""
    if id(part) not in frame.calling:
        return value
    step = f"{TURN}{machine.later.turn}"
    return tuple(
        Alternative(
            replace(atom, path=(*atom.path, step)) if isinstance(atom, Unknown) else atom, guard
        )
        for atom, guard in value
    )


def _asked(machine: Machine, node: ir.For | ir.While) -> Asked:
    known = machine.later.asked.get(id(node))
    if known is None:
        tests = [*_tests_of(node.body), *([node.test] if isinstance(node, ir.While) else [])]
        parts = [part for test in tests for part in _parts(test)]
        names = {part.id for part in parts if isinstance(part, ir.Name)}
        read = (*tests, *(_held_by(node.body, names) if names else ()))
        attributes = {name for expr in read for name in _attributes(expr)}
        known = Asked(
            frozenset(attributes - machine.spelling.operation_names - machine.spelling.seeds),
            frozenset(id(part) for part in parts if _calls(part)),
        )
        machine.later.asked[id(node)] = known
    return known


def _held_by(block: tuple[ir.Stmt, ...], names: set[str]) -> Iterator[ir.Expr]:
    """What a block gives these names to."""
    for statement in block:
        if isinstance(statement, ir.Assign) and any(
            isinstance(target, ir.Name) and target.id in names for target in statement.targets
        ):
            yield statement.value
        for inner in blocks_of(statement):
            yield from _held_by(inner, names)


def _tests_of(block: tuple[ir.Stmt, ...]) -> Iterator[ir.Expr]:
    """The tests of a block that lead out of it."""
    for statement in block:
        blocks = blocks_of(statement)
        if isinstance(statement, ir.If | ir.Match) and any(map(_leaves, blocks)):
            yield statement.test if isinstance(statement, ir.If) else statement.subject
        for inner in blocks:
            yield from _tests_of(inner)


def _leaves(block: tuple[ir.Stmt, ...]) -> bool:
    return any(isinstance(s, _LEAVING) or any(map(_leaves, blocks_of(s))) for s in block)


def _parts(test: ir.Expr) -> Iterator[ir.Expr]:
    """The parts of which each is evaluated by itself."""
    if isinstance(test, ir.Boolean | ir.Compare):
        yield from _parts(test.left)
        yield from _parts(test.right)
    elif isinstance(test, ir.Unary):
        yield from _parts(test.operand)
    else:
        yield test


def _attributes(root: object) -> Iterator[str]:
    """The attributes that an expression reads, but for methods that it calls."""
    pending: list[object] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending += node
        elif isinstance(node, ir.Call) and isinstance(node.function, ir.Attribute):
            pending += (node.function.base, node.arguments)
        elif isinstance(node, ir.Attribute):
            yield node.name
            pending.append(node.base)
        else:
            pending += (getattr(node, name) for name in getattr(node, "__dataclass_fields__", ()))


def _calls(root: ir.Expr) -> bool:
    """Whether an expression calls something, or looks something up."""
    return any(isinstance(node, ir.Call | ir.Subscript) for node in ir.nodes(root))
