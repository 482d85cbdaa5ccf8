"""What stands for statements that cannot be lowered."""

from __future__ import annotations

from collections.abc import Collection

from domicile import ir
from domicile.ir import Span


def opaque(binds: Collection[str], why: str, span: Span) -> tuple[ir.Stmt, ...]:
    """Statements that give each of the names an Opaque; one that is evaluated, if there is none."""
    unknown = ir.Opaque((), why, span)
    names = sorted(name for name in binds if name != "*")
    if not names:
        return (ir.Evaluate(unknown, span),)
    return tuple(ir.Assign((ir.Name(name, span),), unknown, None, span) for name in names)
