"""The index of a module from LibCST, for grammar that this interpreter's `ast` cannot parse.

Its chunks equal those that `index` makes where it can, and come with their lowered statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import libcst as cst

from domicile import ir
from domicile.chunks import Chunk
from domicile.python.chunk_lines import by_lines, first_line, last_line
from domicile.python.lower_statements import lower_statements
from domicile.python.lowering import Lowering, identifier
from domicile.python.names import ENDING, Names, frozen
from domicile.python.walk_ir import walk

Lowered = dict[int, tuple[ir.Stmt, ...]]  # a chunk's statements by its first line


def index_cst(
    module: cst.Module, low: Lowering, lines: Sequence[str]
) -> tuple[tuple[Chunk, ...], Lowered]:
    """The chunks of a module, and what each of them and of their children is lowered to."""
    lowered: Lowered = {}
    return _chunks(module.body, low, lines, lowered), lowered


def _chunks(
    body: Iterable[cst.CSTNode], low: Lowering, lines: Sequence[str], lowered: Lowered
) -> tuple[Chunk, ...]:
    placed = ((*_extent(node, low, lines), node) for node in _flat(body))
    return tuple(
        _chunk(members, (first, last), low, lines, lowered)
        for first, last, members in by_lines(placed)
    )


def _flat(body: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    for node in body:
        if isinstance(node, cst.SimpleStatementLine):
            yield from node.body
        else:
            yield node


def _extent(node: Any, low: Lowering, lines: Sequence[str]) -> tuple[int, int]:
    span = low.span(node)
    first = span.line
    if getattr(node, "decorators", ()):
        first = first_line(low.span(node.decorators[0].decorator).line, lines)
    return first, last_line(span.end_line, lines)


def _chunk(
    members: list[Any],
    extent: tuple[int, int],
    low: Lowering,
    lines: Sequence[str],
    lowered: Lowered,
) -> Chunk:
    statements = lower_statements(members, low)
    node = members[0] if len(members) == 1 else None
    names, kind, name = Names(), "other", None
    decorators: tuple[str, ...] = ()
    children: tuple[Chunk, ...] = ()
    head: frozenset[str] = frozenset()
    early: frozenset[str] = frozenset()
    body_line = 0
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        decorators = tuple(_dotted(item.decorator) for item in node.decorators)
    if isinstance(node, cst.ClassDef) and _starts_line(node.body.body[0], low, lines):
        kind, name = "class", identifier(node.name)
        children = _chunks(node.body.body, low, lines, lowered)
        statements = (_without_body(statements[0], extent[1], lines),)
        walk(statements, names)
        head = frozen(names.reads | names.attributes)
        early = names.early(children)
        for child in children:
            names.include(child)
    elif isinstance(node, cst.FunctionDef):
        kind, name = "function", identifier(node.name)
        early = _early(statements[0])
        first = next(_flat(node.body.body))
        if _starts_line(first, low, lines):
            body_line = _extent(first, low, lines)[0]
    elif statements and all(isinstance(s, (ir.Import, ir.ImportFrom)) for s in statements):
        kind = "import" if node is not None else "other"
    if kind != "class":
        walk(statements, names)
    lowered[extent[0]] = statements
    decorators = decorators if kind in ("function", "class") else ()
    constant = kind == "other" and bool(statements) and all(map(_is_constant, statements))
    checks = kind == "other" and any(map(_checks, statements))
    return names.chunk(
        kind, name, extent, decorators, children, head, constant, checks, early, body_line
    )


def _early(statement: ir.Stmt) -> frozenset[str]:
    """The names in a function's defaults, and in its decorators that are called."""
    assert isinstance(statement, ir.Function)
    parts = [each.default for each in statement.parameters if each.default is not None]
    parts += (each for each in statement.decorators if isinstance(each, ir.Call))
    names = Names()
    walk(parts, names)
    return frozen(names.reads)


def _checks(statement: ir.Stmt) -> bool:
    """Whether a statement is `assert test`, or an `if` that may raise or end the program."""
    if isinstance(statement, ir.Assert):
        return True
    return isinstance(statement, ir.If) and any(
        isinstance(last, ir.Raise)
        or (isinstance(last, ir.Evaluate) and _ends(last.value))
        or _checks(last)
        for last in (*statement.body[-1:], *statement.orelse[-1:])
    )


def _is_constant(statement: ir.Stmt) -> bool:
    """Whether a statement does nothing but give names to a number, a text, None, ..."""
    return (
        isinstance(statement, ir.Assign)
        and isinstance(statement.value, ir.Const)
        and all(isinstance(target, ir.Name) for target in statement.targets)
    )


def _ends(expression: ir.Expr) -> bool:
    return isinstance(expression, ir.Call) and ir.last_name(expression.function) in ENDING


def _starts_line(node: Any, low: Lowering, lines: Sequence[str]) -> bool:
    start = low.span(next(_flat((node,))))
    line = lines[start.line - 1]
    return len(line) - len(line.lstrip(" \t\f")) == start.column - 1


def _without_body(statement: ir.Stmt, last: int, lines: Sequence[str]) -> ir.Class:
    assert isinstance(statement, ir.Class)
    span = statement.span._replace(end_line=last, end_column=len(lines[last - 1]) + 1)
    return replace(statement, body=(), span=span)


def _dotted(node: cst.CSTNode) -> str:
    """`a.b` of `@a.b`, of `@a.b(...)` and of `@a.b[...]`; "" of anything else."""
    parts: list[str] = []
    while not isinstance(node, cst.Name):
        if isinstance(node, cst.Attribute):
            parts.append(identifier(node.attr))
            node = node.value
        elif isinstance(node, cst.Call):
            node = node.func
        elif isinstance(node, cst.Subscript):
            node = node.value
        else:
            return ""
    return ".".join((identifier(node), *reversed(parts)))
