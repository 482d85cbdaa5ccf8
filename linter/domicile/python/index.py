"""The index of a Python module: its chunks, made by one parse with `ast` and one walk.

The walk goes breadth first, so that no nesting can exhaust the stack and the number of its
generations is the depth of a statement. Names are told apart only as far as a lookup needs:
`mutates` holds for nested functions too, and a name may be in it although a local shadows it.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from domicile.chunks import Chunk
from domicile.source import Source

_MUTATORS = {"add", "append", "clear", "discard", "extend", "insert"}
_MUTATORS |= {"pop", "popitem", "remove", "setdefault", "update"}
_NO_CHILDREN = frozenset(("ctx", "op", "ops", "type_comment", "kind"))


class _Children(dict[type, tuple[str, ...]]):
    """The fields of each node class that can hold nodes; nothing for what is no node."""

    def __missing__(self, node_class: type) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(node_class, "_fields", ())
        self[node_class] = kept = tuple(name for name in names if name not in _NO_CHILDREN)
        return kept


_CHILDREN = _Children()


class _Names:
    """What the statements of one chunk do with names, while they are walked."""

    __slots__ = (
        "attributes",
        "binds",
        "depth",
        "global_binds",
        "mutates",
        "reads",
        "stores",
        "strings",
    )

    def __init__(self) -> None:
        self.binds: set[str] = set()
        self.mutates: set[str] = set()
        self.reads: set[str] = set()
        self.attributes: set[str] = set()
        self.stores: set[str] = set()
        self.strings: set[str] = set()
        self.global_binds: set[str] = set()
        self.depth = 0


def index(source: Source) -> tuple[Chunk, ...]:
    """The chunks of a module, in order.

    Raises SyntaxError where this interpreter's `ast` cannot parse the text, and RecursionError
    or MemoryError where it is nested too deeply for it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = ast.parse(source.text)
        except ValueError as error:  # an integer of too many digits, for one
            raise SyntaxError(str(error)) from error
    return _chunks(module.body, source.lines)


def _chunks(body: Sequence[ast.stmt], lines: Sequence[str]) -> tuple[Chunk, ...]:
    """One chunk a statement; statements that share a line are one."""
    groups: list[tuple[int, int, list[ast.stmt]]] = []
    for statement in body:
        first, last = _first_line(statement), _last_line(statement, lines)
        if groups and first <= groups[-1][1]:
            start, end, members = groups[-1]
            groups[-1] = (start, max(end, last), [*members, statement])
        else:
            groups.append((first, last, [statement]))
    return tuple(_chunk(first, last, members, lines) for first, last, members in groups)


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", None)
    return min(decorators[0].lineno, statement.lineno) if decorators else statement.lineno


def _last_line(statement: ast.stmt, lines: Sequence[str]) -> int:
    """The last line of a statement, with the lines that a backslash after it joins."""
    last = statement.end_lineno or statement.lineno
    while last < len(lines) and lines[last - 1].endswith("\\"):
        last += 1
    return last


def _chunk(first: int, last: int, members: list[ast.stmt], lines: Sequence[str]) -> Chunk:
    statement = members[0]
    names = _Names()
    kind: str = "other"
    name: str | None = None
    children: tuple[Chunk, ...] = ()
    decorators: list[ast.expr] = []
    if len(members) == 1 and isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        kind, name, decorators = "function", statement.name, statement.decorator_list
    elif len(members) == 1 and isinstance(statement, (ast.Import, ast.ImportFrom)):
        kind = "import"
    elif (
        len(members) == 1
        and isinstance(statement, ast.ClassDef)
        and _starts_line(statement.body[0], lines)
    ):
        kind, name, decorators = "class", statement.name, statement.decorator_list
        children = _chunks(statement.body, lines)
        names.binds.add(statement.name)
        header: list[ast.AST] = [*decorators, *statement.bases, *statement.keywords]
        header += getattr(statement, "type_params", ())
        _walk(header, names)
        for child in children:
            _include(names, child)
    if kind != "class":
        _walk(members, names)
    return Chunk(
        kind=kind,
        name=name,
        first_line=first,
        last_line=last,
        binds=frozenset(names.binds),
        mutates=frozenset(names.mutates),
        reads=frozenset(names.reads),
        attributes=frozenset(names.attributes),
        stores=frozenset(names.stores),
        strings=frozenset(names.strings),
        global_binds=frozenset(names.global_binds),
        decorators=tuple(_dotted(decorator) for decorator in decorators),
        children=children,
        depth=names.depth,
    )


def _starts_line(statement: ast.stmt, lines: Sequence[str]) -> bool:
    line = lines[_first_line(statement) - 1]
    if getattr(statement, "decorator_list", None):
        return True
    return len(line) - len(line.lstrip(" \t\f")) == statement.col_offset


def _include(names: _Names, child: Chunk) -> None:
    """Add what a class's child does to what the class does; its names stay in the class."""
    names.mutates |= child.mutates
    names.reads |= child.reads
    names.attributes |= child.attributes
    names.stores |= child.stores
    names.strings |= child.strings
    names.global_binds |= child.global_binds


def _dotted(expression: ast.expr) -> str:
    """`a.b` of `@a.b`, of `@a.b(...)` and of `@a.b[...]`; "" of anything else."""
    parts: list[str] = []
    node = expression
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            break
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((node.id, *reversed(parts)))


# --- the walk --------------------------------------------------------------------------

# Nodes are looked at as `Any`: their classes are compared, for speed, and not narrowed.


def _walk(roots: Iterable[ast.AST], names: _Names) -> None:
    """Add to `names` what the nodes do, generation by generation.

    `outer` nodes belong to the chunk's own scope; `inner` ones to a nested function, class or
    comprehension, where a binding is none of the chunk's.
    """
    outer: list[Any] = list(roots)
    inner: list[Any] = []
    while outer or inner:
        names.depth += 1
        next_outer: list[Any] = []
        next_inner: list[Any] = []
        _generation(outer, names, names.binds, next_outer, next_inner)
        _generation(inner, names, set(), next_inner, next_inner)
        outer, inner = next_outer, next_inner


def _generation(
    nodes: list[Any], names: _Names, binds: set[str], same: list[Any], nested: list[Any]
) -> None:
    """Look at nodes of one scope; children of that scope go to `same`, others to `nested`."""
    reads, attributes, strings = names.reads, names.attributes, names.strings
    for node in nodes:
        node_class = node.__class__
        if node_class is ast.Name:
            (reads if node.ctx.__class__ is ast.Load else binds).add(node.id)
        elif node_class is ast.Attribute:
            attributes.add(node.attr)
            if node.ctx.__class__ is not ast.Load:
                names.stores.add(node.attr)
                _mutated(node, names)
            same.append(node.value)
        elif node_class is ast.Constant:
            value = node.value
            if value.__class__ is str and value.isidentifier():
                strings.add(value)
        elif node_class is ast.Call:
            function = node.func
            if function.__class__ is ast.Attribute and (
                function.value.__class__ is ast.Name or function.attr in _MUTATORS
            ):
                _mutated(function, names)
            same.append(function)
            same += node.args
            for keyword in node.keywords:
                if keyword.arg is not None:
                    strings.add(keyword.arg)
                same.append(keyword.value)
        else:
            special = _SPECIAL.get(node_class)
            if special is not None and special(node, names, binds, same, nested):
                continue
            for field in _CHILDREN[node_class]:
                child = getattr(node, field)
                if child.__class__ is list:
                    same += child
                elif child is not None:
                    same.append(child)


def _mutated(node: Any, names: _Names) -> None:
    """The name at the root of `N.a["k"].b`, if it is one."""
    while node.__class__ is ast.Attribute or node.__class__ is ast.Subscript:
        node = node.value
    if node.__class__ is ast.Name:
        names.mutates.add(node.id)


# Each returns whether it has dealt with the node's children.


def _subscript(node: Any, names: _Names, *_: object) -> bool:
    if node.ctx.__class__ is not ast.Load:
        _mutated(node, names)
    return False


def _augment(node: Any, names: _Names, *_: object) -> bool:
    _mutated(node.target, names)
    if node.target.__class__ is ast.Name:
        names.reads.add(node.target.id)
    return False


def _import(node: Any, names: _Names, binds: set[str], *_: object) -> bool:
    for alias in node.names:
        binds.add(alias.asname or alias.name.partition(".")[0])
    return True


def _function(
    node: Any, names: _Names, binds: set[str], same: list[Any], nested: list[Any]
) -> bool:
    binds.add(node.name)
    same += node.decorator_list
    same.append(node.args)
    if node.returns is not None:
        same.append(node.returns)
    nested += getattr(node, "type_params", ())
    nested += node.body
    return True


def _class(node: Any, names: _Names, binds: set[str], same: list[Any], nested: list[Any]) -> bool:
    binds.add(node.name)
    same += node.decorator_list
    same += node.bases
    same += node.keywords
    nested += getattr(node, "type_params", ())
    nested += node.body
    return True


def _lambda(node: Any, names: _Names, binds: set[str], same: list[Any], nested: list[Any]) -> bool:
    same.append(node.args)
    nested.append(node.body)
    return True


def _clause(node: Any, names: _Names, binds: set[str], same: list[Any], nested: list[Any]) -> bool:
    nested.append(node.target)
    same.append(node.iter)
    same += node.ifs
    return True


def _keyword(node: Any, names: _Names, *_: object) -> bool:
    if node.arg is not None:
        names.strings.add(node.arg)
    return False


def _named(node: Any, names: _Names, binds: set[str], *_: object) -> bool:
    if node.name is not None:
        binds.add(node.name)
    return False


def _match_mapping(node: Any, names: _Names, binds: set[str], *_: object) -> bool:
    if node.rest is not None:
        binds.add(node.rest)
    return False


def _match_class(node: Any, names: _Names, *_: object) -> bool:
    names.attributes.update(node.kwd_attrs)
    return False


def _global(node: Any, names: _Names, *_: object) -> bool:
    names.global_binds.update(node.names)
    return True


def _boolean(node: Any, names: _Names, *_: object) -> bool:
    names.depth = max(names.depth, len(node.values))  # LibCST nests what `ast` lists
    return False


_SPECIAL: dict[type, Any] = {
    ast.Subscript: _subscript,
    ast.AugAssign: _augment,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Lambda: _lambda,
    ast.comprehension: _clause,
    ast.keyword: _keyword,
    ast.ExceptHandler: _named,
    ast.MatchAs: _named,
    ast.MatchStar: _named,
    ast.MatchMapping: _match_mapping,
    ast.MatchClass: _match_class,
    ast.Global: _global,
    ast.BoolOp: _boolean,
}
