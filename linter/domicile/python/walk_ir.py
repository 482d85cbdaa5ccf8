"""The walk over IR that collects what it does with names: the same as `walk_ast` finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from domicile import ir
from domicile.python.ir_targets import (
    bind_target,
    is_unread,
    note_changed_inside,
    note_mutated,
)
from domicile.python.names import ANY_TEXT, HELD, LAMBDA, MUTATORS, READERS, Names, Nodes


def walk(roots: Iterable[ir.Stmt | ir.Expr | ir.Argument], names: Names) -> None:
    """Add to `names` what the nodes do; bindings of nested scopes are none of theirs."""
    outer: Nodes = list(roots)
    inner: Nodes = []
    ignored: set[str] = set()
    while outer or inner:
        names.depth += 1
        next_outer: Nodes = []
        next_inner: Nodes = []
        for node in outer:
            _visit(node, names, names.binds, next_outer, next_inner)
        for node in inner:
            _visit(node, names, ignored, next_inner, next_inner)
        outer, inner = next_outer, next_inner
    names.inside |= ignored


def _visit(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    if type(node) in _KEEPING:
        _kept(node, _KEEPING[type(node)], names)
    if type(node) in _LOOKING_INTO:
        names.looked_into.add(id(getattr(node, _LOOKING_INTO[type(node)])))
    special = _SPECIAL.get(type(node))
    if special is not None:
        special(node, names, binds, same, nested)
        return
    for field in getattr(node, "__dataclass_fields__", ()):
        child = getattr(node, field)
        if type(child) is tuple:
            same += child
        else:
            same.append(child)


def _kept(node: Any, fields: tuple[str, ...], names: Names) -> None:
    """Names and attributes that stand in these fields as they are."""
    for field in fields:
        child = getattr(node, field)
        for part in child if type(child) is tuple else (child,):
            if isinstance(part, ir.Name):
                names.keeps.add(part.id)
            elif isinstance(part, ir.Attribute):
                names.keeps.add(part.name)


# --- what is special about some classes --------------------------------------------------


def _name(node: ir.Name, names: Names, *_: object) -> None:
    names.reads.add(node.id)
    if node.id == "getattr":
        names.texts.add(ANY_TEXT)  # what it is given is told apart in `walk_ast` only


def _const(node: ir.Const, names: Names, *_: object) -> None:
    if isinstance(node.value, str) and node.value.isidentifier():
        names.strings.add(node.value)


def _attribute(
    node: ir.Attribute, names: Names, binds: set[str], same: Nodes, nested: Nodes
) -> None:
    names.attributes.add(node.name)
    if id(node) not in names.looked_into:
        names.whole.add(node.name)
    if not isinstance(node.base, ir.Name):
        names.elsewhere.add(node.name)
    base = node.base.function if isinstance(node.base, ir.Call) else node.base
    if isinstance(base, ir.Name):
        names.links.add(f"{base.id}.{node.name}")
    elif isinstance(base, ir.Attribute):
        names.links.add(f"{base.name}.{node.name}")
    same.append(node.base)


def _call(node: ir.Call, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    function = node.function
    if isinstance(function, ir.Attribute) and (
        isinstance(function.base, ir.Name) or function.name in MUTATORS
    ):
        base = function.base
        if isinstance(base, ir.Name) and function.name in READERS:
            names.asked.add(base.id)
        elif isinstance(base, ir.Name) and function.name not in MUTATORS:
            note_mutated(function, names, direct=False)
            names.invoked.append(node)
        else:
            note_mutated(function, names)
    elif not isinstance(function, ir.Name):
        names.farther.append(node)
    if isinstance(function, ir.Attribute) and isinstance(function.base, ir.Attribute):
        names.hands.add(function.base.name)
    if isinstance(function, ir.Attribute):
        names.invokes.add(function.name)
    elif not isinstance(function, ir.Name):
        names.invokes.add(HELD)
    called = function.base if isinstance(function, ir.Subscript) else function
    if isinstance(called, ir.Name):
        names.called.add(called.id)
        if called.id in _COUNTING:
            names.looked_into.update(id(argument.value) for argument in node.arguments)
    same.append(function)
    same += node.arguments


def _argument(node: ir.Argument, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    if node.keyword is not None:
        names.strings.add(node.keyword)
    if isinstance(node.value, ir.Name):
        names.hands.add(node.value.id)
    elif isinstance(node.value, ir.Attribute):
        names.hands.add(node.value.name)
    (names.skipped if node.keyword in names.unread else same).append(node.value)


def _dict_item(
    node: ir.DictItem, names: Names, binds: set[str], same: Nodes, nested: Nodes
) -> None:
    same.append(node.key)
    held = is_unread(node.key, names) or (node.key is None and holds_unread(node.value, names))
    (names.skipped if held else same).append(node.value)


def holds_unread(node: ir.Expr, names: Names) -> bool:
    """Whether this is a dict with nothing but such keys, on every path: `{...} if x else {}`."""
    if isinstance(node, ir.Conditional):
        return holds_unread(node.body, names) and holds_unread(node.orelse, names)
    return isinstance(node, ir.DictDisplay) and all(
        is_unread(item.key, names) for item in node.items
    )


def _lambda(node: ir.Lambda, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    names.defined.add(LAMBDA)
    same += node.parameters
    nested.append(node.body)


def _parameter(
    node: ir.Parameter, names: Names, binds: set[str], same: Nodes, nested: Nodes
) -> None:
    names.inside.add(node.name)
    same.append(node.default)
    same.append(node.annotation)


def _clause(node: ir.Clause, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    bind_target(node.target, names, names.inside, nested)
    same.append(node.iterable)
    same += node.conditions


def _walrus(node: ir.Walrus, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    bind_target(node.target, names, binds, same)
    same.append(node.value)


def _assign(node: ir.Assign, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    for target in node.targets:
        bind_target(target, names, binds, same)
    held = all(isinstance(t, ir.Subscript) and is_unread(t.index, names) for t in node.targets)
    (names.skipped if held else same).append(node.value)
    same.append(node.annotation)


def _declare(node: ir.Declare, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    bind_target(node.target, names, binds, same)
    same.append(node.annotation)


def _augment(node: ir.Augment, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    bind_target(node.target, names, binds, same)
    note_mutated(node.target, names)
    if node.operator == "|" or isinstance(node.value, ir.SequenceDisplay | ir.Comprehension):
        note_changed_inside(node.target, names)
    same.append(node.target)
    same.append(node.value)


def _delete(node: ir.Delete, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    for target in node.targets:
        bind_target(target, names, binds, same)


def _for(node: ir.For, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    bind_target(node.target, names, binds, same)
    same.append(node.iterable)
    same += node.body
    same += node.orelse


def _with_item(
    node: ir.WithItem, names: Names, binds: set[str], same: Nodes, nested: Nodes
) -> None:
    same.append(node.value)
    if node.target is not None:
        bind_target(node.target, names, binds, same)


def _handler(node: ir.Handler, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    same.append(node.kind)
    binds.update({node.name} if node.name else ())
    same += node.body


def _capture(
    node: ir.PatternAny | ir.PatternAs,
    names: Names,
    binds: set[str],
    same: Nodes,
    nested: Nodes,
) -> None:
    binds.update({node.name} if node.name else ())
    if isinstance(node, ir.PatternAs):
        same.append(node.pattern)


def _mapping(
    node: ir.PatternMapping, names: Names, binds: set[str], same: Nodes, nested: Nodes
) -> None:
    if node.rest is not None:
        binds.add(node.rest)
    same += node.keys
    same += node.items


def _import(node: ir.Import, names: Names, binds: set[str], *_: object) -> None:
    name = node.alias or node.module.partition(".")[0]
    binds.add(name)
    names.defined.add(name)
    names.imports.add((node.module, 0, ""))


def _import_from(node: ir.ImportFrom, names: Names, binds: set[str], *_: object) -> None:
    binds.add(node.alias or node.name)
    names.defined.add(node.alias or node.name)
    names.imports.add((node.module, node.level, node.name))


def _scope(node: ir.Scope, names: Names, *_: object) -> None:
    if node.kind == "global":
        names.global_binds.update(node.names)


def _function(node: ir.Function, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    binds.add(node.name)
    names.functions.add(node.name)
    names.defined.add(node.name)
    same += node.decorators
    same += node.parameters
    same.append(node.returns)
    nested += node.body


def _class(node: ir.Class, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    binds.add(node.name)
    names.defined.add(node.name)
    same += node.decorators
    same += node.bases
    same += node.keywords
    nested += node.body


def _later(node: ir.Later, names: Names, binds: set[str], *_: object) -> None:
    names.join(node.names, binds)


# Nodes that keep what stands in these fields: it may be used anywhere later.
_KEEPING: dict[type, tuple[str, ...]] = {
    ir.Return: ("value",),
    ir.Assign: ("value",),
    ir.Walrus: ("value",),
    ir.DictItem: ("value",),
    ir.SequenceDisplay: ("items",),
    ir.Conditional: ("body", "orelse"),
    ir.Boolean: ("left", "right"),
    ir.Lambda: ("body",),
    ir.Parameter: ("default",),
    ir.Yield: ("value",),
}

# Nodes that take no more from what stands in this field than a part of it.
_LOOKING_INTO: dict[type, str] = {
    ir.Attribute: "base",
    ir.Subscript: "base",
    ir.For: "iterable",
    ir.Clause: "iterable",
}
_COUNTING = frozenset({"len", "bool"})

_SPECIAL: dict[type, Callable[[Any, Names, set[str], Nodes, Nodes], None]] = {
    ir.Later: _later,
    ir.Name: _name,
    ir.Const: _const,
    ir.Attribute: _attribute,
    ir.Call: _call,
    ir.Argument: _argument,
    ir.DictItem: _dict_item,
    ir.Lambda: _lambda,
    ir.Parameter: _parameter,
    ir.Clause: _clause,
    ir.Walrus: _walrus,
    ir.Assign: _assign,
    ir.Declare: _declare,
    ir.Augment: _augment,
    ir.Delete: _delete,
    ir.For: _for,
    ir.WithItem: _with_item,
    ir.Handler: _handler,
    ir.PatternAny: _capture,
    ir.PatternAs: _capture,
    ir.PatternMapping: _mapping,
    ir.Import: _import,
    ir.ImportFrom: _import_from,
    ir.Scope: _scope,
    ir.Function: _function,
    ir.Class: _class,
}
