"""Classes that code outside the tree may get hold of: named where nothing is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from domicile import ir
from domicile.chunks import Chunk, flat
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered

# Functions that only ask what a class is.
ASKING = frozenset({"isinstance", "issubclass", "super", "type", "cast"})
KINDS = frozenset({"type", "__class__"})
TYPES = frozenset({"annotation", "returns"})
BY_TEXT = frozenset({"getattr", "globals", "vars", "__all__", "__dict__"})


def exposed(machine: Machine, runs: Iterable[ModuleRun], names: Set[str]) -> set[str]:
    """Those of the names by which a module hands on, keeps or gives a class, or may do so.

    And those that code names which has not been run.
    """
    found: set[str] = set()
    for run in runs:
        followed = _followed(machine, run)
        for chunk, owner in flat(run.module.chunks):
            found |= names & (chunk.looked_up | chunk.attributes)
            if not BY_TEXT.isdisjoint(chunk.reads | chunk.attributes | chunk.binds):
                found |= names & chunk.strings
            found |= {name for _, _, name in chunk.imports if name in names - chunk.binds}
            named = names & chunk.reads - found
            if not named or chunk.kind == "import":
                continue
            in_class = owner is not None and chunk.kind == "other"
            if in_class or (chunk.kind == "function" and id(chunk) not in followed):
                found |= named
            else:
                found |= set(_handed_on(run, chunk, named))
    return found


def _followed(machine: Machine, run: ModuleRun) -> set[int]:
    """The identities of the chunks whose functions have been run."""
    methods = [m for info in run.classes for m in info.methods.values()]
    functions = [machine.functions.get(id(chunk)) for chunk in run.module.chunks]
    return {id(each.chunk) for each in (*methods, *functions) if each is not None and each.runs}


def _handed_on(run: ModuleRun, chunk: Chunk, names: Set[str]) -> Iterator[str]:
    """Names that stand somewhere else than where something is called, read of them or annotated."""
    pending: list[Any] = list(lowered(run, chunk))
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending += node
        elif isinstance(node, ir.Name):
            if node.id in names:
                yield node.id
        elif isinstance(node, ir.Attribute):
            if node.name in names:
                yield node.name
            pending += _unless_named(node.base, names)
        elif isinstance(node, ir.Call):
            asks = ir.last_name(node.function) in ASKING
            pending += _unless_named(node.function, names)
            for argument in node.arguments:
                pending += _unless_named(argument.value, names) if asks else [argument.value]
        elif isinstance(node, ir.Class):
            pending += [part for base in node.bases for part in _unless_named(base, names)]
            pending += node.decorators
            pending.append(node.body)
        elif isinstance(node, ir.Later):
            pending.append(node.lower())
        else:
            for field in getattr(node, "__dataclass_fields__", ()):
                if field not in TYPES:
                    pending.append(getattr(node, field))


def _unless_named(node: ir.Expr, names: Set[str]) -> list[ir.Expr]:
    """The node, unless it is one of the names, `module.NAME` or `NAME[...]`."""
    inner = node
    while isinstance(inner, ir.Subscript):
        inner = inner.base
    if isinstance(inner, ir.Name):
        return [] if inner.id in names else [node]
    if isinstance(inner, ir.Attribute) and inner.name in names:
        return [inner.base]
    return [node]


def makes_its_own_kind(run: ModuleRun, chunk: Chunk) -> bool:
    """Whether a method calls the class of some object: `type(self)(...)`, `self.__class__(...)`."""
    if KINDS.isdisjoint(chunk.reads | chunk.attributes):
        return False
    for node in ir.nodes(lowered(run, chunk)):
        if isinstance(node, ir.Call):
            function = node.function
            inner = function.function if isinstance(function, ir.Call) else function
            if inner is not function and ir.last_name(inner) == "type":
                return True
            if isinstance(inner, ir.Attribute) and inner.name == "__class__":
                return True
    return False
