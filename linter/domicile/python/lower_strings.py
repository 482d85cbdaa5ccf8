"""String literals from LibCST to the IR: plain, formatted, template and concatenated ones."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import libcst as cst

from domicile import ir
from domicile.ir import Span
from domicile.python.large import MARK, MARK_OF_NAMES, MOST
from domicile.python.lowering import Lowering

Lower: TypeAlias = Callable[[cst.BaseExpression, Lowering], ir.Expr]

_PREFIX = re.compile(r"[A-Za-z]*")
_DOUBLED = re.compile(r"\{\{|\}\}")
# An escape, or a doubled brace outside one.
_ESCAPED = re.compile(
    r"\\(?:N\{[^{}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)|\{\{|\}\}",
    re.DOTALL,
)


def lower_string(node: cst.BaseString, low: Lowering, lower: Lower) -> ir.Expr:
    """One Const for text that is known, one FormattedString or Opaque for what is not.

    `lower` lowers the expressions inside replacement fields.
    """
    span = low.span(node)
    if isinstance(node, cst.SimpleString):
        return _literal(node.value, span)
    parts: list[ir.Expr] = []
    template = False
    for piece in _pieces(node):
        if isinstance(piece, cst.SimpleString):
            parts.append(_literal(piece.value, low.span(piece)))
        elif isinstance(piece, cst.FormattedString):
            parts += _formatted_parts(piece, low, lower)
        else:
            template = True
            fields = (p for p in getattr(piece, "parts", ()) if hasattr(p, "expression"))
            parts += (_field(field, False, low, lower) for field in fields)
    if template:
        return ir.Opaque(tuple(p for p in parts if not isinstance(p, ir.Const)), "template", span)
    return _joined(parts, span)


def _pieces(node: cst.BaseString) -> Iterator[cst.BaseString]:
    """The pieces of an implicit concatenation, which nests to the right."""
    while isinstance(node, cst.ConcatenatedString):
        yield node.left
        node = node.right
    yield node


def _literal(text: str, span: Span) -> ir.Expr:
    if text.startswith((MARK, MARK_OF_NAMES)):
        return _large(text, span)
    prefix = _PREFIX.match(text)
    kind = prefix[0].lower() if prefix else ""
    try:
        if "b" not in kind and ("r" in kind or "\\" not in text):
            quoted = text[len(kind) :]
            width = 3 if quoted[:3] in ('"""', "'''") else 1
            return ir.Const(quoted[width:-width], span)
        return ir.Const(_evaluated(text), span)
    except (SyntaxError, ValueError):
        return ir.Opaque((), "string", span)


def _large(text: str, span: Span) -> ir.Expr:
    """What stands for very many elements: an Opaque, of the names in them and calls of these."""
    if text.startswith(MARK):
        return ir.Opaque((), f"a literal of more than {MOST:,} elements", span)
    names = text[len(MARK_OF_NAMES) : -1].rstrip().replace("\\\n", "").rstrip().split(",")
    parts = [ir.Name(name.removesuffix("()"), span) for name in names if name]
    calls = [ir.Call(part, (), span) for part in parts if f"{part.id}()" in names]
    return ir.Opaque((*parts, *calls), ir.ENDLESS, span)


def _evaluated(text: str) -> str | bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # unknown escapes are no concern of ours
        value: str | bytes = ast.literal_eval(text)
    return value


def _formatted_parts(node: cst.FormattedString, low: Lowering, lower: Lower) -> Iterator[ir.Expr]:
    raw = "r" in node.start.lower()
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText):
            yield _text(part.value, raw, low.span(part))
        else:
            yield _field(part, raw, low, lower)


def _text(text: str, raw: bool, span: Span) -> ir.Expr:
    """The text between replacement fields, as a part of its string denotes it."""
    try:
        return ir.Const((_DOUBLED if raw else _ESCAPED).sub(_meant, text), span)
    except (SyntaxError, ValueError):
        return ir.Opaque((), "string", span)


def _meant(match: re.Match[str]) -> str:
    found = match[0]
    return found[0] if found in ("{{", "}}") else str(_evaluated(f'"{found}"'))


def _field(node: Any, raw: bool, low: Lowering, lower: Lower) -> ir.Expr:
    """A replacement field `{value!r:spec}`."""
    value = lower(node.expression, low)
    span = low.span(node)
    if node.conversion in (None, "s") and not node.format_spec and node.equal is None:
        return ir.Const(str(value.value), span) if isinstance(value, ir.Const) else value
    parts = [
        _field(part, raw, low, lower)
        if hasattr(part, "expression")
        else _text(part.value, raw, low.span(part))
        for part in node.format_spec or ()
    ]
    conversion = (node.conversion or "") if node.equal is None else "="
    return ir.Formatted(value, span, conversion, _joined(parts, span) if parts else None)


def _joined(parts: list[ir.Expr], span: Span) -> ir.Expr:
    """Neighbouring constants as one; all constants as one Const."""
    if not parts:
        return ir.Const("", span)
    if len(parts) == 1 and not isinstance(parts[0], ir.Const):
        return ir.FormattedString((parts[0],), span)
    joined: list[ir.Expr] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, ir.Const) and isinstance(last, ir.Const):
            value = _concatenated(last.value, part.value)
            if value is None:
                return ir.Opaque((), "string", span)
            joined[-1] = ir.Const(
                value,
                last.span._replace(end_line=part.span.end_line, end_column=part.span.end_column),
            )
        else:
            joined.append(part)
    if len(joined) == 1 and isinstance(joined[0], ir.Const):
        return ir.Const(joined[0].value, span)
    return ir.FormattedString(tuple(joined), span)


def _concatenated(left: object, right: object) -> str | bytes | None:
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    if isinstance(left, bytes) and isinstance(right, bytes):
        return left + right
    return None
