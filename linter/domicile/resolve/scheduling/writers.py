"""Writers: the functions that may set a field which something has read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from domicile.chunks import Chunk, flat
from domicile.resolve.domain.heap import Key
from domicile.resolve.machine.keeping import keeps_results
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.scheduling.entries import functions

MOST_NAMING = 20  # functions that name a method, for it to be told by its name who calls it
MOST_TURNS = 3  # methods that call one another

# A function that names a method: its module, top-level chunk, chunk, class; and whether it names an
# object that modules share.
_Naming: TypeAlias = tuple[ModuleRun, Chunk, Chunk, Chunk | None, bool]
_Owned: TypeAlias = tuple[Closure, ClassInfo | None]


class _Setting(NamedTuple):
    """A module's functions, with their top-level chunks, that set a name as a global or otherwise;
    and those of no class that set it as an attribute, of whatever object."""

    all: list[tuple[Chunk, Chunk]]
    of_others: list[tuple[Chunk, Chunk]]


class Writers:
    """By name, the functions that may set a global or an attribute.

    Or may change what a function that keeps its results gives them. `closures` gives the functions
    and methods of a top-level chunk.
    """

    def __init__(
        self,
        machine: Machine,
        runs: Sequence[ModuleRun],
        closures: Callable[[ModuleRun, Chunk], list[_Owned]],
    ) -> None:
        self._machine = machine
        self._closures = closures
        self._homes: dict[int, ModuleRun] = {}
        self._setting: dict[str, dict[ModuleRun, _Setting]] = {}
        self._changing: dict[str, list[tuple[ModuleRun, Chunk, Chunk]]] = {}
        self._naming: dict[str, list[_Naming]] = {}  # by a method: the functions that name it
        keeping = frozenset(
            chunk.name or ""
            for run in runs
            for chunk, _ in (*flat(run.module.chunks), *((c, None) for c in run.module.chunks))
            if keeps_results(chunk)
        )
        methods = frozenset(
            part.name for run in runs for _, part, holder in functions(run) if holder and part.name
        )
        for run in runs:
            for chunk, part, holder in functions(run):
                for name in methods & part.attributes:
                    shared = _asks_global(run, part, name)
                    self._naming.setdefault(name, []).append((run, chunk, part, holder, shared))
                for name in keeping & (part.reads | part.attributes):
                    if part.mutates or part.stores:
                        self._changing.setdefault(name, []).append((run, chunk, part))
                stored = part.stores if holder is None else frozenset()
                for name in part.global_binds | part.mutates | stored:
                    setting = self._setting.setdefault(name, {}).setdefault(run, _Setting([], []))
                    setting.all.append((chunk, part))
                    if name in stored:
                        setting.of_others.append((chunk, part))

    def of(self, key: Key) -> Iterable[_Owned]:
        """The functions that may write a field that others see."""
        owner, name = key
        if not isinstance(name, str):
            return
        info = self._machine.objects.get(owner)
        if info is not None and info.owner is not None:
            for base in bases_of(info.owner):
                if isinstance(base, ClassInfo) and not _within_function(self._machine, base):
                    yield from ((method, base) for method in _setters(base, name))
        home = self._table_of(owner, name)
        for run, setting in self._setting.get(name, {}).items():
            own = run.frame == owner or (home is not None and self._imports(run, name, home))
            for chunk, part in setting.all if own else setting.of_others:
                yield from self._within(run, chunk, part)
        for run, chunk, part in self._changing.get(name, ()):
            yield from self._within(run, chunk, part)

    def through(self, key: Key) -> Iterable[_Owned]:
        """The functions that call a method which may write an attribute of a shared object."""
        owner, name = key
        info = self._machine.objects.get(owner)
        if info is not None and info.owner is not None and isinstance(name, str):
            bases = [base for base in bases_of(info.owner) if isinstance(base, ClassInfo)]
            setters = [method for base in bases for method in _setters(base, name)]
            yield from self._callers({each.name for each in setters if not _of_class(each)})

    def _callers(self, names: set[str]) -> Iterable[_Owned]:
        """The functions that call one of these methods of an object that modules share.

        Or one that calls them in turn: `config.reset()`, which calls `self.use("us")`.
        """
        fresh = {name for name in names if not name.startswith("__")}
        known = set(fresh)
        for _ in range(MOST_TURNS):
            found = [each for name in sorted(fresh) for each in self._naming_few(name)]
            for run, chunk, part, _, shared in found:
                if shared:
                    yield from self._within(run, chunk, part)
            fresh = {part.name for _, _, part, holder, _ in found if holder and part.name} - known
            known |= fresh

    def _naming_few(self, name: str) -> list[_Naming]:
        found = self._naming.get(name, [])
        return found if len(found) <= MOST_NAMING else []

    def _table_of(self, owner: int, name: str) -> ModuleRun | None:
        """The module of a global that holds a list or dict, which other modules may fill."""
        modules = self._machine.modules
        if len(self._homes) < len(modules):
            self._homes = {run.frame: run for run in modules.values()}
        home = self._homes.get(owner)
        versions = home.history.get(name, ()) if home is not None else ()
        atoms = (atom for _, value in versions for atom, _ in value)
        tables = (self._machine.is_dict(a) or self._machine.is_sequence(a) for a in atoms)
        return home if any(tables) else None

    def _imports(self, run: ModuleRun, name: str, home: ModuleRun) -> bool:
        """Whether a module has a global by its name from its home."""
        entries = (entry for chunk in run.module.chunks for entry in chunk.imports)
        return any(
            each == name and self._machine.project.find(run.path, module, level) == home.path
            for module, level, each in entries
        )

    def _within(self, run: ModuleRun, chunk: Chunk, part: Chunk) -> Iterable[_Owned]:
        for closure, owner in self._closures(run, chunk):
            if closure.chunk is part:
                yield closure, owner


def sets_what_it_is_handed(closure: Closure, name: Hashable) -> bool:
    """Whether a function sets this attribute of something that its callers pass."""
    if closure.chunk is None or closure.owner is not None:
        return False
    links = (link.partition(".") for link in closure.chunk.links)
    bases = (base for base, _, last in links if last == name)
    return any(base not in closure.module.binders for base in bases)


def _setters(info: ClassInfo, name: str) -> Iterable[Closure]:
    """A class's methods that may set an attribute, but for the constructor."""
    for method in info.methods.values():
        chunk = method.chunk
        sets = chunk is None or name in chunk.stores or name in chunk.mutates
        if sets and method.name != "__init__":
            yield method


def _of_class(method: Closure) -> bool:
    return method.chunk is not None and any("classmethod" in d for d in method.chunk.decorators)


def _asks_global(run: ModuleRun, part: Chunk, method: str) -> bool:
    """Whether a function has a method of what a global is, gives or holds: `app.config.use()`."""
    bases = {
        base for base, _, last in (link.partition(".") for link in part.links) if last == method
    }
    names = {name for name in part.reads if name in run.binders}
    return not names.isdisjoint(bases) or any(
        f"{name}.{base}" in part.links for name in names for base in bases
    )


def _within_function(machine: Machine, info: ClassInfo) -> bool:
    """Whether a class is made anew whenever a function runs, which its methods then see."""
    return any(
        f not in machine.module_frames and f not in machine.heap.class_frames for f in info.chain
    )
