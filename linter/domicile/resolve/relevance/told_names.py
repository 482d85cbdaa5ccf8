"""The names that `setattr` and the like are told, as far as the function's text shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from domicile import ir
from domicile.resolve.domain.some_names import Affixes, SomeNames
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.relevance.parts import nodes_of


def told_names(
    machine: Machine, run: ModuleRun, root: tuple[ir.Stmt, ...], name: ir.Expr
) -> SomeNames | None:
    """The names that an expression of a function may give; None where that may be any."""
    if not isinstance(name, ir.Name):
        return _of_text(name)
    node = root[0] if root else None
    if not isinstance(node, ir.Function) or name.id in {p.name for p in node.parameters}:
        return None
    given = _given(machine, run, node, name.id)
    if given is None:
        return None
    found = SomeNames()
    for value in given if given else _globals(run, name.id):
        names = None if value is None else _of_text(value)
        if names is None:
            return None
        found |= names
    return found if found != SomeNames() else None


def _of_text(value: ir.Expr) -> SomeNames | None:
    if isinstance(value, ir.Const):
        return SomeNames(frozenset({value.value})) if isinstance(value.value, str) else None
    if not isinstance(value, ir.FormattedString):
        return None
    start = _text(value.parts)
    end = _text(value.parts[::-1])
    return SomeNames(affixes=frozenset({Affixes(start, end)})) if start or end else None


def _text(parts: tuple[ir.Expr, ...]) -> str:
    """The text of the first part, where it is shown."""
    first = parts[0].value if parts and isinstance(parts[0], ir.Const) else None
    return first if isinstance(first, str) else ""


def _given(
    machine: Machine, run: ModuleRun, node: ir.Function, name: str
) -> list[ir.Expr | None] | None:
    """What a function binds a name of its own to; None where that is not all told."""
    found: list[ir.Expr | None] = []
    for statement in node.body:
        for each in nodes_of(statement, None, machine.catalog.unread):
            if name in each.own.inside | each.own.deep | each.own.global_binds:
                return None
            if name in each.own.binds:
                found += _bound_to(run, each.statement, name)
    return found


def _bound_to(run: ModuleRun, statement: ir.Stmt, name: str) -> Iterator[ir.Expr | None]:
    if _binds_only(statement, name):
        yield statement.value
    elif isinstance(statement, ir.For):
        target = statement.target
        targets = target.items if isinstance(target, ir.SequenceDisplay) else ()
        for element in _elements(run, statement.iterable):
            if _id(target) == name:
                yield element
            else:
                parts = element.items if isinstance(element, ir.SequenceDisplay) else ()
                pairs = zip(targets, parts, strict=False)
                told = [part for each, part in pairs if _id(each) == name]
                yield told[0] if len(told) == 1 and len(parts) == len(targets) else None
    else:
        yield None


def _elements(run: ModuleRun, iterable: ir.Expr) -> Iterable[ir.Expr | None]:
    """The elements of a display, written there or as a constant of the module."""
    if isinstance(iterable, ir.Name):
        bound = list(_globals(run, iterable.id))
        iterable = bound[0] if len(bound) == 1 and bound[0] is not None else iterable
    return iterable.items if isinstance(iterable, ir.SequenceDisplay) else (None,)


def _globals(run: ModuleRun, name: str) -> Iterator[ir.Expr | None]:
    """What a module's own statements bind a name to."""
    for chunk in run.module.chunks:
        if name in chunk.mutates:
            yield None
        if name in chunk.binds or name in chunk.global_binds:
            for statement in lowered(run, chunk):
                yield statement.value if _binds_only(statement, name) else None


def _binds_only(statement: ir.Stmt, name: str) -> TypeGuard[ir.Assign]:
    return isinstance(statement, ir.Assign) and [_id(t) for t in statement.targets] == [name]


def _id(target: ir.Expr) -> str | None:
    return target.id if isinstance(target, ir.Name) else None
