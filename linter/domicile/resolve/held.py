"""By which names an object is held, and handed to what may change it, as far as statements show.

An attribute is told by its own name with a dot before it, whatever it is read from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile import ir

SELVES = frozenset({"self", "cls"})
# Methods that give what a dict or list holds, and functions that walk what they are given.
GIVING = frozenset({"get", "items", "setdefault", "values"})
WALKING = frozenset({"enumerate", "iter", "reversed", "sorted", "zip"})


def passed(statement: ir.Stmt) -> Iterator[str]:
    """Names that the own part of a statement hands to a call: the call may change them."""
    pending: list[ir.Expr | None] = [
        getattr(statement, name, None) for name in ("value", "test", "iterable", "subject")
    ]
    while pending:
        current = pending.pop()
        if isinstance(current, ir.Await):
            pending.append(current.value)
        elif isinstance(current, ir.Call):
            pending.append(current.function)
            for argument in current.arguments:
                if isinstance(argument.value, ir.Name):
                    if not argument.star:
                        yield argument.value.id
                else:
                    yield from _held(argument.value, whole=False)
                    pending.append(argument.value)
        elif isinstance(current, ir.Attribute | ir.Subscript):
            pending.append(current.base)
        elif isinstance(current, ir.Unary):
            pending.append(current.operand)
        elif isinstance(current, ir.Opaque):
            yield from (part.id for part in current.parts if isinstance(part, ir.Name))


def handed_aliases(statements: list[tuple[ir.Stmt, frozenset[str]]]) -> dict[str, set[str]]:
    """By name: other names that may hold the same object, and are handed to what may change it.

    `statements` come with the names that each of them hands to a call.
    """
    pairs = [
        (name, target)
        for statement, _ in statements
        for value, targets in _bindings(statement)
        for name in _held(value)
        for target in targets
    ]
    handed = {name for _, names in statements for name in names} if pairs else set()
    found: dict[str, set[str]] = {}
    grown = True
    while grown:
        grown = False
        for name, target in pairs:
            if target in handed and target not in found.setdefault(name, set()):
                found[name].add(target)
                handed.add(name)
                grown = True
    return found


def _bindings(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, list[str]]]:
    """The values that a statement gives names to, or whose elements have these names in turn."""
    if isinstance(statement, ir.Assign):
        yield statement.value, [name for t in statement.targets for name in _names(t)]
    elif isinstance(statement, ir.For):
        yield statement.iterable, list(_names(statement.target))


def _names(target: ir.Expr) -> Iterator[str]:
    if isinstance(target, ir.Name):
        yield target.id
    elif isinstance(target, ir.SequenceDisplay):
        for item in target.items:
            yield from _names(item)
    elif isinstance(target, ir.Starred):
        yield from _names(target.value)


def _held(value: ir.Expr | None, whole: bool = True) -> Iterable[str]:
    """Names of objects that a value is, or holds; without `whole`, not of a name's own."""
    if isinstance(value, ir.Name):
        return (value.id,) if whole else ()
    if isinstance(value, ir.Attribute):
        base = [name for name in _held(value.base) if name not in SELVES]
        return (f".{value.name}", *base)
    if isinstance(value, ir.Subscript):
        return _held(value.base)
    parts: tuple[ir.Expr | None, ...] = ()
    if isinstance(value, ir.SequenceDisplay):
        parts = value.items
    elif isinstance(value, ir.DictDisplay):
        parts = tuple(item.value for item in value.items if item.key is not None)
    elif isinstance(value, ir.Boolean):
        parts = (value.left, value.right)
    elif isinstance(value, ir.Conditional):
        parts = (value.body, value.orelse)
    elif isinstance(value, ir.Starred | ir.Walrus):
        parts = (value.value,)
    elif isinstance(value, ir.Call) and isinstance(value.function, ir.Attribute):
        parts = (value.function.base,) if value.function.name in GIVING else ()
    elif isinstance(value, ir.Call) and getattr(value.function, "id", "") in WALKING:
        parts = tuple(argument.value for argument in value.arguments)
    return [name for part in parts for name in _held(part)]
