"""The top levels of modules: what their chunks bind and change, and their lowering."""

from __future__ import annotations

from collections.abc import Sequence

from domicile import ir
from domicile.catalog import Catalog
from domicile.chunks import Chunk
from domicile.resolve.domain.atoms import Module as ModuleValue
from domicile.resolve.domain.values import one
from domicile.resolve.library.packages import REORDERING
from domicile.resolve.machine.binders import Binders
from domicile.resolve.machine.keeping import one_instance_classes
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, ModuleRun
from domicile.resolve.relevance.requests_changed import changes_requests

# Builtins through which a statement sets names that it does not spell as names.
DYNAMIC = frozenset({"delattr", "exec", "globals", "setattr", "vars"})
# Functions that change what they are handed, where a method of it is the usual way.
CHANGING = REORDERING | frozenset(
    f"{kind}.{name}"
    for kind, names in (
        ("dict", ("__delitem__", "__setitem__", "clear", "pop", "popitem", "setdefault", "update")),
        ("list", ("append", "clear", "extend", "insert", "pop", "remove")),
        ("operator", ("delitem", "iadd", "ior", "setitem")),
    )
    for name in names
)
# The names that such functions of the library are imported by.
_REORDERING_NAMES = frozenset(path.rpartition(".")[2] for path in REORDERING)
LIBRARY_CHANGING = _REORDERING_NAMES | {"delitem", "iadd", "ior", "setitem"}
_ANY_GLOBAL = frozenset({"exec", "f_globals", "globals"})  # what gives a function any global to set
SETS_BUILTINS = frozenset({"builtins", "mock", "unittest", "unittest.mock"})  # what may do so
SETTING = frozenset({"__delattr__", "__dict__", "__setattr__", "__setitem__"})
_ELSE = ""  # stands for all names that are none of the top level's
_SOMETHING_ELSE = frozenset({_ELSE})
_REQUESTS = "<requests>"  # stands for what the requests of all clients pass


class _Called:
    """What the functions and classes of a module change of it when a chunk calls them."""

    def __init__(self, chunks: Sequence[Chunk], imported: frozenset[str], catalog: Catalog) -> None:
        self._imported = imported  # names of other modules of the tree
        # Attributes of which a method says nothing of where it is: those lead to what sends.
        self._sending = catalog.roots() | catalog.above() | catalog.transparent
        self._patching = {c.name for c in chunks if changes_requests(c, catalog)}
        self._makers = {c.name: c for c in chunks if c.kind in ("function", "class") and c.name}
        self._single = one_instance_classes(chunks)
        self._classes = frozenset(c.name for c in chunks if c.kind == "class" and c.name)
        self._bound = frozenset(name for c in chunks for name in c.binds)
        self.top = frozenset(name for c in chunks if c.kind == "other" for name in c.binds)
        self._reached = self._reached_by_each()

    def changes(self, chunk: Chunk) -> frozenset[str]:
        """The names of the module that may hold something else, or changed, after the chunk."""
        found = self._reached_from(chunk.reads)
        if _ELSE in found or not self._imported.isdisjoint(chunk.reads):
            # What is called may change what it is handed.
            found |= chunk.reads
        return self.top & found | self._single & chunk.reads

    def acted_on(self, chunk: Chunk) -> frozenset[str]:
        """The objects of the top level that a method of a part of them may change."""
        parts = (chunk.hands & chunk.attributes) - self._sending
        if not parts or self.top.isdisjoint(chunk.reads):
            return frozenset()
        links = chunk.links
        return frozenset(
            name for name in self.top & chunk.reads if any(f"{name}.{a}" in links for a in parts)
        )

    def by_decorators(self, chunk: Chunk) -> frozenset[str]:
        """The names that what decorates a function or class may change something of."""
        names = frozenset(dotted.partition(".")[0] for dotted in chunk.decorators)
        return self.top & (names | self._reached_from(names))

    def through_others(self, chunk: Chunk) -> frozenset[str]:
        """What a chunk reads, where it changes something by a name of a comprehension or lambda."""
        others = chunk.mutates - self.top - self._bound - chunk.attributes
        if "exec" in chunk.reads:
            return self.top | self._classes
        return self.top & chunk.reads if others else frozenset()

    def changers(self) -> frozenset[str]:
        """The functions and classes whose call changes something of the module."""
        return frozenset(
            name
            for name, maker in self._makers.items()
            if maker.global_binds
            or _sets_any_global(maker)
            or not self.top.isdisjoint(self._reached[name])
            or _REQUESTS in self._reached[name]
        )

    def _reached_from(self, names: frozenset[str]) -> frozenset[str]:
        """What is bound and changed by the functions that are named, and those they name."""
        makers = names & self._makers.keys()
        return frozenset().union(*(self._reached[name] for name in makers))

    def _reached_by_each(self) -> dict[str, frozenset[str]]:
        """What each function binds and changes of the top level, with those that it names."""
        found: dict[str, frozenset[str]] = {}
        users: dict[str, list[str]] = {}
        for name, maker in self._makers.items():
            own = maker.global_binds | maker.mutates | self.acted_on(maker)
            if _sets_any_global(maker):
                own |= self.top
            found[name] = (own & self.top) | (_SOMETHING_ELSE if own - self.top else frozenset())
            if name in self._patching:
                found[name] |= {_REQUESTS}
            for used in maker.reads & self._makers.keys():
                users.setdefault(used, []).append(name)
        pending = [name for name in users if found[name]]
        while pending:
            name = pending.pop()
            for user in users.get(name, ()):
                if not found[name] <= found[user]:
                    found[user] |= found[name]
                    pending.append(user)
        return found


def _sets_any_global(maker: Chunk) -> bool:
    return not _ANY_GLOBAL.isdisjoint(maker.reads | maker.attributes)


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
    called = _Called(module.chunks, frozenset(of_the_tree), machine.catalog)
    run.changers = called.changers()
    machine.sets_builtins |= any(module in SETS_BUILTINS for module, _, _ in imports)
    changed = [_changed(chunk, called) for chunk in module.chunks]
    run.binders = Binders(module.chunks, changed)
    for chunk in module.chunks:
        if chunk.kind in ("function", "class"):
            for name in chunk.global_binds:
                run.global_binders.setdefault(name, []).append(chunk)
    machine.modules[path] = run
    if any("modules" in chunk.mutates for chunk in module.chunks):
        from domicile.resolve.modules.registered import note_registered

        note_registered(machine, run)
    if path.endswith("__init__.py"):
        _note_submodules(machine, run, called.top)
    return run


def imported(machine: Machine, run: ModuleRun, within: bool = True) -> list[str]:
    """The modules of the tree that a module imports, wherever the import stands.

    If not `within`, those that its top level imports.
    """
    key = run.path, within
    found = machine.imported.get(key)
    if found is None:
        names: dict[str, None] = {}
        chunks = (chunk for chunk in run.module.chunks if within or chunk.kind == "import")
        for module, level, name in sorted({entry for chunk in chunks for entry in chunk.imports}):
            dotted = f"{module}.{name}" if module else name
            for meant in (module, dotted) if name not in ("", "*") else (module,):
                path = machine.project.find(run.path, meant, level)
                if path is not None:
                    names[path] = None
        found = machine.imported[key] = list(names)
    return found


def _note_submodules(machine: Machine, run: ModuleRun, bound: frozenset[str]) -> None:
    """A submodule that somebody imports takes the place of the package's variable of that name.

    Unless the package imports it itself, before it binds the name.
    """
    for name in sorted(bound):
        path = machine.project.find(run.path, name, 1)
        if path is not None and path != run.path and path not in imported(machine, run):
            value = one(ModuleValue(path))
            machine.share_as(("submodule", path), (run.frame, name), value)


def _changed(chunk: Chunk, called: _Called) -> frozenset[str]:
    """The names of the module that a chunk may change something of."""
    if chunk.kind in ("function", "class"):
        parts = (part for part in chunk.children if part.kind == "other")
        return called.by_decorators(chunk).union(*(part.global_binds for part in parts))
    names = chunk.mutates
    if chunk.kind == "other":
        names |= called.changes(chunk) | called.through_others(chunk) | called.acted_on(chunk)
        if not CHANGING.isdisjoint(chunk.links) or not _REORDERING_NAMES.isdisjoint(chunk.reads):
            names |= chunk.reads
        if sets_by_name(chunk):
            names |= chunk.reads | chunk.strings
            if may_set_any(chunk):
                names |= called.top
    return names


def sets_by_name(chunk: Chunk) -> bool:
    """Whether a statement may set names that it does not spell as names."""
    return not DYNAMIC.isdisjoint(chunk.reads) or not SETTING.isdisjoint(chunk.attributes)


def may_set_any(chunk: Chunk) -> bool:
    """Whether it may set names of its module that it does not even spell as texts."""
    own = not chunk.reads.isdisjoint(("globals", "vars")) or "modules" in chunk.attributes
    return own and ("update" in chunk.attributes or not chunk.strings)


def lowered(run: ModuleRun, chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """A chunk's statements, lowered once."""
    key = id(chunk)
    if key not in run.lowered:
        run.lowered[key] = run.module.lower(chunk)
    return run.lowered[key]


def head(run: ModuleRun, chunk: Chunk) -> ir.Stmt:
    """The function of a chunk, at least what its `def` says: it may lack its body."""
    known = run.lowered.get(id(chunk))
    if known is not None:
        return known[0]
    if id(chunk) not in run.heads:
        run.heads[id(chunk)] = run.module.head(chunk)
    return run.heads[id(chunk)]


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


def objects(machine: Machine, run: ModuleRun) -> frozenset[str]:
    """The names of objects that a module shares with others: its own, and what it imports."""
    loaded, known = machine.shared.get(run.path, (0, frozenset()))
    if loaded == len(machine.modules):
        return known
    found = set(_made(run))
    for module, level, name in {entry for chunk in run.module.chunks for entry in chunk.imports}:
        path = machine.project.find(run.path, module, level)
        inner = machine.project.find(run.path, f"{module}.{name}" if module else name, level)
        for other in (machine.modules.get(each) for each in (path, inner) if each is not None):
            if other is not None:
                whole = name in ("", "*") or other.path == inner
                found |= _made(other) if whole else {name} & _made(other)
    machine.shared[run.path] = len(machine.modules), frozenset(found)
    return machine.shared[run.path][1]


def decorating(machine: Machine, run: ModuleRun) -> frozenset[str]:
    """The names that a module has from others of the tree, as far as decorators may begin so."""
    imports = [chunk for chunk in run.module.chunks if chunk.imports]
    roots = {d.partition(".")[0] for chunk in run.module.chunks for d in chunk.decorators}
    return frozenset(
        name
        for chunk in imports
        for name in roots & chunk.binds
        if any(machine.project.find(run.path, m, level) for m, level, _ in chunk.imports)
    )


def _made(run: ModuleRun) -> frozenset[str]:
    """The globals of a module that hold more than a constant."""
    if run.made is None:
        made = (c for c in run.module.chunks if c.kind == "other" and not c.constant)
        run.made = frozenset(name for chunk in made for name in chunk.binds)
    return run.made


def class_body(info: ClassInfo) -> tuple[ir.Stmt, ...]:
    """The statements of a class body that are no methods."""
    if info.chunk is None:
        return info.node.body
    return tuple(
        statement
        for part in info.chunk.children
        if part.kind == "other" and not part.does_nothing()
        for statement in lowered(info.module, part)
    )
