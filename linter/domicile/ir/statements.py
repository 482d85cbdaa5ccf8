"""Statements, with the blocks they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from domicile.ir.expressions import Argument, Expr, Parameter
from domicile.ir.patterns import Pattern
from domicile.quick_classes import dataclass
from domicile.span import Span


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


@dataclass(frozen=True, slots=True)
class Later:
    """A statement of a very long function, which is lowered when it is run.

    `names` are what it does with names, as `python.names.Names` tells it. `passes` may be handed
    to calls as they are, `makes` is the name it gives to what it makes on the spot, and `leaves`
    says that it may be the last that runs. `lower` gives its statements, the same each time.
    """

    names: Any
    passes: frozenset[str]
    makes: str | None
    leaves: bool
    lower: Callable[[], tuple[Stmt, ...]]
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
    | Later
)
