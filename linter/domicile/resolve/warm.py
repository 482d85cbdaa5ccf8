"""Which parts of a tree may lead to a call: words that spread from calls to what mentions them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from posixpath import basename, dirname

from domicile.catalog import Catalog
from domicile.chunks import Chunk
from domicile.resolve import modules
from domicile.resolve.program import Machine, ModuleRun

ROUNDS = 6  # how far a name that leads to a call is followed to what mentions it
SHORT = 3  # a name with fewer letters is found in too many files to look for it


class Warmth:
    """The warm chunks of every module in play, and the words that made them so."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._chunks: dict[str, set[int]] = {}
        self._words: dict[str, set[str]] = {}

    def chunks(self, run: ModuleRun) -> set[int]:
        """The identities of a module's warm chunks."""
        return self._chunks.get(run.path, set())

    def names_any(self, run: ModuleRun, chunk: Chunk) -> bool:
        """Whether a class names something warm, as a base for one."""
        return not self._words.get(run.path, set()).isdisjoint(chunk.reads)

    def spread(self, paths: Sequence[str]) -> list[ModuleRun]:
        """Warm up the modules at `paths` and what imports them; the modules, in path order."""
        machine = self._machine
        seed = seeds(machine.catalog)
        runs = {p: run for p in paths if (run := modules.module_run(machine, p)) is not None}
        for run in runs.values():
            self._warm(run, set(seed))
        for _ in range(ROUNDS):
            for path in self._mentioning(runs):
                run = modules.module_run(machine, path)
                if run is not None and not runs.keys().isdisjoint(imported(machine, run)):
                    runs[path] = run
                    self._warm(run, set(seed))
            if not self._pass_on(runs, seed):
                break
        return [runs[path] for path in sorted(runs)]

    def _warm(self, run: ModuleRun, words: set[str]) -> bool:
        """Begin with chunks that mention a word; the names they bind or store are words too."""
        known = self._words.setdefault(run.path, set())
        if words <= known:
            return False
        known |= words
        warm = self._chunks.setdefault(run.path, set())
        parts = list(flat(run.module.chunks))
        grown = True
        while grown:
            grown = False
            for chunk, owner in parts:
                if id(chunk) not in warm and _mentions(chunk, known):
                    warm.add(id(chunk))
                    known |= _leads(chunk, owner)
                    grown = True
        return True

    def _pass_on(self, runs: dict[str, ModuleRun], seed: frozenset[str]) -> bool:
        """Hand each module's words to the modules that import it; False if all had them."""
        news = False
        for run in list(runs.values()):
            for path in imported(self._machine, run):
                words = self._words.get(path)
                if words is not None:
                    news |= self._warm(run, words - seed)
        return news

    def _mentioning(self, runs: dict[str, ModuleRun]) -> list[str]:
        """Files not in play that name a module in play and something warm of it."""
        wanted: list[tuple[bytes, tuple[bytes, ...]]] = []
        seed = seeds(self._machine.catalog)
        for path in runs:
            names = sorted(n for n in self._words[path] - seed if len(n) >= SHORT)
            stem = basename(path).removesuffix(".py")
            stem = basename(dirname(path)) if stem == "__init__" else stem
            if names and stem:
                wanted.append((stem.encode(), tuple(name.encode() for name in names)))
        if not wanted:
            return []
        return self._machine.project.mentioning(wanted, frozenset(runs))


def flat(
    chunks: Iterable[Chunk], owner: Chunk | None = None
) -> Iterable[tuple[Chunk, Chunk | None]]:
    """Every chunk but the classes, which give their children, with the class it belongs to."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from flat(chunk.children, chunk)
        else:
            yield chunk, owner


def seeds(catalog: Catalog) -> frozenset[str]:
    """The words of which every spelled-out call mentions one."""
    return catalog.sends() | {"inference_geo"} | catalog.thread_classes


def imported(machine: Machine, run: ModuleRun) -> list[str]:
    """The modules of the tree that a module imports, wherever the import stands."""
    found = machine.imported.get(run.path)
    if found is None:
        names: dict[str, None] = {}
        entries = {entry for chunk in run.module.chunks for entry in chunk.imports}
        for module, level, name in sorted(entries):
            dotted = f"{module}.{name}" if module else name
            for meant in (module, dotted) if name not in ("", "*") else (module,):
                path = machine.project.find(run.path, meant, level)
                if path is not None:
                    names[path] = None
        found = machine.imported[run.path] = list(names)
    return found


def _mentions(chunk: Chunk, words: set[str]) -> bool:
    return not (
        words.isdisjoint(chunk.reads)
        and words.isdisjoint(chunk.attributes)
        and words.isdisjoint(chunk.strings)
    )


def _leads(chunk: Chunk, owner: Chunk | None) -> set[str]:
    """The names through which what a chunk holds is reached."""
    names = set(chunk.stores)
    if owner is not None and owner.name:
        names.add(owner.name)
    if chunk.kind == "function" and chunk.name:
        if not chunk.name.startswith("__"):
            names.add(chunk.name)
    elif chunk.kind == "other" and owner is None:
        names |= chunk.binds
    return names
