"""Fields that no verdict depends on: what is put into them is not worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import holds_unread, walk
from domicile.resolve.builtin_types.adopted import touch
from domicile.resolve.builtin_types.dicts import dict_get, dict_set
from domicile.resolve.domain.atoms import Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, one, restrict, union
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.not_worked_out import not_worked_out
from domicile.resolve.relevance.parts import BUILTINS


def evaluate_field(
    machine: Machine, state: State, frame: Frame, key: ir.Expr | str | None, expr: ir.Expr
) -> Value:
    """The value of a dict item or keyword; one that no verdict reads is not worked out."""
    name = key.value if isinstance(key, ir.Const) else key
    if name in machine.catalog.unread and not simple(expr) and not leads(machine, frame, expr):
        return not_worked_out(machine, state, frame, [expr], frame.module.location(expr.span))
    return evaluate(machine, state, frame, expr)


def splat_unread(
    machine: Machine, state: State, frame: Frame, identity: int, expr: ir.Expr
) -> bool:
    """Put what `**({"system": x} if x else {})` may bring into a dict, not worked out.

    False if it is something else, or mentions what may lead to a call.
    """
    names = Names(unread=machine.catalog.unread)
    if not holds_unread(expr, names) or leads(machine, frame, expr):
        return False
    for key, value in _entries(expr):
        open_item(machine, state, frame, one(Ref(identity)), key, [value])
    return True


def _entries(expr: ir.Expr) -> Iterator[tuple[str, ir.Expr]]:
    if isinstance(expr, ir.Conditional):
        yield from _entries(expr.body)
        yield from _entries(expr.orelse)
    elif isinstance(expr, ir.DictDisplay):
        for item in expr.items:
            if isinstance(item.key, ir.Const):
                yield str(item.key.value), item.value


def simple(expr: ir.Expr) -> bool:
    """Whether an expression is a constant, a name or an attribute, so that it calls nothing."""
    return isinstance(expr, ir.Const | ir.Name | ir.Attribute)


def leads(machine: Machine, frame: Frame, expr: ir.Expr) -> bool:
    """Whether an expression mentions what may lead to a call, binds a name, or hands something to
    what may change it."""
    from domicile.resolve.relevance.harmless import changing_in

    key = id(expr)
    found = machine.leading.get(key)
    if found is None:
        names = Names()
        walk([expr], names)
        leading = machine.leading_names(frame.module.path)
        found = bool(names.binds) or leading.matters(names)
        found = found or changing_in(machine, frame.module).may_change(expr)
        machine.leading[key] = found
    return found


def is_made(machine: Machine, frame: Frame, expr: ir.Expr) -> bool:
    """Whether an exception is only made of what is there: who catches it learns nothing of it."""
    if not isinstance(expr, ir.Call) or not ir.last_name(expr.function)[:1].isupper():
        return False
    names = Names()
    walk(expr.arguments, names)
    return not (names.mutates or names.called - BUILTINS or leads(machine, frame, expr))


def sets_unread(machine: Machine, frame: Frame, node: ir.If) -> bool:
    """Whether all that an `if` does is to set such fields of dicts."""
    if leads(machine, frame, node.test):
        return False
    return bool(node.body) and all(
        sets_unread(machine, frame, inner)
        if isinstance(inner, ir.If)
        else _sets_one(machine, frame, inner)
        for inner in (*node.body, *node.orelse)
    )


def set_unread(machine: Machine, state: State, frame: Frame, node: ir.If) -> None:
    """Run such an `if`: each field may have been set, or still be what it was."""
    machine.account.step()
    for target, key, value in _targets(node):
        base = evaluate(machine, state, frame, target.base)
        if state.dead:
            return
        open_item(machine, state, frame, base, key, [value])


def open_item(
    machine: Machine,
    state: State,
    frame: Frame,
    held: Value,
    key: str,
    given: Iterable[ir.Expr] = (),
) -> Value:
    """Let an item of dicts be what it was, or something else that may hold what these expressions
    give; gives what it was."""
    before: list[Alternative] = []
    new = not_worked_out(machine, state, frame, given)
    for atom, _ in restrict(held, state.condition):
        if machine.is_dict(atom):
            old = dict_get(state, atom.id, key)
            dict_set(machine, state, atom.id, key, union((*old, *new)))
            before += old
        elif isinstance(atom, Unknown):
            touch(machine, state, atom, key, new)
    return union(before)


def _sets_one(machine: Machine, frame: Frame, node: ir.Stmt) -> bool:
    if not isinstance(node, ir.Assign) or len(node.targets) != 1:
        return False
    target = node.targets[0]
    return (
        isinstance(target, ir.Subscript)
        and isinstance(target.base, ir.Name)
        and isinstance(target.index, ir.Const)
        and target.index.value in machine.catalog.unread
        and (simple(node.value) or not leads(machine, frame, node.value))
    )


def _targets(node: ir.If) -> Iterator[tuple[ir.Subscript, str, ir.Expr]]:
    for inner in (*node.body, *node.orelse):
        if isinstance(inner, ir.If):
            yield from _targets(inner)
        elif isinstance(inner, ir.Assign):
            target = inner.targets[0]
            if isinstance(target, ir.Subscript) and isinstance(target.index, ir.Const):
                yield target, str(target.index.value), inner.value
