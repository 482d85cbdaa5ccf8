"""The patterns of `match` from LibCST to the IR."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import libcst as cst

from domicile import ir
from domicile.python.lower_expressions import lower_expression
from domicile.python.lowering import Lowering, identifier


def lower_pattern(node: cst.MatchPattern, low: Lowering) -> ir.Pattern:
    """The pattern as IR."""
    return _TABLE[type(node)](node, low)


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


def _mapping(node: cst.MatchMapping, low: Lowering) -> ir.Pattern:
    keys = tuple(lower_expression(element.key, low) for element in node.elements)
    items = tuple(lower_pattern(element.pattern, low) for element in node.elements)
    return ir.PatternMapping(keys, items, identifier(node.rest) if node.rest else None)


def _class(node: cst.MatchClass, low: Lowering) -> ir.Pattern:
    items = [lower_pattern(element.value, low) for element in node.patterns]
    items += [lower_pattern(element.pattern, low) for element in node.kwds]
    names = tuple(identifier(element.key) for element in node.kwds)
    return ir.PatternClass(lower_expression(node.cls, low), tuple(items), names)


_TABLE: dict[type, Callable[[Any, Lowering], ir.Pattern]] = {
    cst.MatchValue: _value,
    cst.MatchSingleton: _value,
    cst.MatchList: _sequence,
    cst.MatchTuple: _sequence,
    cst.MatchAs: _as,
    cst.MatchOr: _or,
    cst.MatchMapping: _mapping,
    cst.MatchClass: _class,
}
