"""The patterns of `match` from LibCST to the IR."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import libcst as cst

from domicile import ir
from domicile.python.lower_expressions import lower_expression
from domicile.python.lowering import Lowering, identifier


def lower_pattern(node: cst.MatchPattern, low: Lowering) -> ir.Pattern:
    """The pattern as IR; what a mapping or class pattern binds is named, and no more."""
    lower = _TABLE.get(type(node))
    return lower(node, low) if lower else _other(node, low)


def _value(node: cst.MatchValue | cst.MatchSingleton, low: Lowering) -> ir.Pattern:
    return ir.PatternValue(lower_expression(node.value, low))


def _sequence(node: cst.MatchSequence, low: Lowering) -> ir.Pattern:
    items: list[ir.Pattern] = []
    star = None
    for position, element in enumerate(node.patterns):
        if isinstance(element, cst.MatchStar):
            star = position
            items.append(ir.PatternAny(identifier(element.name) if element.name else None))
        else:
            items.append(lower_pattern(element.value, low))
    return ir.PatternSequence(tuple(items), star)


def _as(node: cst.MatchAs, low: Lowering) -> ir.Pattern:
    name = identifier(node.name) if node.name else None
    if node.pattern is None:
        return ir.PatternAny(name)
    pattern = lower_pattern(node.pattern, low)
    return pattern if name is None else ir.PatternAs(pattern, name)


def _or(node: cst.MatchOr, low: Lowering) -> ir.Pattern:
    return ir.PatternOr(tuple(lower_pattern(option.pattern, low) for option in node.patterns))


def _other(node: cst.MatchPattern, low: Lowering) -> ir.Pattern:
    names: list[str] = []
    reads: list[ir.Expr] = []
    parts: list[ir.Pattern] = []
    if isinstance(node, cst.MatchMapping):
        reads += [lower_expression(element.key, low) for element in node.elements]
        parts += [lower_pattern(element.pattern, low) for element in node.elements]
        names += [identifier(node.rest)] if node.rest else []
    elif isinstance(node, cst.MatchClass):
        reads.append(lower_expression(node.cls, low))
        parts += [lower_pattern(element.value, low) for element in node.patterns]
        parts += [lower_pattern(element.pattern, low) for element in node.kwds]
    for part in parts:
        names += _names(part)
        reads += _reads(part)
    return ir.PatternOther(tuple(names), tuple(reads))


def _names(pattern: ir.Pattern) -> Iterator[str]:
    """Every name that a pattern binds."""
    if isinstance(pattern, ir.PatternOther):
        yield from pattern.names
    if isinstance(pattern, ir.PatternAny | ir.PatternAs) and pattern.name is not None:
        yield pattern.name
    for part in _parts(pattern):
        yield from _names(part)


def _reads(pattern: ir.Pattern) -> Iterator[ir.Expr]:
    """Every expression that a pattern compares with."""
    if isinstance(pattern, ir.PatternValue):
        yield pattern.value
    if isinstance(pattern, ir.PatternOther):
        yield from pattern.reads
    for part in _parts(pattern):
        yield from _reads(part)


def _parts(pattern: ir.Pattern) -> tuple[ir.Pattern, ...]:
    if isinstance(pattern, ir.PatternAs):
        return (pattern.pattern,)
    if isinstance(pattern, ir.PatternOr):
        return pattern.options
    if isinstance(pattern, ir.PatternSequence):
        return pattern.items
    return ()


_TABLE: dict[type, Callable[[Any, Lowering], ir.Pattern]] = {
    cst.MatchValue: _value,
    cst.MatchSingleton: _value,
    cst.MatchList: _sequence,
    cst.MatchTuple: _sequence,
    cst.MatchAs: _as,
    cst.MatchOr: _or,
}
