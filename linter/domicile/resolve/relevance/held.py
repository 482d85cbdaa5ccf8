"""By which names an object is held, and handed to what may change it, as far as statements show.

An attribute is told by its own name with a dot before it, whatever it is read from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from domicile import ir
from domicile.python.ir_targets import is_unread, root_name
from domicile.python.names import Names

SELVES = frozenset({"self", "cls"})
# Methods by which a list, set or dict comes to hold what they are handed.
TAKING = frozenset({"add", "append", "appendleft", "extend", "insert", "setdefault", "update"})
# Methods that give what a dict or list holds, and functions that walk what they are given.
GIVING = frozenset({"get", "items", "setdefault", "values"})
WALKING = frozenset({"enumerate", "iter", "reversed", "sorted", "zip"})
# Functions that only look at what they are given.
LOOKING = frozenset({"bool", "callable", "float", "hasattr", "hash", "id", "int", "isinstance"})
LOOKING |= {"issubclass", "len", "repr", "str", "type"}
SPLAT = "*"


def passed(roots: Iterable[ir.Stmt | ir.Expr], own: Set[str] = frozenset()) -> Iterator[str]:
    """Names that statements hand to a call, which may change them.

    Those of which it gets only what they hold, as in `f(**d)`, begin with a `SPLAT`. What the
    lists, sets and dicts `own` come to hold is handed on only with them.
    """
    pending: list[Any] = list(roots)
    while pending:
        node = pending.pop()
        if isinstance(node, ir.Call) and not _only_reads(node) and not is_taking(node, own):
            for argument in node.arguments:
                if argument.star and isinstance(argument.value, ir.Name):
                    yield SPLAT + argument.value.id
                else:
                    yield from held(argument.value)
        elif isinstance(node, ir.Opaque):
            yield from (part.id for part in node.parts if isinstance(part, ir.Name))
        for field in getattr(node, "__dataclass_fields__", ()):
            child = getattr(node, field)
            if type(child) is tuple:
                pending += child
            else:
                pending.append(child)


def _only_reads(call: ir.Call) -> bool:
    """Whether a call only looks at what it is handed, as far as its name tells."""
    return isinstance(call.function, ir.Name) and call.function.id in LOOKING


def is_taking(call: ir.Call, own: Set[str]) -> bool:
    """Whether by this call one of the lists, sets and dicts `own` comes to hold something."""
    function = call.function
    return (
        isinstance(function, ir.Attribute)
        and function.name in TAKING
        and isinstance(function.base, ir.Name)
        and function.base.id in own
    )


def handed_aliases(statements: Iterable[ir.Stmt], handed: Iterable[str]) -> dict[str, set[str]]:
    """By name: other names that may hold the same object, and are handed to what may change it.

    `handed` are the names that the statements hand to a call, or change what they hold.
    """
    pairs = [
        (name, target)
        for statement in statements
        for value, targets in _bindings(statement)
        for name in held(value)
        for target in targets
    ]
    known = {name.removeprefix(SPLAT) for name in handed} if pairs else set()
    found: dict[str, set[str]] = {}
    grown = True
    while grown:
        grown = False
        for name, target in pairs:
            if target in known and target not in found.setdefault(name, set()):
                found[name].add(target)
                known.add(name)
                grown = True
    return found


def _bindings(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, list[str]]]:
    """The values that a statement gives names to, or whose elements have these names in turn.

    And those that lists, sets and dicts come to hold by it.
    """
    if isinstance(statement, ir.Assign):
        yield statement.value, [name for t in statement.targets for name in _names(t)]
    elif isinstance(statement, ir.For):
        yield statement.iterable, list(_names(statement.target))
    elif isinstance(statement, ir.Augment):
        yield statement.value, list(_names(statement.target))
    elif isinstance(statement, ir.Evaluate) and isinstance(statement.value, ir.Call):
        call = statement.value
        if isinstance(call.function, ir.Attribute) and call.function.name in TAKING:
            targets = list(_names(call.function))
            yield from ((argument.value, targets) for argument in call.arguments)


def put_aside(statement: ir.Stmt, own: Set[str], names: Names) -> Iterator[str]:
    """What others than `own` come to hold by it under keys of which it does not matter what they
    hold."""
    if not isinstance(statement, ir.Assign):
        return
    for target in statement.targets:
        if isinstance(target, ir.Subscript) and is_unread(target.index, names):
            yield from () if root_name(target) in own else held(statement.value)


def _names(target: ir.Expr) -> Iterator[str]:
    """The names that are bound, or of which something is set."""
    while isinstance(target, ir.Attribute | ir.Subscript):
        target = target.base
    if isinstance(target, ir.Name):
        yield target.id
    elif isinstance(target, ir.SequenceDisplay):
        for item in target.items:
            yield from _names(item)
    elif isinstance(target, ir.Starred):
        yield from _names(target.value)


def held(value: ir.Expr | None) -> Iterator[str]:
    """Names of objects that a value is, or holds."""
    if isinstance(value, ir.Name):
        yield value.id
    elif isinstance(value, ir.Attribute):
        yield f".{value.name}"
        yield from (name for name in held(value.base) if name not in SELVES)
    else:
        yield from (name for part in parts_held(value) for name in held(part))


def parts_held(value: ir.Expr | None) -> tuple[ir.Expr, ...]:
    """The parts that an expression's value may be, hold or be taken out of."""
    if isinstance(value, ir.Subscript):
        return (value.base,)
    if isinstance(value, ir.SequenceDisplay):
        return value.items
    if isinstance(value, ir.DictDisplay):
        return tuple(item.value for item in value.items if item.key is not None)
    if isinstance(value, ir.Boolean):
        return (value.left, value.right)
    if isinstance(value, ir.Conditional):
        return (value.body, value.orelse)
    if isinstance(value, ir.Starred | ir.Walrus):
        return (value.value,)
    if isinstance(value, ir.Call) and isinstance(value.function, ir.Attribute):
        return (value.function.base,) if value.function.name in GIVING else ()
    if isinstance(value, ir.Call) and getattr(value.function, "id", "") in WALKING:
        return tuple(argument.value for argument in value.arguments)
    return ()
