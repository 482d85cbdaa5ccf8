"""Statements that only set fields that no verdict reads, and the blocks that hold nothing else.

They may or may not have run: whether they do is not worked out, nor what they set.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domicile import ir
from domicile.resolve.domain.state import State
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.parts import Node, blocks_of
from domicile.resolve.relevance.unread import open_item


class _Target(NamedTuple):
    """The name of a dict, and what a statement sets of it: the items under these keys.

    Or, if there is an `inner` key, what these items hold under that.
    """

    base: ir.Name
    keys: tuple[str, ...]
    inner: str | None = None
    values: tuple[ir.Expr, ...] = ()  # what it sets one of them to


def is_quiet(node: Node, leading: Leading, unread: frozenset[str]) -> bool:
    """Whether a statement does nothing but set such fields of a dict that a name holds."""
    found = _target(node.statement)
    if found is None:
        return False
    own = node.own
    clean = not (own.binds or own.stores or own.global_binds or leading.matters(own))
    return clean and own.mutates <= {found.base.id, "setdefault"} and unread.issuperset(found.keys)


def is_plain(statement: ir.Stmt) -> bool:
    """Whether it is `d["key"] = value`: where it surely runs, that is what it does."""
    target = statement.targets[0] if isinstance(statement, ir.Assign) else None
    return isinstance(target, ir.Subscript) and isinstance(target.base, ir.Name)


def can_be_quiet(node: Node) -> bool:
    """Whether a block may be left undecided: no path leaves the function or a loop in it."""
    return isinstance(node.statement, ir.If | ir.For | ir.While) and not node.leaves


def run_quiet(machine: Machine, state: State, frame: Frame, statement: ir.Stmt) -> None:
    """Each field that is set in it may have been set, or still be what it was."""
    machine.account.step()
    for target in _set_within(frame, statement):
        held = evaluate(machine, state, frame, target.base)
        if state.dead:
            return
        for key in target.keys:
            if target.inner is None:
                open_item(machine, state, frame, held, key, target.values)
            else:
                inside = open_item(machine, state, frame, held, key)
                open_item(machine, state, frame, inside, target.inner, target.values)


def _set_within(frame: Frame, statement: ir.Stmt) -> Iterator[_Target]:
    found = _target(statement)
    if found is not None:
        yield found
    for block in blocks_of(statement):
        for inner in block:
            if frame.slice is None or id(inner) in frame.slice:
                yield from _set_within(frame, inner)


def _target(statement: ir.Stmt) -> _Target | None:
    """What a statement sets of a dict, if that is all it may do."""
    if isinstance(statement, ir.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        found = _item(target) or _item_of_item(target)
        return None if found is None else found._replace(values=(statement.value,))
    call = statement.value if isinstance(statement, ir.Evaluate) else None
    if not isinstance(call, ir.Call):
        return None
    function = call.function
    if isinstance(function, ir.Attribute) and function.name == "update":
        entries = _updated(call)
        base = function.base
        if not entries or not isinstance(base, ir.Name):
            return None
        keys, values = zip(*entries, strict=True)
        return _Target(base, keys, None, values)
    found = _item(call)
    given = tuple(argument.value for argument in call.arguments[1:])
    return None if found is None else found._replace(values=given)


def _item(target: ir.Expr) -> _Target | None:
    """`d["key"]`, or `d.setdefault("key", ...)`."""
    if isinstance(target, ir.Subscript):
        base, index = target.base, target.index
    elif (
        isinstance(target, ir.Call)
        and isinstance(target.function, ir.Attribute)
        and target.function.name == "setdefault"
        and target.arguments
    ):
        base, index = target.function.base, target.arguments[0].value
    else:
        return None
    if not isinstance(base, ir.Name) or not isinstance(index, ir.Const):
        return None
    return _Target(base, (str(index.value),))


def _item_of_item(target: ir.Expr) -> _Target | None:
    """`d["key"]["inner"]`, where an item of a dict is a dict."""
    if not isinstance(target, ir.Subscript) or not isinstance(target.index, ir.Const):
        return None
    outer = _item(target.base)
    return None if outer is None else outer._replace(inner=str(target.index.value))


def _updated(call: ir.Call) -> list[tuple[str, ir.Expr]]:
    """The keys that `d.update(...)` sets, and to what; none where they are not shown."""
    found: list[tuple[str, ir.Expr]] = []
    for argument in call.arguments:
        if argument.keyword is not None:
            found.append((argument.keyword, argument.value))
            continue
        items = argument.value.items if isinstance(argument.value, ir.DictDisplay) else ()
        if argument.star or not items:
            return []
        for item in items:
            if not isinstance(item.key, ir.Const):
                return []
            found.append((str(item.key.value), item.value))
    return found
