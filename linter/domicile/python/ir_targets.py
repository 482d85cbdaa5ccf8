"""What an assignment binds and what it changes, in the IR."""

from __future__ import annotations

from domicile import ir
from domicile.python.names import NAMESPACES, Names, Nodes


def bind_target(node: ir.Expr, names: Names, binds: set[str], same: Nodes) -> None:
    """An expression that is assigned to or deleted."""
    if isinstance(node, ir.Name):
        binds.add(node.id)
    elif isinstance(node, ir.Attribute):
        names.stores.add(node.name)
        note_mutated(node, names)
        same.append(node)
    elif isinstance(node, ir.Subscript):
        root = root_name(node) if is_unread(node.index, names) else None
        if root is None:
            note_mutated(node, names)
        else:
            names.asked.add(root)
        same.append(node)
    elif isinstance(node, ir.SequenceDisplay):
        for item in node.items:
            bind_target(item, names, binds, same)
    elif isinstance(node, ir.Starred):
        bind_target(node.value, names, binds, same)


def is_unread(key: ir.Expr | None, names: Names) -> bool:
    """Whether a key is one of which it does not matter what it holds."""
    return isinstance(key, ir.Const) and key.value in names.unread


def root_name(node: ir.Expr) -> str | None:
    """The name at the root of `N[...][...]`."""
    while isinstance(node, ir.Subscript):
        node = node.base
    return node.id if isinstance(node, ir.Name) else None


def note_mutated(node: ir.Expr, names: Names, direct: bool = True) -> None:
    """The name at the root of `N.a["k"].b`, and the attributes on the way to the last step.

    Of `N(...)["k"]` it is the function's: what it gives may be what it keeps.
    """
    changed: set[str] = set()
    _changed(node, names, changed)
    names.mutates |= changed
    if direct:
        names.direct |= changed


def note_changed_inside(node: ir.Expr, names: Names) -> None:
    """What `N["k"] |= more` changes is what N holds, not N."""
    target = node
    while isinstance(node, ir.Attribute | ir.Subscript):
        node = node.base
    if isinstance(node, ir.Name) and node is not target:
        names.deep.add(node.id)


def _changed(node: ir.Expr, names: Names, changed: set[str]) -> None:
    last = node
    if isinstance(node, ir.Attribute):
        node = node.base
    while isinstance(node, (ir.Attribute, ir.Subscript, ir.Call)):
        if isinstance(node, ir.Attribute):
            changed.add(node.name)
        called = isinstance(node, ir.Call)
        node = node.function if isinstance(node, ir.Call) else node.base
        if called and isinstance(node, ir.Name) and node.id in NAMESPACES:
            return
    if isinstance(node, ir.Name):
        changed.add(node.id)
        if getattr(last, "base", node) is not node:
            names.deep.add(node.id)
