"""Functions of thousands of lines: their statements are lowered one by one, when they are run.

LibCST takes 0.1 ms and several kilobytes for a line. `ast` tells what a statement does with names,
and most statements of a function that long are never run, since its calls depend on few of them.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from domicile import ir
from domicile.chunks import Chunk
from domicile.ir import Span
from domicile.python.index import grouped
from domicile.python.large import without_large
from domicile.python.lower_statements import lower_statements
from domicile.python.names import Names
from domicile.python.slices import Unparsed, parse_lines
from domicile.python.unread_parts import opaque
from domicile.python.walk_ast import CHILDREN, walk

LONG = 2_000  # lines of a function
# What is looked at as a whole from the start: what it means for the function shows in the IR.
_AT_ONCE = frozenset[type](
    (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
        *(ast.Return, ast.Raise, ast.Yield, ast.YieldFrom),
        *(ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom),
    )
)
_LEAVES = frozenset((ast.Name, ast.Constant))
_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
_MADE = (*_DISPLAYS, ast.Constant, ast.ListComp, ast.SetComp, ast.DictComp)


def lower_long(lines: Sequence[str], chunk: Chunk) -> ir.Function | None:
    """The function in these lines; None where its body begins on the line of its head."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        function = _parsed(lines)
    groups = grouped(function.body, ["", *lines])
    begin = groups[0][0] - 2
    if begin <= function.lineno - 2:
        return None
    line = lines[begin]
    head = [*lines[:begin], line[: len(line) - len(line.lstrip())] + "pass"]
    (lowered,) = lower_statements(*parse_lines(head, chunk.first_line))
    assert isinstance(lowered, ir.Function)
    body: list[ir.Stmt] = []
    is_generator = False
    for first, last, members in groups:
        place = chunk.first_line + first - 2
        names = Names()
        walk(members, names)
        lower = _lowering(lines[first - 2 : last - 1], place, names.binds)
        seen = _seen(members)
        if seen is None:
            statements, yields = lower()
            body += statements
            is_generator = is_generator or yields
        else:
            span = Span(place, 1, chunk.first_line + last - 2, 1)
            body.append(_later(names, seen, _made(members), lower, span))
    end = function.body[-1]
    text = lines[(end.end_lineno or 0) - 2].encode()[: end.end_col_offset].decode()
    last_line = chunk.first_line + (end.end_lineno or 0) - 2
    span = lowered.span._replace(end_line=last_line, end_column=len(text) + 1)
    return replace(lowered, body=tuple(body), is_generator=is_generator, span=span)


def _parsed(lines: Sequence[str]) -> ast.FunctionDef | ast.AsyncFunctionDef:
    """The function, in a tree whose lines count from 2."""
    indented = lines[0][:1] in (" ", "\t")
    text = "\n".join(("if 1:" if indented else "", *lines, ""))
    (statement,) = ast.parse(text).body
    if isinstance(statement, ast.If):
        (statement,) = statement.body
    assert isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef))
    return statement


def _lowering(
    lines: Sequence[str], first_line: int, binds: Collection[str]
) -> Callable[[], tuple[tuple[ir.Stmt, ...], bool]]:
    """Gives the statements of these lines, and whether they yield."""

    @cache
    def lower() -> tuple[tuple[ir.Stmt, ...], bool]:
        try:
            nodes, low = parse_lines(without_large(lines), first_line)
            return lower_statements(nodes, low), low.yields
        except (Unparsed, RecursionError) as error:
            why = error.why if isinstance(error, Unparsed) else "nested too deeply"
            span = Span(first_line, 1, first_line + len(lines) - 1, len(lines[-1]) + 1)
            return opaque(binds, why, span), False

    return lower


def _later(
    names: Names,
    seen: _Seen,
    makes: str | None,
    lower: Callable[[], tuple[tuple[ir.Stmt, ...], bool]],
    span: Span,
) -> ir.Later:
    names.whole, names.direct = names.attributes, names.mutates
    names.finish()
    return ir.Later(names, seen.passes, makes, seen.leaves, lambda: lower()[0], span)


class _Seen(NamedTuple):
    """`passes` names that stand in the arguments of a call as they are, or in a display there;
    `leaves` where nothing may come after: an assertion, or a call that may end the program."""

    passes: frozenset[str]
    leaves: bool


def _seen(members: Sequence[ast.stmt]) -> _Seen | None:
    """What statements do besides what they do with names; None for what is lowered at once."""
    passes: set[str] = set()
    leaves = False
    pending: list[Any] = list(members)
    while pending:
        node = pending.pop()
        node_class = node.__class__
        if node_class in _AT_ONCE:
            return None
        if node_class is ast.Call:
            passes.update(_passed(node))
        elif node_class is ast.Assert or (
            node_class is ast.Expr and node.value.__class__ is ast.Call
        ):
            leaves = True
        for field in () if node_class in _LEAVES else CHILDREN[node_class]:
            child = getattr(node, field)
            if child.__class__ is list:
                pending += child
            elif child is not None:
                pending.append(child)
    return _Seen(frozenset(passes), leaves)


def _passed(call: ast.Call) -> Iterator[str]:
    pending: list[Any] = [*call.args, *(keyword.value for keyword in call.keywords)]
    for part in pending:
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, (*_DISPLAYS, ast.Starred)):
            pending += ast.iter_child_nodes(part)


def _made(members: Sequence[ast.stmt]) -> str | None:
    """The name that a statement gives to an object it makes on the spot."""
    statement = members[0]
    if len(members) > 1 or not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    target = statement.targets[0]
    is_made = isinstance(target, ast.Name) and isinstance(statement.value, _MADE)
    return target.id if is_made and isinstance(target, ast.Name) else None
