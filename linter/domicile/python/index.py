"""The index of a Python module: its chunks, made by one parse with `ast` and one walk.

Their names come from `walk`. Two statements that share a line are one chunk, because a chunk
is lowered from whole lines.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence

from domicile.chunks import Chunk
from domicile.python.chunk_lines import by_lines, first_line, last_line
from domicile.python.names import ENDING, NOTHING, Names, frozen
from domicile.python.recursion import deep_stack
from domicile.python.walk_ast import walk
from domicile.source import Source

_STACK = 2000  # frames, each of which stands for three levels of nodes


def index(source: Source) -> tuple[Chunk, ...]:
    """The chunks of a module, in order.

    Raises SyntaxError where this interpreter's `ast` cannot parse the text, and RecursionError
    or MemoryError where it is nested too deeply for it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = _parse(source.text)
        except ValueError as error:  # an integer of too many digits, for one
            raise SyntaxError(str(error)) from error
    return _chunks(module.body, source.lines)


def _parse(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except RecursionError:  # until CPython 3.11 the recursion limit holds for nodes as well
        with deep_stack(_STACK):
            return ast.parse(text)


def grouped(
    body: Sequence[ast.stmt], lines: Sequence[str]
) -> list[tuple[int, int, list[ast.stmt]]]:
    """The statements that share no line with others, with their first and their last line."""
    return by_lines(
        (_first_line(each, lines), last_line(each.end_lineno or each.lineno, lines), each)
        for each in body
    )


def _chunks(body: Sequence[ast.stmt], lines: Sequence[str]) -> tuple[Chunk, ...]:
    return tuple(
        _chunk(members[0], (first, last), lines)
        if len(members) == 1
        else _other(members, (first, last))
        for first, last, members in grouped(body, lines)
    )


def _first_line(statement: ast.stmt, lines: Sequence[str]) -> int:
    decorators = getattr(statement, "decorator_list", None)
    return first_line(decorators[0].lineno, lines) if decorators else statement.lineno


def _chunk(statement: ast.stmt, extent: tuple[int, int], lines: Sequence[str]) -> Chunk:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        names = Names()
        walk([statement], names)
        decorators = tuple(map(_dotted, statement.decorator_list))
        body = _first_line(statement.body[0], lines)
        begin = body if _starts_line(statement.body[0], lines) else 0
        return names.chunk(
            "function",
            statement.name,
            extent,
            decorators,
            (),
            early=_early(statement),
            body_line=begin,
        )
    if isinstance(statement, ast.ClassDef) and _starts_line(statement.body[0], lines):
        return _class(statement, extent, lines)
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        names = Names()
        walk([statement], names)
        return names.chunk("import", None, extent, (), ())
    return _other([statement], extent)


def _class(statement: ast.ClassDef, extent: tuple[int, int], lines: Sequence[str]) -> Chunk:
    names = Names()
    walk([*statement.decorator_list, *statement.bases, *statement.keywords], names)
    names.binds.add(statement.name)
    head = frozen(names.reads | names.attributes)
    children = _chunks(statement.body, lines)
    early = names.early(children)
    for child in children:
        names.include(child)
    decorators = tuple(map(_dotted, statement.decorator_list))
    return names.chunk("class", statement.name, extent, decorators, children, head, early=early)


def _early(statement: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """The names in a function's defaults, and in its decorators that are called."""
    arguments = statement.args
    parts = [*arguments.defaults, *(each for each in arguments.kw_defaults if each is not None)]
    parts += (each for each in statement.decorator_list if isinstance(each, ast.Call))
    parts = [each for each in parts if not isinstance(each, ast.Constant)]
    if not parts:
        return NOTHING
    names = Names()
    walk(parts, names)
    return frozen(names.reads)


def _other(members: Sequence[ast.stmt], extent: tuple[int, int]) -> Chunk:
    names = Names()
    walk(members, names)
    return names.chunk(
        "other",
        None,
        extent,
        (),
        (),
        constant=all(map(_is_constant, members)),
        checks=any(map(_checks, members)),
    )


def _checks(statement: ast.stmt) -> bool:
    """Whether a statement is `assert test`, or an `if` that may raise or end the program."""
    if isinstance(statement, ast.Assert):
        return True
    return isinstance(statement, ast.If) and any(
        isinstance(last, ast.Raise)
        or (isinstance(last, ast.Expr) and _ends(last.value))
        or _checks(last)
        for last in (statement.body[-1], *statement.orelse[-1:])
    )


def _is_constant(statement: ast.stmt) -> bool:
    """Whether a statement does nothing but give names to a number, a text, None, ..."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return False
    named = all(isinstance(target, ast.Name) for target in targets)
    return named and isinstance(statement.value, ast.Constant)


def _ends(expression: ast.expr) -> bool:
    function = expression.func if isinstance(expression, ast.Call) else None
    return getattr(function, "id", getattr(function, "attr", "")) in ENDING


def _starts_line(statement: ast.stmt, lines: Sequence[str]) -> bool:
    line = lines[statement.lineno - 1]
    if getattr(statement, "decorator_list", None):
        return True
    return len(line) - len(line.lstrip(" \t\f")) == statement.col_offset


def _dotted(expression: ast.expr) -> str:
    """`a.b` of `@a.b`, of `@a.b(...)` and of `@a.b[...]`; "" of anything else."""
    parts: list[str] = []
    node = expression
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return ""
    return ".".join((node.id, *reversed(parts)))
