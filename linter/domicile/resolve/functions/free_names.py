"""What functions read from around them, so that a change of it shows when they run again."""

from __future__ import annotations

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.domain.atoms import Atom, BoundMethod, Partial
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.program import Closure


def closures_of(atom: Atom) -> list[Closure]:
    """The functions of the tree that calling it runs."""
    if isinstance(atom, Partial):
        return [found for inner, _ in atom.function for found in closures_of(inner)]
    if isinstance(atom, BoundMethod):
        return [atom.closure]
    return [atom] if isinstance(atom, Closure) else []


def read_by(closure: Closure) -> frozenset[str]:
    """The names that a function reads from around it."""
    if closure.chunk is not None:
        return closure.chunk.reads
    node = closure.node
    names = Names()
    if isinstance(node, ir.Function):
        walk(node.body, names)
    elif node is not None:
        walk([node.body], names)
    return frozenset(names.reads - names.binds)


def free_names(node: ir.Function, bound: dict[Key, Value]) -> frozenset[str]:
    """The names that a function reads from around it."""
    names = Names()
    walk(node.body, names)
    return frozenset(names.reads - names.binds - {str(name) for _, name in bound})
