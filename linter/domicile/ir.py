"""The intermediate representation that every language front end lowers to.

Expressions and statements are frozen; each carries the span it was lowered from. The
resolver knows this file and nothing of LibCST, so that a new language is a new front end.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import EllipsisType
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """A source range: lines and columns count from 1, columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return (
            self[:2] <= other[:2] and other[2:] <= self[2:]  # tuples compare position by position
        )


# --- expressions -----------------------------------------------------------------------


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
    """A replacement field with `!r` or `:spec`: its text is not simply `str(value)`."""

    value: Expr
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


# --- statements ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign:
    """`a = b = value`; with an annotation, `a: T = value`. Targets are Name, Attribute,
    Subscript, SequenceDisplay or Starred."""

    targets: tuple[Expr, ...]
    value: Expr
    annotation: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Declare:
    """`a: T` without a value."""

    target: Expr
    annotation: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Augment:
    """`target op= value`; `operator` is the binary token ("+", "|", ...)."""

    target: Expr
    operator: str
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Evaluate:
    """An expression statement."""

    value: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Return:
    value: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class If:
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class While:
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class For:
    target: Expr
    iterable: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Handler:
    """`except kind as name`; `kind` is None for a bare except."""

    kind: Expr | None
    name: str | None
    body: tuple[Stmt, ...]


@dataclass(frozen=True, slots=True)
class Try:
    body: tuple[Stmt, ...]
    handlers: tuple[Handler, ...]
    orelse: tuple[Stmt, ...]
    final: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class WithItem:
    value: Expr
    target: Expr | None


@dataclass(frozen=True, slots=True)
class With:
    items: tuple[WithItem, ...]
    body: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PatternValue:
    """A pattern that compares with a constant or a dotted name (`case "x":`, `case Kind.A:`)."""

    value: Expr


@dataclass(frozen=True, slots=True)
class PatternAny:
    """A pattern that always matches; `name` is bound to the subject where it is set."""

    name: str | None


@dataclass(frozen=True, slots=True)
class PatternOr:
    options: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class PatternAs:
    pattern: Pattern
    name: str


@dataclass(frozen=True, slots=True)
class PatternSequence:
    """`[a, b]` or `(a, b)`; `star` is the index of a starred element, or None."""

    items: tuple[Pattern, ...]
    star: int | None


@dataclass(frozen=True, slots=True)
class PatternMapping:
    """`{"key": pattern, **rest}`; `keys` and `items` go together."""

    keys: tuple[Expr, ...]
    items: tuple[Pattern, ...]
    rest: str | None


@dataclass(frozen=True, slots=True)
class PatternClass:
    """`Kind(a, name=b)`: the positional patterns come first, `names` are those of the others."""

    kind: Expr
    items: tuple[Pattern, ...]
    names: tuple[str, ...]


Pattern: TypeAlias = (
    PatternValue
    | PatternAny
    | PatternOr
    | PatternAs
    | PatternSequence
    | PatternMapping
    | PatternClass
)


@dataclass(frozen=True, slots=True)
class Case:
    pattern: Pattern
    guard: Expr | None
    body: tuple[Stmt, ...]


@dataclass(frozen=True, slots=True)
class Match:
    subject: Expr
    cases: tuple[Case, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Delete:
    targets: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Raise:
    value: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Assert:
    test: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Scope:
    """`global a, b` or `nonlocal a, b`; `kind` is the keyword."""

    kind: str
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Jump:
    """`break` or `continue`."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Import:
    """`import a.b as c`: one entry a name; `alias` is None without `as`."""

    module: str
    alias: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ImportFrom:
    """`from ..module import name as alias`; `name` is "*" for a star import.

    `level` counts the leading dots; one statement is lowered to one entry a name.
    """

    module: str
    level: int
    name: str
    alias: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` is "positional" (before `/`), "normal", "star" (`*a`), "keyword" or "double"."""

    name: str
    kind: str
    default: Expr | None
    annotation: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Function:
    """A `def`: decorators outermost first; the span starts at `def`, not at a decorator."""

    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]
    returns: Expr | None
    is_async: bool
    is_generator: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Class:
    """A `class`; `keywords` are those of the header (`metaclass=`, `frozen=`)."""

    name: str
    bases: tuple[Expr, ...]
    keywords: tuple[Argument, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]
    span: Span


Stmt: TypeAlias = (
    Assign
    | Declare
    | Augment
    | Evaluate
    | Return
    | If
    | While
    | For
    | Try
    | With
    | Match
    | Delete
    | Raise
    | Assert
    | Scope
    | Jump
    | Import
    | ImportFrom
    | Function
    | Class
)
