"""Loops that delete from a dict what a test tells: `for k in list(d): if k not in NAMES: del d[k]`.

Of a dict whose keys are not all shown, what is left is what a comprehension with the opposite test
would keep.
"""

from __future__ import annotations

from domicile import ir
from domicile.ir import Expr
from domicile.resolve.builtin_types.dicts import dict_get, keys, rest_of
from domicile.resolve.domain.atoms import Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

SNAPSHOTS = frozenset({"list", "tuple", "set", "frozenset", "sorted"})
OPPOSITE = {"-": "in", "&": "not in"}  # which keys stay where those of `d.keys() - names` go
MOST_KEYS = 24  # that are looked at one by one


def prune(machine: Machine, state: State, frame: Frame, node: ir.For) -> bool:
    """Take out of an open dict what such a loop deletes; False if it is no such loop."""
    known = machine.comprehensions.prunings.get(id(node))
    if known is None:
        known = machine.comprehensions.prunings[id(node)] = node, _pruning(node)
    if known[1] is None:
        return False
    holder, filtered = known[1]
    held = evaluate(machine, state, frame, holder)
    atom = held[0].atom if len(held) == 1 else None
    if not isinstance(atom, Ref) or not machine.is_dict(atom) or not rest_of(state, atom.id):
        return False
    special = (machine.dicts.fronts, machine.dicts.views, machine.dicts.forgetful)
    if any(atom.id in each for each in special) or len(keys(machine, atom.id)) > MOST_KEYS:
        return False
    made = evaluate(machine, state, frame, filtered)
    left = made[0].atom if len(made) == 1 else None
    if state.dead or not isinstance(left, Ref):
        return False
    for key in keys(machine, left.id):
        machine.keys.setdefault(atom.id, {})[key] = None
    for key in keys(machine, atom.id):
        machine.write(state, atom.id, key, dict_get(state, left.id, key))
    machine.write(state, atom.id, REST, state.get(left.id, REST) or ABSENT_VALUE)
    return True


def _pruning(node: ir.For) -> tuple[Expr, ir.Comprehension] | None:
    """The dict that a loop deletes from, and what makes one of all that stays there."""
    statement = node.body[0] if len(node.body) == 1 and not node.orelse else None
    test = None
    if isinstance(statement, ir.If) and len(statement.body) == 1 and not statement.orelse:
        test, statement = statement.test, statement.body[0]
    deleted = None if statement is None else _deleted(statement)
    if deleted is None:
        return None
    target, walked = node.target, node.iterable
    value: Expr = ir.Name(f"value of {node.span.line}:{node.span.column}", node.span)
    pairs = isinstance(target, ir.SequenceDisplay) and len(target.items) == 2
    if isinstance(target, ir.SequenceDisplay) and pairs:
        target, value = target.items
    if not isinstance(target, ir.Name) or not isinstance(value, ir.Name):
        return None
    if test is not None:
        kept: Expr = ir.Unary("not", test, node.span)
    elif isinstance(walked, ir.Binary) and walked.operator in OPPOSITE:
        kept = ir.Compare(OPPOSITE[walked.operator], target, walked.right, node.span)
        walked = walked.left
    else:
        return None
    holder = _walked(walked, "items" if pairs else "keys")
    if holder is None or not _same(deleted.base, holder) or not _same(deleted.index, target):
        return None
    span = node.span
    items = ir.Call(ir.Attribute(holder, "items", span), (), span)
    row = ir.SequenceDisplay("tuple", (target, value), span)
    clause = ir.Clause(row, items, (kept,))
    return holder, ir.Comprehension("dict", target, value, (clause,), span)


def _walked(expr: Expr, view: str) -> Expr | None:
    """The dict of which all keys, or all items, are walked."""
    call = expr
    while isinstance(call, ir.Call) and isinstance(call.function, ir.Name):
        if call.function.id not in SNAPSHOTS or len(call.arguments) != 1:
            return None
        call = call.arguments[0].value
    if isinstance(call, ir.Call) and isinstance(call.function, ir.Attribute):
        named = call.function.name == view and not call.arguments
        return call.function.base if named else None
    return call if view == "keys" and call is not expr else None


def _same(a: Expr, b: Expr) -> bool:
    """Whether both are the same name, or the same attribute of one."""
    if isinstance(a, ir.Attribute) and isinstance(b, ir.Attribute):
        return a.name == b.name and _same(a.base, b.base)
    return isinstance(a, ir.Name) and isinstance(b, ir.Name) and a.id == b.id


def _deleted(statement: ir.Stmt) -> ir.Subscript | None:
    """What `del d[k]` or `d.pop(k, None)` deletes."""
    if isinstance(statement, ir.Delete) and len(statement.targets) == 1:
        target = statement.targets[0]
        return target if isinstance(target, ir.Subscript) else None
    call = statement.value if isinstance(statement, ir.Evaluate) else None
    if not isinstance(call, ir.Call) or not isinstance(call.function, ir.Attribute):
        return None
    if call.function.name != "pop" or not 1 <= len(call.arguments) <= 2:
        return None
    return ir.Subscript(call.function.base, call.arguments[0].value, call.span)
