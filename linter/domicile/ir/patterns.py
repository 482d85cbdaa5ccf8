"""The patterns of `match`."""

from __future__ import annotations

from typing import TypeAlias

from domicile.ir.expressions import Expr
from domicile.quick_classes import dataclass


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
