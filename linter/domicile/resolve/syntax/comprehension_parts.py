"""What a comprehension binds and holds, told from its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.machine.machine import Machine


def name_of_first(expr: ir.Comprehension) -> str:
    """The name under which what a comprehension first goes through is kept."""
    return f"first of {expr.span.line}:{expr.span.column}"


def over_first(machine: Machine, expr: ir.Comprehension) -> ir.Comprehension:
    """The comprehension over what its first iterable has been evaluated to, under a name."""
    known = machine.comprehensions.over_first.get(id(expr))
    if known is None:
        first = expr.clauses[0]
        named = replace(first, iterable=ir.Name(name_of_first(expr), first.iterable.span))
        known = machine.comprehensions.over_first[id(expr)] = (
            expr,
            replace(expr, clauses=(named, *expr.clauses[1:])),
        )
    return known[1]


def scope_of(machine: Machine, expr: ir.Comprehension) -> tuple[tuple[str, ...], bool, bool]:
    """The names that its targets bind, whether something inside may run when it is over, and
    whether it binds names around it."""
    known = machine.comprehensions.scopes.get(id(expr))
    if known is None:
        names = Names()
        walk([ir.Assign((c.target,), c.iterable, None, expr.span) for c in expr.clauses], names)
        bound = sorted(names.binds | ({name_of_first(expr)} & names.reads))
        known = machine.comprehensions.scopes[id(expr)] = (
            expr,
            (tuple(bound), holds(expr, _is_later), holds(expr, _is_walrus)),
        )
    return known[1]


def _is_later(node: object) -> bool:
    return isinstance(node, ir.Lambda) or (
        isinstance(node, ir.Comprehension) and node.kind == "generator"
    )


def is_call(node: object) -> bool:
    """Whether a node of IR is a call."""
    return isinstance(node, ir.Call)


def _is_walrus(node: object) -> bool:
    return isinstance(node, ir.Walrus)


def holds(expr: ir.Comprehension, is_such: Callable[[object], bool]) -> bool:
    """Whether a comprehension has such a node inside."""
    within = [(clause.iterable, clause.conditions) for clause in expr.clauses]
    return any(map(is_such, ir.nodes((expr.key, expr.element, *within))))


def is_target(expr: ir.Comprehension) -> bool:
    """Whether the key is what the comprehension goes through: `{k: f(k) for k in names}`."""
    target, key = expr.clauses[0].target, expr.key
    named = isinstance(target, ir.Name) and isinstance(key, ir.Name)
    return len(expr.clauses) == 1 and named and getattr(target, "id", "") == getattr(key, "id", "")
