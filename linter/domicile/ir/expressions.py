"""Expressions, and the parameters of functions."""

from __future__ import annotations

from collections.abc import Iterator
from types import EllipsisType
from typing import TypeAlias

from domicile.quick_classes import dataclass
from domicile.span import Span


@dataclass(frozen=True, slots=True)
class Const:
    """A literal: string, bytes, number, bool, None or Ellipsis."""

    value: str | bytes | int | float | complex | bool | EllipsisType | None
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribute:
    base: Expr
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call; `star` is "", "*" or "**", the span covers `name=value`."""

    value: Expr
    keyword: str | None
    star: str
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    function: Expr
    arguments: tuple[Argument, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Subscript:
    base: Expr
    index: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Slice:
    lower: Expr | None
    upper: Expr | None
    step: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class DictItem:
    """`key: value`, or `**value` where `key` is None; the span covers both."""

    key: Expr | None
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class DictDisplay:
    items: tuple[DictItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SequenceDisplay:
    """A list, tuple or set display; `kind` is "list", "tuple" or "set"."""

    kind: str
    items: tuple[Expr, ...]  # a Starred element is spliced
    span: Span


@dataclass(frozen=True, slots=True)
class Starred:
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Unary:
    """`not x`, `-x`, `+x`, `~x`; `operator` is the token."""

    operator: str
    operand: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Binary:
    """`left + right` and the other arithmetic and bit operators; `operator` is the token."""

    operator: str
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Boolean:
    """`a and b` or `a or b`, left to right."""

    operator: str  # "and" or "or"
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison; a chain is lowered to `and` of its links."""

    operator: str  # "==", "!=", "<", "in", "not in", "is", "is not", ...
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Conditional:
    test: Expr
    body: Expr
    orelse: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class FormattedString:
    """An f-string (or an implicit concatenation with one): its parts in order.

    A part with a conversion or a format specification is a `Formatted`.
    """

    parts: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Formatted:
    """A replacement field with `!r` or `:spec`: its text is not simply `str(value)`.

    `conversion` is "s", "r", "a" or "", or "=" for what is not followed.
    """

    value: Expr
    span: Span
    conversion: str = "="
    specification: Expr | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` is "positional" (before `/`), "normal", "star" (`*a`), "keyword" or "double"."""

    name: str
    kind: str
    default: Expr | None
    annotation: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Lambda:
    parameters: tuple[Parameter, ...]
    body: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One `for target in iterable if ...` of a comprehension."""

    target: Expr
    iterable: Expr
    conditions: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Comprehension:
    """`kind` is "list", "set", "generator" or "dict"; `key` is set for "dict" only."""

    kind: str
    key: Expr | None
    element: Expr
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Walrus:
    target: Expr
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Await:
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Yield:
    """`yield value` or, with `delegate`, `yield from value`."""

    value: Expr | None
    delegate: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Opaque:
    """An expression without a meaning here (a template string, say); its parts are evaluated."""

    parts: tuple[Expr, ...]
    what: str
    span: Span


# What an Opaque says of what would cost more than any entry may, so that nothing evaluates it.
ENDLESS = "too large to be followed"

Expr: TypeAlias = (
    Const
    | Name
    | Attribute
    | Call
    | Subscript
    | Slice
    | DictDisplay
    | SequenceDisplay
    | Starred
    | Unary
    | Binary
    | Boolean
    | Compare
    | Conditional
    | FormattedString
    | Formatted
    | Lambda
    | Comprehension
    | Walrus
    | Await
    | Yield
    | Opaque
)


def last_name(expr: Expr | None) -> str:
    """A name, or the last part of a dotted one; no text for anything else."""
    if isinstance(expr, Name):
        return expr.id
    return expr.name if isinstance(expr, Attribute) else ""


def nodes(root: object) -> Iterator[object]:
    """A tree's nodes in no order, tuples and plain values among them."""
    pending: list[object] = [root]
    while pending:
        current = pending.pop()
        yield current
        if isinstance(current, tuple):
            pending.extend(current)
        elif hasattr(current, "__dataclass_fields__"):
            pending.extend(getattr(current, name) for name in current.__dataclass_fields__)
