"""The walk over `ast` nodes that collects what they do with names.

It goes breadth first, so that no nesting can exhaust the stack, and the number of its
generations is the depth of the tree. What never runs (type parameters, the value of a type
alias) is left out, as it is from the IR.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from sys import intern
from typing import Any

from domicile.python.names import ANY_TEXT, Names, Nodes
from domicile.python.special_nodes import SPECIAL, mutated

_LEAVES = frozenset(("ctx", "op", "ops", "type_comment", "kind"))
# Nodes that keep what stands in these fields: it may be used anywhere later.
_KEEPING: dict[type, tuple[str, ...]] = {
    ast.Return: ("value",),
    ast.Assign: ("value",),
    ast.AnnAssign: ("value",),
    ast.NamedExpr: ("value",),
    ast.Dict: ("values",),
    ast.List: ("elts",),
    ast.Tuple: ("elts",),
    ast.Set: ("elts",),
    ast.IfExp: ("body", "orelse"),
    ast.BoolOp: ("values",),
    ast.Lambda: ("body",),
    ast.arguments: ("defaults", "kw_defaults"),
    ast.Yield: ("value",),
    ast.YieldFrom: ("value",),
}


class _Children(dict[type, tuple[str, ...]]):
    """The fields of each node class that can hold nodes; nothing for what is no node."""

    def __missing__(self, node_class: type) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(node_class, "_fields", ())
        self[node_class] = kept = tuple(name for name in names if name not in _LEAVES)
        return kept


CHILDREN = _Children()


def walk(roots: Iterable[ast.AST], names: Names) -> None:
    """Add to `names` what the nodes do, generation by generation.

    `outer` nodes belong to the chunk's own scope; `inner` ones to a nested function, class or
    comprehension, where a binding is none of the chunk's.
    """
    outer: Nodes = list(roots)
    inner: Nodes = []
    ignored: set[str] = set()
    while outer or inner:
        names.depth += 1
        next_outer: Nodes = []
        next_inner: Nodes = []
        _generation(outer, names, names.binds, next_outer, next_inner)
        _generation(inner, names, ignored, next_inner, next_inner)
        outer, inner = next_outer, next_inner
    names.inside |= ignored


def _generation(nodes: Nodes, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> None:
    """Look at nodes of one scope; children of that scope go to `same`, others to `nested`."""
    for node in nodes:
        node_class = node.__class__
        if node_class is ast.Name:
            name = node.id
            (names.reads if node.ctx.__class__ is ast.Load else binds).add(name)
            if name == "getattr":
                names.texts.add(ANY_TEXT)
        elif node_class is ast.Attribute:
            names.attributes.add(node.attr)
            base = node.value
            if base.__class__ is ast.Call:
                base = base.func
            if base.__class__ is ast.Name:
                names.links.add(intern(f"{base.id}.{node.attr}"))
            elif base.__class__ is ast.Attribute:
                names.links.add(intern(f"{base.attr}.{node.attr}"))
            if node.ctx.__class__ is not ast.Load:
                names.stores.add(node.attr)
                mutated(node, names)
            same.append(node.value)
        elif node_class is ast.Constant:
            value = node.value
            if value.__class__ is str and value.isidentifier():
                names.strings.add(intern(value))
        else:
            if node_class in _KEEPING:
                _kept(node, _KEEPING[node_class], names)
            special = SPECIAL.get(node_class)
            if special is not None and special(node, names, binds, same, nested):
                continue
            for field in CHILDREN[node_class]:
                child = getattr(node, field)
                if child.__class__ is list:
                    same += child
                elif child is not None:
                    same.append(child)


def _kept(node: Any, fields: tuple[str, ...], names: Names) -> None:
    """Names and attributes that stand in these fields as they are."""
    for field in fields:
        child = getattr(node, field)
        for part in child if child.__class__ is list else (child,):
            if part.__class__ is ast.Name and part.ctx.__class__ is ast.Load:
                names.keeps.add(part.id)
            elif part.__class__ is ast.Attribute and part.ctx.__class__ is ast.Load:
                names.keeps.add(part.attr)
