"""Statements from LibCST to the IR, by a table from node class to function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import libcst as cst

from domicile import ir
from domicile.python.lower_expressions import (
    lower_argument,
    lower_expression,
    lower_parameters,
)
from domicile.python.lower_patterns import lower_pattern
from domicile.python.lowering import DEEPEST, Lowering, identifier


def lower_statements(nodes: Iterable[cst.CSTNode], low: Lowering) -> tuple[ir.Stmt, ...]:
    """The statements of a body, in order; `pass` leaves nothing behind."""
    lowered: list[ir.Stmt] = []
    for node in nodes:
        if isinstance(node, cst.SimpleStatementLine):
            for statement in node.body:
                lowered += _TABLE[type(statement)](statement, low)
        else:
            lowered += _TABLE[type(node)](node, low)
    return tuple(lowered)


def _body(node: Any, low: Lowering) -> tuple[ir.Stmt, ...]:
    """The body of a compound statement's clause, indented or on the header's line."""
    if node is None:
        return ()
    block = node.body
    if isinstance(block, cst.SimpleStatementSuite):
        return tuple(stmt for small in block.body for stmt in _TABLE[type(small)](small, low))
    return lower_statements(block.body, low)


def _optional(node: cst.CSTNode | None, low: Lowering) -> ir.Expr | None:
    return None if node is None else lower_expression(node, low)


# --- simple statements -----------------------------------------------------------------


def _expr(node: cst.Expr, low: Lowering) -> Iterator[ir.Stmt]:
    yield ir.Evaluate(lower_expression(node.value, low), low.span(node))


def _assign(node: cst.Assign, low: Lowering) -> Iterator[ir.Stmt]:
    targets = tuple(lower_expression(target.target, low) for target in node.targets)
    yield ir.Assign(targets, lower_expression(node.value, low), None, low.span(node))


def _annotated(node: cst.AnnAssign, low: Lowering) -> Iterator[ir.Stmt]:
    target = lower_expression(node.target, low)
    annotation = lower_expression(node.annotation.annotation, low)
    if node.value is None:
        yield ir.Declare(target, annotation, low.span(node))
    else:
        value = lower_expression(node.value, low)
        yield ir.Assign((target,), value, annotation, low.span(node))


def _augment(node: cst.AugAssign, low: Lowering) -> Iterator[ir.Stmt]:
    target, value = lower_expression(node.target, low), lower_expression(node.value, low)
    operator: str = node.operator._get_token()  # type: ignore[attr-defined]  # on every subclass
    yield ir.Augment(target, operator[:-1], value, low.span(node))


def _type_alias(node: Any, low: Lowering) -> Iterator[ir.Stmt]:
    span = low.span(node)
    target = lower_expression(node.name, low)
    yield ir.Assign((target,), ir.Opaque((), "type alias", span), None, span)


def _return(node: cst.Return, low: Lowering) -> Iterator[ir.Stmt]:
    yield ir.Return(_optional(node.value, low), low.span(node))


def _raise(node: cst.Raise, low: Lowering) -> Iterator[ir.Stmt]:
    """`raise x from y`: y is evaluated first, as far as the IR is concerned."""
    if node.cause is not None:
        yield ir.Evaluate(lower_expression(node.cause.item, low), low.span(node.cause))
    yield ir.Raise(_optional(node.exc, low), low.span(node))


def _assert(node: cst.Assert, low: Lowering) -> Iterator[ir.Stmt]:
    if node.msg is not None:
        yield ir.Evaluate(lower_expression(node.msg, low), low.span(node.msg))
    yield ir.Assert(lower_expression(node.test, low), low.span(node))


def _delete(node: cst.Del, low: Lowering) -> Iterator[ir.Stmt]:
    targets = _flat(lower_expression(node.target, low))
    yield ir.Delete(tuple(targets), low.span(node))


def _flat(target: ir.Expr) -> Iterator[ir.Expr]:
    if isinstance(target, ir.SequenceDisplay):
        for item in target.items:
            yield from _flat(item)
    else:
        yield target


def _jump(node: cst.Break | cst.Continue, low: Lowering) -> Iterator[ir.Stmt]:
    yield ir.Jump("break" if isinstance(node, cst.Break) else "continue", low.span(node))


def _scope(node: cst.Global | cst.Nonlocal, low: Lowering) -> Iterator[ir.Stmt]:
    kind = "global" if isinstance(node, cst.Global) else "nonlocal"
    yield ir.Scope(kind, tuple(_dotted(item.name) for item in node.names), low.span(node))


def _pass(node: cst.Pass, low: Lowering) -> Iterator[ir.Stmt]:
    yield from ()


def _import(node: Any, low: Lowering) -> Iterator[ir.Stmt]:
    for name in node.names:
        yield ir.Import(_dotted(name.name), _alias(name), low.span(node))


def _import_from(node: Any, low: Lowering) -> Iterator[ir.Stmt]:
    module = "" if node.module is None else _dotted(node.module)
    level = len(node.relative)
    if isinstance(node.names, cst.ImportStar):
        yield ir.ImportFrom(module, level, "*", None, low.span(node))
        return
    for name in node.names:
        yield ir.ImportFrom(module, level, _dotted(name.name), _alias(name), low.span(node))


def _dotted(node: cst.CSTNode) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(identifier(node.attr))
        node = node.value
    assert isinstance(node, cst.Name)
    return ".".join((identifier(node), *reversed(parts)))


def _alias(node: cst.ImportAlias) -> str | None:
    return _dotted(node.asname.name) if node.asname else None


# --- compound statements ---------------------------------------------------------------


def _if(node: cst.If, low: Lowering) -> Iterator[ir.Stmt]:
    """An `elif` is an If in the `orelse` before it.

    Of very many, the later ones follow as chains that may or may not run.
    """
    links: list[cst.If] = [node]
    while isinstance(links[-1].orelse, cst.If):
        links.append(links[-1].orelse)
    lowered = [
        (lower_expression(link.test, low), _body(link, low), low.span(link)) for link in links
    ]
    final = _body(links[-1].orelse, low)
    for first in range(0, len(links), DEEPEST):
        chain = lowered[first : first + DEEPEST]
        orelse = final if first + DEEPEST >= len(links) else ()
        for test, body, span in reversed(chain):
            orelse = (ir.If(test, body, orelse, span),)
        if first > 0:
            span = chain[0][2]
            orelse = (ir.If(ir.Opaque((), "many branches", span), orelse, (), span),)
        yield from orelse


def _while(node: cst.While, low: Lowering) -> Iterator[ir.Stmt]:
    test, body = lower_expression(node.test, low), _body(node, low)
    yield ir.While(test, body, _body(node.orelse, low), low.span(node))


def _for(node: cst.For, low: Lowering) -> Iterator[ir.Stmt]:
    target, iterable = lower_expression(node.target, low), lower_expression(node.iter, low)
    body = _body(node, low)
    yield ir.For(target, iterable, body, _body(node.orelse, low), low.span(node))


def _try(node: cst.Try | cst.TryStar, low: Lowering) -> Iterator[ir.Stmt]:
    body = _body(node, low)
    handlers = tuple(
        ir.Handler(
            _optional(handler.type, low),
            _bound_name(handler.name),
            _body(handler, low),
        )
        for handler in node.handlers
    )
    orelse, final = _body(node.orelse, low), _body(node.finalbody, low)
    yield ir.Try(body, handlers, orelse, final, low.span(node))


def _bound_name(node: cst.AsName | None) -> str | None:
    return _dotted(node.name) if node is not None else None


def _with(node: cst.With, low: Lowering) -> Iterator[ir.Stmt]:
    items = tuple(
        ir.WithItem(
            lower_expression(item.item, low),
            lower_expression(item.asname.name, low) if item.asname else None,
        )
        for item in node.items
    )
    yield ir.With(items, _body(node, low), low.span(node))


def _match(node: cst.Match, low: Lowering) -> Iterator[ir.Stmt]:
    subject = lower_expression(node.subject, low)
    cases = tuple(
        ir.Case(lower_pattern(case.pattern, low), _optional(case.guard, low), _body(case, low))
        for case in node.cases
    )
    yield ir.Match(subject, cases, low.span(node))


def _function(node: cst.FunctionDef, low: Lowering) -> Iterator[ir.Stmt]:
    decorators = tuple(lower_expression(item.decorator, low) for item in node.decorators)
    parameters = lower_parameters(node.params, low)
    returns = lower_expression(node.returns.annotation, low) if node.returns else None
    outside, low.yields = low.yields, False
    body = _body(node, low)
    yields, low.yields = low.yields, outside
    yield ir.Function(
        name=identifier(node.name),
        parameters=parameters,
        body=body,
        decorators=decorators,
        returns=returns,
        is_async=node.asynchronous is not None,
        is_generator=yields,
        span=low.span(node),
    )


def _class(node: cst.ClassDef, low: Lowering) -> Iterator[ir.Stmt]:
    yield ir.Class(
        name=identifier(node.name),
        bases=tuple(_base(argument, low) for argument in node.bases),
        keywords=tuple(lower_argument(argument, low) for argument in node.keywords),
        body=_body(node, low),
        decorators=tuple(lower_expression(item.decorator, low) for item in node.decorators),
        span=low.span(node),
    )


def _base(node: cst.Arg, low: Lowering) -> ir.Expr:
    value = lower_expression(node.value, low)
    return ir.Starred(value, low.span(node)) if node.star else value


_TABLE: dict[type, Callable[[Any, Lowering], Iterator[ir.Stmt]]] = {
    cst.Expr: _expr,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augment,
    cst.TypeAlias: _type_alias,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Break: _jump,
    cst.Continue: _jump,
    cst.Global: _scope,
    cst.Nonlocal: _scope,
    cst.Pass: _pass,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.If: _if,
    cst.While: _while,
    cst.For: _for,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}
for _lazy, _lower in (("LazyImport", _import), ("LazyImportFrom", _import_from)):
    if hasattr(cst, _lazy):  # PEP 810, since LibCST 1.9
        _TABLE[getattr(cst, _lazy)] = _lower
