"""Expressions from LibCST to the IR, by a table from node class to function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import libcst as cst

from domicile import ir
from domicile.python.lower_strings import lower_string
from domicile.python.lowering import DEEPEST, Lowering, identifier

_SINGLETONS = {"None": None, "True": True, "False": False}


def lower_expression(node: cst.CSTNode, low: Lowering) -> ir.Expr:
    """The expression as IR; an Opaque for what is nested too deeply or has no meaning in it."""
    if low.depth >= DEEPEST:
        return ir.Opaque((), "nested too deeply", low.span(node))
    lower = _TABLE.get(node.__class__)
    if lower is None:
        return ir.Opaque((), type(node).__name__, low.span(node))
    low.depth += 1
    lowered = lower(node, low)
    low.depth -= 1
    return lowered


def lower_parameters(node: cst.Parameters, low: Lowering) -> tuple[ir.Parameter, ...]:
    """The parameters of a `def` or `lambda`, in the order in which they are written."""
    groups = [("positional", node.posonly_params), ("normal", node.params)]
    if isinstance(node.star_arg, cst.Param):
        groups.append(("star", [node.star_arg]))
    groups.append(("keyword", node.kwonly_params))
    if node.star_kwarg is not None:
        groups.append(("double", [node.star_kwarg]))
    return tuple(
        ir.Parameter(
            name=identifier(parameter.name),
            kind=kind,
            default=_optional(parameter.default, low),
            annotation=_optional(parameter.annotation and parameter.annotation.annotation, low),
            span=low.span(parameter),
        )
        for kind, members in groups
        for parameter in members
    )


def lower_argument(node: cst.Arg, low: Lowering) -> ir.Argument:
    keyword = identifier(node.keyword) if node.keyword else None
    return ir.Argument(lower_expression(node.value, low), keyword, node.star, low.span(node))


def _optional(node: cst.CSTNode | None, low: Lowering) -> ir.Expr | None:
    return None if node is None else lower_expression(node, low)


def _name(node: cst.Name, low: Lowering) -> ir.Expr:
    if node.value in _SINGLETONS:
        return ir.Const(_SINGLETONS[node.value], low.span(node))
    return ir.Name(identifier(node), low.span(node))


def _number(node: cst.Integer | cst.Float | cst.Imaginary, low: Lowering) -> ir.Expr:
    text = node.value.replace("_", "")
    convert: Callable[[str], int | float | complex] = _CONVERSIONS[type(node)]
    try:
        return ir.Const(convert(text), low.span(node))
    except ValueError:  # more digits than `int` accepts
        return ir.Opaque((), "number", low.span(node))


_CONVERSIONS: dict[type, Any] = {
    cst.Integer: lambda text: int(text, 0),
    cst.Float: float,
    cst.Imaginary: complex,
}


def _ellipsis(node: cst.Ellipsis, low: Lowering) -> ir.Expr:
    return ir.Const(..., low.span(node))


def _string(node: cst.BaseString, low: Lowering) -> ir.Expr:
    return lower_string(node, low, lower_expression)


def _attribute(node: cst.Attribute, low: Lowering) -> ir.Expr:
    return ir.Attribute(lower_expression(node.value, low), identifier(node.attr), low.span(node))


def _call(node: cst.Call, low: Lowering) -> ir.Expr:
    function = lower_expression(node.func, low)
    arguments = tuple([lower_argument(argument, low) for argument in node.args])
    return ir.Call(function, arguments, low.span(node))


def _subscript(node: cst.Subscript, low: Lowering) -> ir.Expr:
    base = lower_expression(node.value, low)
    elements = node.slice
    indexes = tuple(_index(element.slice, low) for element in elements)
    first = elements[0]
    if len(indexes) == 1 and not isinstance(first.comma, cst.Comma) and not _is_starred(first):
        return ir.Subscript(base, indexes[0], low.span(node))
    index = ir.SequenceDisplay("tuple", indexes, low.span(first, elements[-1]))
    return ir.Subscript(base, index, low.span(node))


def _is_starred(element: cst.SubscriptElement) -> bool:
    return isinstance(element.slice, cst.Index) and bool(element.slice.star)


def _index(node: cst.BaseSlice, low: Lowering) -> ir.Expr:
    if isinstance(node, cst.Slice):
        lower, upper = _optional(node.lower, low), _optional(node.upper, low)
        return ir.Slice(lower, upper, _optional(node.step, low), low.span(node))
    assert isinstance(node, cst.Index)
    value = lower_expression(node.value, low)
    return ir.Starred(value, low.span(node)) if node.star else value


def _dict(node: cst.Dict, low: Lowering) -> ir.Expr:
    items = tuple(
        ir.DictItem(
            lower_expression(element.key, low) if isinstance(element, cst.DictElement) else None,
            lower_expression(element.value, low),
            low.span(element),
        )
        for element in node.elements
    )
    return ir.DictDisplay(items, low.span(node))


def _elements(nodes: Iterable[cst.BaseElement], low: Lowering) -> tuple[ir.Expr, ...]:
    return tuple(
        [
            ir.Starred(lower_expression(element.value, low), low.span(element))
            if isinstance(element, cst.StarredElement)
            else lower_expression(element.value, low)
            for element in nodes
        ]
    )


def _tuple(node: cst.Tuple, low: Lowering) -> ir.Expr:
    return ir.SequenceDisplay("tuple", _elements(node.elements, low), low.outer_span(node))


def _list(node: cst.List, low: Lowering) -> ir.Expr:
    return ir.SequenceDisplay("list", _elements(node.elements, low), low.span(node))


def _set(node: cst.Set, low: Lowering) -> ir.Expr:
    return ir.SequenceDisplay("set", _elements(node.elements, low), low.span(node))


def _starred(node: cst.StarredElement, low: Lowering) -> ir.Expr:
    return ir.Starred(lower_expression(node.value, low), low.span(node))


def _unary(node: cst.UnaryOperation, low: Lowering) -> ir.Expr:
    operand = lower_expression(node.expression, low)
    return ir.Unary(_token(node.operator), operand, low.span(node))


def _binary(node: cst.BinaryOperation, low: Lowering) -> ir.Expr:
    left, right = lower_expression(node.left, low), lower_expression(node.right, low)
    return ir.Binary(_token(node.operator), left, right, low.span(node))


def _boolean(node: cst.BooleanOperation, low: Lowering) -> ir.Expr:
    left, right = lower_expression(node.left, low), lower_expression(node.right, low)
    return ir.Boolean(_token(node.operator), left, right, low.span(node))


def _token(operator: Any) -> str:
    if isinstance(operator, (cst.NotIn, cst.IsNot)):
        return "not in" if isinstance(operator, cst.NotIn) else "is not"
    token: str = operator._get_token()
    return token


def _comparison(node: cst.Comparison, low: Lowering) -> ir.Expr:
    """`a < b < c` as `a < b and b < c`."""
    if len(node.comparisons) >= DEEPEST:
        return ir.Opaque((), "nested too deeply", low.span(node))
    left_node, left = node.left, lower_expression(node.left, low)
    chain: ir.Expr | None = None
    for target in node.comparisons:
        right = lower_expression(target.comparator, low)
        link: ir.Expr = ir.Compare(
            _token(target.operator), left, right, low.span(left_node, target.comparator)
        )
        if len(node.comparisons) == 1:
            return ir.Compare(_token(target.operator), left, right, low.span(node))
        if chain is not None:
            link = ir.Boolean("and", chain, link, low.span(node.left, target.comparator))
        chain, left_node, left = link, target.comparator, right
    assert chain is not None
    return chain


def _conditional(node: cst.IfExp, low: Lowering) -> ir.Expr:
    test, body = lower_expression(node.test, low), lower_expression(node.body, low)
    return ir.Conditional(test, body, lower_expression(node.orelse, low), low.span(node))


def _lambda(node: cst.Lambda, low: Lowering) -> ir.Expr:
    parameters = lower_parameters(node.params, low)
    outside = low.yields
    body = lower_expression(node.body, low)
    low.yields = outside
    return ir.Lambda(parameters, body, low.span(node))


def _comprehension(node: Any, low: Lowering) -> ir.Expr:
    kind = _COMPREHENSIONS[type(node)]
    key = None
    if kind == "dict":
        key, element = lower_expression(node.key, low), lower_expression(node.value, low)
    else:
        element = lower_expression(node.elt, low)
    clauses: list[ir.Clause] = []
    clause: cst.CompFor | None = node.for_in
    while clause is not None:
        clauses.append(
            ir.Clause(
                lower_expression(clause.target, low),
                lower_expression(clause.iter, low),
                tuple(lower_expression(condition.test, low) for condition in clause.ifs),
            )
        )
        clause = clause.inner_for_in
    span = low.outer_span(node) if kind == "generator" else low.span(node)
    return ir.Comprehension(kind, key, element, tuple(clauses), span)


_COMPREHENSIONS: dict[type, str] = {
    cst.ListComp: "list",
    cst.SetComp: "set",
    cst.GeneratorExp: "generator",
    cst.DictComp: "dict",
}


def _walrus(node: cst.NamedExpr, low: Lowering) -> ir.Expr:
    target, value = lower_expression(node.target, low), lower_expression(node.value, low)
    return ir.Walrus(target, value, low.span(node))


def _await(node: cst.Await, low: Lowering) -> ir.Expr:
    return ir.Await(lower_expression(node.expression, low), low.span(node))


def _yield(node: cst.Yield, low: Lowering) -> ir.Expr:
    low.yields = True
    if isinstance(node.value, cst.From):
        return ir.Yield(lower_expression(node.value.item, low), True, low.span(node))
    return ir.Yield(_optional(node.value, low), False, low.span(node))


_TABLE: dict[type, Callable[[Any, Lowering], ir.Expr]] = {
    cst.Name: _name,
    cst.Attribute: _attribute,
    cst.Call: _call,
    cst.Subscript: _subscript,
    cst.SimpleString: _string,
    cst.ConcatenatedString: _string,
    cst.FormattedString: _string,
    cst.Integer: _number,
    cst.Float: _number,
    cst.Imaginary: _number,
    cst.Ellipsis: _ellipsis,
    cst.Dict: _dict,
    cst.Tuple: _tuple,
    cst.List: _list,
    cst.Set: _set,
    cst.StarredElement: _starred,
    cst.UnaryOperation: _unary,
    cst.BinaryOperation: _binary,
    cst.BooleanOperation: _boolean,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
    cst.Lambda: _lambda,
    cst.ListComp: _comprehension,
    cst.SetComp: _comprehension,
    cst.GeneratorExp: _comprehension,
    cst.DictComp: _comprehension,
    cst.NamedExpr: _walrus,
    cst.Await: _await,
    cst.Yield: _yield,
}
if hasattr(cst, "TemplatedString"):  # since LibCST 1.8.3
    _TABLE[cst.TemplatedString] = _string
