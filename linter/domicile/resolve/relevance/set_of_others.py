"""Attributes that the tree sets of anything but a method's own object.

All others are set by methods of the object's class, which are run and show what they set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from domicile import ir
from domicile.chunks import Chunk
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.domain.some_names import SomeNames
from domicile.resolve.machine.ledgers import SetOfOthers
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.parts import made_on_the_spot
from domicile.resolve.relevance.told_names import told_names

MOST_BASES = 8  # one above the other
MOST_READ = 100  # in play, up to which it is read what a `__setattr__` is told
MOST_MODULES = 500  # in play, up to which they are looked at
# What sets attributes, or calls a constructor once more, without naming what that sets.
_NAMELESS = frozenset({"exec", "eval", "vars"})
_NAMELESS_ATTRIBUTES = frozenset({"__init__"})
_NAMESPACES = frozenset({"__dict__", "__class__"})  # only where they are changed
_SETTING = frozenset({"setattr", "delattr"})
_SETTING_METHODS = frozenset({"__setattr__", "__delattr__"})
_SETS = _SETTING | _SETTING_METHODS
_REMEMBERING = frozenset({"__new__", "__call__"})  # what makes an object may give an earlier one


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
                found = with_set_by(machine, found, run, chunk, owner)
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


def with_set_by(
    machine: Machine, found: SetOfOthers, run: ModuleRun, chunk: Chunk, owner: str
) -> SetOfOthers | None:
    """With what one function sets."""
    named = _NAMELESS_ATTRIBUTES - (MAKING if chunk.name in MAKING else frozenset())
    named |= _SETTING_METHODS if len(machine.modules) > MOST_READ else frozenset()
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
    by_name = set_by_name(machine, run, chunk, owner)
    if by_name is None:
        return None
    return SetOfOthers(found.names | SomeNames(names) | by_name.names, found.loose | by_name.loose)


def set_by_name(machine: Machine, run: ModuleRun, chunk: Chunk, owner: str) -> SetOfOthers | None:
    """What one function sets by `setattr` and the like, of what there was before."""
    found, loose = SomeNames(), frozenset[str]()
    if _SETTING.isdisjoint(chunk.reads) and _SETTING_METHODS.isdisjoint(chunk.attributes):
        return SetOfOthers()
    root = lowered(run, chunk)
    told = _told(chunk, root)
    for target, name in _set_by_name(root):
        names = None if name is None else told_names(machine, run, root, name)
        if names is not None:
            found |= names
        elif isinstance(name, ir.Name) and name.id == told:
            pass  # what sets it names it
        elif _is_of_outside(machine, run, target):
            pass
        elif not isinstance(target, ir.Name):
            return None
        elif target.id == "self" and (kinds := {owner} - {""} or _classes(run, chunk)):
            loose |= kinds
        elif target.id not in _modules(run, chunk) | _made_here(machine, run, root):
            return None
    return SetOfOthers(found, loose)


def _is_of_outside(machine: Machine, run: ModuleRun, target: ir.Expr | None) -> bool:
    """Whether it is what a package from elsewhere has: `st.session_state`."""
    base = target.base if isinstance(target, ir.Attribute) else None
    if not isinstance(target, ir.Attribute) or not isinstance(base, ir.Name):
        return False
    imports = [chunk for chunk in run.module.chunks if base.id in chunk.binds]
    paths = {
        machine.project.find(run.path, module, level)
        for chunk in imports
        for module, level, _ in chunk.imports
    }
    return (
        paths == {None}
        and all(chunk.kind == "import" for chunk in imports)
        and not any(
            target.name in chunk.stores or base.id in chunk.global_binds
            for chunk in run.module.chunks
        )
    )


def _classes(run: ModuleRun, chunk: Chunk) -> set[str]:
    """The classes that a statement defines: where an import fails, or within a function."""
    return {node.name for node in ir.nodes(lowered(run, chunk)) if isinstance(node, ir.Class)}


def _told(chunk: Chunk, root: tuple[ir.Stmt, ...]) -> str | None:
    """The parameter of a `__setattr__` that tells the name, if it always holds that."""
    node = root[0] if root else None
    if chunk.name not in _SETTING_METHODS or not isinstance(node, ir.Function):
        return None
    names = Names()
    walk(node.body, names)
    told = [p.name for p in node.parameters[1:2] if p.name not in names.binds | names.inside]
    return told[0] if told else None


def _made_here(machine: Machine, run: ModuleRun, root: tuple[ir.Stmt, ...]) -> set[str]:
    """The names of a function that only ever hold new objects of a class of the tree."""
    node = root[0] if root else None
    if not isinstance(node, ir.Function):
        return set()
    parameters = {parameter.name for parameter in node.parameters}

    def made(value: ir.Expr) -> bool:
        function = value.function if isinstance(value, ir.Call) else None
        return isinstance(function, ir.Name) and _is_class(machine, run, function.id)

    return made_on_the_spot(node.body, machine.catalog.unread, made) - parameters


def _is_class(machine: Machine, run: ModuleRun, name: str, depth: int = 0) -> bool:
    """Whether a name of a module is a class of the tree that makes a new object each time.

    What is named in its head (`depth` tells how far up) may be from outside.
    """
    base = 0 < depth < MOST_BASES
    chunks = [c for c in run.module.chunks if name in c.binds or c.name == name]
    if not chunks:
        return base
    for chunk in chunks:
        if chunk.kind == "class":
            own = {child.name for child in chunk.children}
            if not own.isdisjoint(_REMEMBERING) or depth == MOST_BASES:
                return False
            if not all(_is_class(machine, run, each, depth + 1) for each in chunk.head - {name}):
                return False
        elif chunk.kind == "import":
            for module, level, imported in chunk.imports:
                path = machine.project.find(run.path, module, level)
                other = machine.modules.get(path) if path is not None else None
                if path is None and base:
                    continue
                if other is None or imported != name or not _is_class(machine, other, name, depth):
                    return False
        else:
            return False
    return True


def _modules(run: ModuleRun, chunk: Chunk) -> set[str]:
    """Names that hold modules, which are no objects of a class."""
    inside = (chunk, *(each for each in run.module.chunks if each.kind == "import"))
    entries = (entry for each in inside for entry in each.imports)
    return {module.partition(".")[0] for module, level, name in entries if not (level or name)}


def _set_by_name(root: object) -> Iterator[tuple[ir.Expr | None, ir.Expr | None]]:
    """Of each `setattr` and the like, what it sets something of, and what gives the name."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending.extend(node)
        elif isinstance(node, ir.Call) and ir.last_name(node.function) in _SETS:
            yield _set_by_call(node)
            pending.extend(argument.value for argument in node.arguments)
        elif isinstance(node, ir.Later):
            if not _SETS.isdisjoint(node.names.reads | node.names.attributes):
                pending.extend(node.lower())
        elif ir.last_name(node) in _SETS if isinstance(node, ir.Name | ir.Attribute) else False:
            yield None, None  # handed on
        elif hasattr(node, "__dataclass_fields__"):
            pending.extend(getattr(node, each) for each in node.__dataclass_fields__)


def _set_by_call(call: ir.Call) -> tuple[ir.Expr | None, ir.Expr | None]:
    values = [argument.value for argument in call.arguments if not argument.star]
    function = call.function
    if isinstance(function, ir.Attribute):
        base = function.base
        if isinstance(base, ir.Call) and ir.last_name(base.function) == "super":
            return ir.Name("self", call.span), values[0] if values else None
        if ir.last_name(base) != "object":
            return None, None
    return (values[0] if values else None), (values[1] if len(values) > 1 else None)
