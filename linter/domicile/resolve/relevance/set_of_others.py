"""Attributes that the tree sets of anything but a method's own object.

All others are set by methods of the object's class, which are run and show what they set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.machine.ledgers import SetOfOthers
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.instances import MAKING

MOST_MODULES = 500  # in play, up to which they are looked at
# What sets attributes, or calls a constructor once more, without naming what that sets.
_NAMELESS = frozenset({"exec", "eval", "vars"})
_NAMELESS_ATTRIBUTES = frozenset({"__init__", "__setattr__", "__delattr__"})
_NAMESPACES = frozenset({"__dict__", "__class__"})  # only where they are changed
_SETTING = frozenset({"setattr", "delattr"})


def set_of_others(machine: Machine) -> SetOfOthers | None:
    """What is set of other things than a method's own object; None where that may be anything."""
    loaded, found = machine.classes.set_of_others
    if found is None or loaded == len(machine.modules):
        return found
    if len(machine.modules) > MOST_MODULES:
        found = None
    for run in islice(machine.modules.values(), loaded, None):
        for chunk, owner in _functions(run.module.chunks):
            if found is not None:
                found = _with(found, run, chunk, owner)
    machine.classes.set_of_others = len(machine.modules), found
    return found


def _functions(chunks: Iterable[Chunk], owner: str | None = None) -> Iterator[tuple[Chunk, str]]:
    """What may run later, with the class it is a method of or "": all that has functions."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from _functions(chunk.children, chunk.name or "")
        elif chunk.kind == "function":
            yield chunk, owner or ""
        elif chunk.functions:
            yield chunk, ""


def _with(found: SetOfOthers, run: ModuleRun, chunk: Chunk, owner: str) -> SetOfOthers | None:
    """With what one function sets."""
    named = _NAMELESS_ATTRIBUTES - (MAKING if chunk.name in MAKING else frozenset())
    if not (
        _NAMELESS.isdisjoint(chunk.reads)
        and named.isdisjoint(chunk.attributes)
        and _NAMESPACES.isdisjoint(chunk.stores | chunk.mutates)
    ):
        return None
    names = chunk.stores
    if owner:
        links = (link.partition(".") for link in chunk.links)
        names &= {name for base, _, name in links if base != "self"}
    loose = found.loose
    if not _SETTING.isdisjoint(chunk.reads):
        for target, name in _set_by_name(lowered(run, chunk)):
            if name is not None:
                names |= {name}
            elif not isinstance(target, ir.Name):
                return None
            elif target.id == "self" and (kinds := {owner} - {""} or _classes(run, chunk)):
                loose |= kinds
            elif target.id not in _modules(run, chunk):
                return None
    return SetOfOthers(found.names | names, loose)


def _classes(run: ModuleRun, chunk: Chunk) -> set[str]:
    """The classes that a statement defines: where an import fails, or within a function."""
    return {node.name for node in ir.nodes(lowered(run, chunk)) if isinstance(node, ir.Class)}


def _modules(run: ModuleRun, chunk: Chunk) -> set[str]:
    """Names that hold modules, which are no objects of a class."""
    inside = (chunk, *(each for each in run.module.chunks if each.kind == "import"))
    entries = (entry for each in inside for entry in each.imports)
    return {module.partition(".")[0] for module, level, name in entries if not (level or name)}


def _set_by_name(root: object) -> Iterator[tuple[ir.Expr | None, str | None]]:
    """Of each `setattr` and `delattr`, what it sets something of, and the name if that is shown."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending.extend(node)
        elif isinstance(node, ir.Name) and node.id in _SETTING:
            yield None, None  # handed on
        elif isinstance(node, ir.Call) and getattr(node.function, "id", "") in _SETTING:
            values = [argument.value for argument in node.arguments if not argument.star]
            yield (values[0] if values else None), _text(values[1:2])
            pending.extend(argument.value for argument in node.arguments)
        elif hasattr(node, "__dataclass_fields__"):
            pending.extend(getattr(node, each) for each in node.__dataclass_fields__)


def _text(values: list[ir.Expr]) -> str | None:
    """The text that a value is, if it is one."""
    for value in values:
        if isinstance(value, ir.Const) and isinstance(value.value, str):
            return value.value
    return None
