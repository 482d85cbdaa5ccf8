"""Where clients can come from: which packages of a large tree can have none of the SDK's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from posixpath import commonpath

from domicile.catalog import Path
from domicile.chunks import Chunk
from domicile.importers import sdk_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import imported, module_run

MOST_CLOSE = 500  # candidates, up to which a client may come to any of them
IMPORTING = frozenset({"import_module", "__import__"})


class ClientSources:
    """The packages of a tree that can get hold of a client: the folders right below its root.

    One can where a file of it imports the SDK, or what does, or what imports that: of a package
    with its `__init__` only what that has from there. In a tree of up to `MOST_CLOSE` candidates
    every folder can, and none in a part that is `clientless`.
    """

    def __init__(
        self, machine: Machine, candidates: Sequence[ModuleRun], clientless: bool = False
    ) -> None:
        self._machine = machine
        self._everywhere = len(candidates) <= MOST_CLOSE and not clientless
        self._root = ""
        self._folders: set[str] = set()
        if not self._everywhere and not clientless:
            self._root = _root(machine.project.files)
            named = {run.path for run in candidates if _imports_by_name(machine, run)}
            self._folders.update(map(self._folder, named))
            self._follow(self._importing({machine.catalog.package: None}) | named)

    def _follow(self, sources: set[str]) -> None:
        """Add the packages of what imports these modules, and of what imports that.

        A package that takes something of them in to hand it on counts as one of them.
        """
        fresh = self._importing(dict.fromkeys(sources)) - sources
        while fresh:
            taken = {path: _taken(self._machine, path, sources) for path in fresh}
            sources |= {path for path in fresh if _is_package(path)}
            fresh = {p for p in self._importing(taken) if _is_package(p)} - sources

    def _importing(self, targets: Mapping[str, Set[str] | None]) -> set[str]:
        """The files that import one of `targets`, whose packages can have clients from now on.

        Of a target that has names with it, only those that name one of these.
        """
        found = set()
        for path in sorted(self._machine.project.importing(frozenset(targets))):
            # The text of an import may stand in a string: what the module does counts.
            if self.reach(path) or _imports(self._machine, path, targets):
                self._folders.add(self._folder(path))
                found.add(path)
        return found

    def reach(self, path: str) -> bool:
        """Whether a client can come to a module."""
        return self._everywhere or self._folder(path) in self._folders

    def _folder(self, path: str) -> str:
        return path.removeprefix(f"{self._root}/").partition("/")[0]


def looks_like_a_call(machine: Machine, chunk: Chunk, owner: Chunk | None = None) -> bool:
    """Whether a chunk names all that an operation on an unknown receiver is recognised by.

    A method may send by a resource that another one of its class reads from a client.
    """
    recognised = machine.catalog.recognised
    paths: Iterable[Path] = recognised.paths
    if not recognised.sure_keywords.isdisjoint(chunk.strings):
        paths = machine.catalog.operations
    names = chunk.attributes
    if not recognised.keywords.isdisjoint(chunk.strings):
        names |= chunk.looked_up
    if owner is not None and not names.isdisjoint(path[-1] for path in paths):
        names = names.union(*(part.attributes for part in owner.children))
    return any(names.issuperset(path) or ".".join(path[-2:]) in chunk.links for path in paths)


def _imports(machine: Machine, path: str, targets: Mapping[str, Set[str] | None]) -> bool:
    """Whether a module imports one of these files, or of the SDK more than constants.

    Of a file that has names with it, it must name one of these, or import all there is.
    """
    run = module_run(machine, path)
    if run is None:
        return False
    found = targets.keys() & set(imported(machine, run))
    for chunk in run.module.chunks:
        names = chunk.attributes | {name for _, _, name in chunk.imports}
        for target in found:
            wanted = targets[target]
            if wanted is None or not wanted.isdisjoint(names):
                return True
        if any(sdk_of(*entry) in targets for entry in chunk.imports):
            return True
    return False


def _taken(machine: Machine, path: str, sources: Set[str]) -> set[str] | None:
    """The names that a package has from these modules, and `*`; None for a module of it."""
    run = module_run(machine, path)
    if run is None or not _is_package(path):
        return None
    names = {"*"}
    for chunk in run.module.chunks:
        own = {
            name
            for module, level, name in chunk.imports
            for meant in (module, f"{module}.{name}" if module else name)
            if machine.project.find(path, meant, level) in sources
        }
        if own:  # under other names than those that are imported: all that it binds
            names |= own | chunk.binds - {name for _, _, name in chunk.imports}
    return names


def _is_package(path: str) -> bool:
    return path.endswith("/__init__.py")


def _imports_by_name(machine: Machine, run: ModuleRun) -> bool:
    """Whether a module names the SDK where it imports what a text says."""
    return any(
        machine.catalog.package in chunk.strings
        and not IMPORTING.isdisjoint(chunk.reads | chunk.attributes)
        for chunk in run.module.chunks
    )


def _root(files: Sequence[str]) -> str:
    """The folder that holds all the files."""
    folders = {path.rpartition("/")[0] for path in files}
    return commonpath(folders) if all(folders) else ""
