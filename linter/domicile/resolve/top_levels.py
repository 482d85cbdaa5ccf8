"""The top levels of modules: what their chunks bind and change, and their lowering."""

from __future__ import annotations

from collections.abc import Sequence, Set

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.aliases import Aliases
from domicile.resolve.keeping import one_instance_classes
from domicile.resolve.program import ClassInfo, Machine, ModuleRun

# Builtins through which a statement sets names that it does not spell as names.
DYNAMIC = frozenset({"delattr", "exec", "globals", "setattr", "vars"})
SETTING = frozenset({"__delattr__", "__dict__", "__setattr__", "__setitem__"})


class _Called:
    """What the functions and classes of a module change of it when a chunk calls them."""

    def __init__(self, chunks: Sequence[Chunk], imported: frozenset[str]) -> None:
        self._imported = imported  # names of other modules of the tree
        self._makers = {c.name: c for c in chunks if c.kind in ("function", "class") and c.name}
        self._single = one_instance_classes(chunks)
        self._bound = frozenset(name for c in chunks for name in c.binds)
        self._top = frozenset(name for c in chunks if c.kind == "other" for name in c.binds)

    def changes(self, chunk: Chunk) -> frozenset[str]:
        """The names of the module that may hold something else, or changed, after the chunk."""
        found: set[str] = set()
        found = self._reached(chunk)
        if found - self._top or not self._imported.isdisjoint(chunk.reads):
            # What is called may change what it is handed.
            found |= chunk.reads
        return self._top & found | self._single & chunk.reads

    def by_decorators(self, chunk: Chunk) -> frozenset[str]:
        """The names that what decorates a function or class may change something of."""
        names = {dotted.partition(".")[0] for dotted in chunk.decorators}
        return self._top & (names | self._reached_from(names))

    def through_others(self, chunk: Chunk) -> frozenset[str]:
        """What a chunk reads, where it changes something by a name of a comprehension or lambda."""
        others = chunk.mutates - self._top - self._bound - chunk.attributes
        if "exec" in chunk.reads:
            return self._top
        return self._top & chunk.reads if others else frozenset()

    def changers(self) -> frozenset[str]:
        """The functions and classes whose call changes something of the module."""
        return frozenset(
            name
            for name, maker in self._makers.items()
            if maker.global_binds or not self._top.isdisjoint(self._reached(maker) | maker.mutates)
        )

    def _reached(self, chunk: Chunk) -> set[str]:
        """What is bound and changed by the functions that a chunk names, and those they name."""
        return self._reached_from(chunk.reads)

    def _reached_from(self, names: Set[str]) -> set[str]:
        found: set[str] = set()
        pending = [name for name in names if name in self._makers]
        seen = set(pending)
        while pending:
            maker = self._makers[pending.pop()]
            found |= maker.global_binds | maker.mutates
            further = {n for n in maker.reads if n in self._makers} - seen
            seen |= further
            pending += further
        return found


def module_run(machine: Machine, path: str) -> ModuleRun | None:
    """The module at `path`, nothing of it run yet; None if it cannot be read."""
    if path in machine.modules:
        return machine.modules[path]
    module = machine.project.load(path)
    if module is None:
        return None
    run = ModuleRun(path, module, machine.new_id())
    machine.module_frames.add(run.frame)
    machine.heap.owners.add(run.frame)
    imports = {entry for chunk in module.chunks for entry in chunk.imports}
    of_the_tree = (n for m, level, n in imports if machine.project.find(path, m, level))
    called = _Called(module.chunks, frozenset(of_the_tree))
    run.changers = called.changers()
    changed = [_changed(chunk, called) for chunk in module.chunks]
    aliases = Aliases(module.chunks, changed)
    for index, (chunk, names) in enumerate(zip(module.chunks, changed, strict=True)):
        for name in chunk.binds | names | aliases.of(names):
            run.binders.setdefault(name, []).append(index)
        if chunk.kind in ("function", "class"):
            for name in chunk.global_binds:
                run.global_binders.setdefault(name, []).append(chunk)
    machine.modules[path] = run
    return run


def _changed(chunk: Chunk, called: _Called) -> frozenset[str]:
    """The names of the module that a chunk may change something of."""
    if chunk.kind in ("function", "class"):
        return called.by_decorators(chunk)
    names = chunk.mutates
    if chunk.kind == "other":
        names |= called.changes(chunk) | called.through_others(chunk)
        if not DYNAMIC.isdisjoint(chunk.reads) or not SETTING.isdisjoint(chunk.attributes):
            names |= chunk.reads | chunk.strings
    return names


def lowered(run: ModuleRun, chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """A chunk's statements, lowered once."""
    key = id(chunk)
    if key not in run.lowered:
        run.lowered[key] = run.module.lower(chunk)
    return run.lowered[key]


def changers(machine: Machine, run: ModuleRun) -> frozenset[str]:
    """The names whose call changes globals: of the module's own, and of what it imports."""
    loaded, known = machine.changers.get(run.path, (0, run.changers))
    if loaded == len(machine.modules):
        return known
    found = set(run.changers)
    for module, level, name in {entry for chunk in run.module.chunks for entry in chunk.imports}:
        path = machine.project.find(run.path, module, level)
        other = machine.modules.get(path) if path is not None else None
        if other is not None:
            found |= other.changers if name in ("", "*") else {name} & other.changers
    machine.changers[run.path] = len(machine.modules), frozenset(found)
    return frozenset(found)


def class_body(info: ClassInfo) -> tuple[ir.Stmt, ...]:
    """The statements of a class body that are no methods."""
    if info.chunk is None:
        return info.node.body
    return tuple(
        statement
        for part in info.chunk.children
        if part.kind == "other"
        for statement in lowered(info.module, part)
    )
