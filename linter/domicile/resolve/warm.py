"""Which parts of a tree may lead to a call: words that spread from calls to what mentions them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname

from domicile.chunks import Chunk
from domicile.resolve import top_levels
from domicile.resolve.inherited import callers_above
from domicile.resolve.program import Machine, ModuleRun
from domicile.resolve.spelled import COMMON, imported, keepers, spells

ROUNDS = 2  # how many uses far a name that leads to a call is followed, besides re-exports
STEPS = 2  # and how far within a file
MOST_EAGER = 100  # files of a tree in which all that imports leads to is in play
SHORT = 3  # a name with fewer letters is found in too many files to look for it


@dataclass(slots=True)
class Words:
    """Names that lead to a call: `strong` ones by themselves, `weak` ones beside an operation.

    `classes` are those that hold something warm, or derive from one that does. Modules that have
    the same names share one set of them: in a large tree there are many of both.
    """

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def add(self, other: Words) -> bool:
        """Take over another's names; False if all were known."""
        known = (self.strong, self.weak, self.classes)
        self.strong = _both(self.strong, other.strong)
        self.weak = _both(self.weak, other.weak)
        self.classes = _both(self.classes, other.classes)
        found = (self.strong, self.weak, self.classes)
        return any(len(old) != len(new) for old, new in zip(known, found, strict=True))


def _both(mine: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The names of two sets; one of them where that has all, the other's where both have."""
    if mine <= others:
        return others
    return mine if others <= mine else mine | others


class Warmth:
    """The warm chunks of every module in play, and the words that made them so."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._chunks: dict[str, set[int]] = {}
        self._words: dict[str, Words] = {}

    def chunks(self, run: ModuleRun) -> set[int]:
        """The identities of a module's warm chunks."""
        return self._chunks.get(run.path, set())

    @property
    def eager(self) -> bool:
        """Whether the tree is small enough for all that imports lead to, or from, to be in play.

        State that a call depends on may be set in a module that speaks of nothing it does.
        """
        return len(self._machine.project.files) <= MOST_EAGER

    def derives(self, run: ModuleRun, chunk: Chunk) -> bool:
        """Whether a class derives from one that holds something warm."""
        words = self._words.get(run.path, Words())
        return not words.classes.isdisjoint(chunk.head)

    def spread(self, paths: Sequence[str]) -> list[ModuleRun]:
        """Warm up the modules at `paths` and what imports them; the modules, in path order."""
        machine = self._machine
        if self.eager:
            paths = self._connected(paths)
        runs = {p: run for p in paths if (run := top_levels.module_run(machine, p)) is not None}
        for run in runs.values():
            self._begin(run)
        rounds = 0
        while rounds < ROUNDS:
            added = self._take_in(runs)
            news = self._pass_up(runs)
            if not self._pass_on(runs) and not news:
                break
            rounds += not added or any(map(self._is_used_in, added))  # else they only hand on
        machine.warm = set().union(*self._chunks.values())
        for path, run in runs.items():
            words, names = self._words[path], _names(run)
            machine.words[path] = (words.strong | words.weak | machine.seeds) & names
            machine.weak[path] = (words.weak - words.strong) & names
        self._words = {path: Words(classes=words.classes) for path, words in self._words.items()}
        return [runs[path] for path in sorted(runs)]

    def _connected(self, paths: Iterable[str]) -> list[str]:
        """The modules at `paths`, what they import and what imports them, and so on."""
        project, known, fresh = self._machine.project, set(paths), set(paths)
        while fresh:
            runs = (top_levels.module_run(self._machine, path) for path in sorted(fresh))
            below = {p for run in runs if run is not None for p in imported(self._machine, run)}
            anything = [(name, (b"",)) for name in sorted({_stem(path) for path in known})]
            fresh = {*below, *project.mentioning(anything, frozenset(known))} - known
            known |= fresh
        return sorted(known)

    def _take_in(self, runs: dict[str, ModuleRun]) -> list[ModuleRun]:
        """Add the modules that import one in play and mention something warm of it."""
        machine = self._machine
        added = []
        for path in self._mentioning(runs):
            run = top_levels.module_run(machine, path)
            if run is not None and not runs.keys().isdisjoint(imported(machine, run)):
                runs[path] = run
                self._begin(run)
                added.append(run)
        return added

    def _is_used_in(self, run: ModuleRun) -> bool:
        """Whether what is warm in a module is more than imports."""
        warm = self._chunks[run.path]
        return any(id(c) in warm and c.kind != "import" for c, _ in flat(run.module.chunks))

    def _begin(self, run: ModuleRun) -> None:
        """Warm up what spells a call, and what leads to it."""
        machine = self._machine
        known = self._words.setdefault(run.path, Words())
        warm = self._chunks.setdefault(run.path, set())
        parts = list(flat(run.module.chunks))
        for chunk, owner in parts:
            if spells(machine, run, chunk, owner):
                warm.add(id(chunk))
                machine.spelled.add(id(chunk))
                known.add(_leads(machine, chunk, owner))
        self._begin_keepers(run, parts, warm, known)
        self._follow(parts, warm, known)
        _derive(run, known)

    def _begin_keepers(
        self, run: ModuleRun, parts: list[tuple[Chunk, Chunk | None]], warm: set[int], known: Words
    ) -> None:
        """Warm up the methods of classes that keep a resource and call its operations."""
        owners = {id(chunk): owner for chunk, owner in parts}
        for chunk in keepers(self._machine, run, parts):
            if id(chunk) not in warm:
                warm.add(id(chunk))
                self._machine.spelled.add(id(chunk))
                known.add(_leads(self._machine, chunk, owners[id(chunk)]))

    def _warm(self, run: ModuleRun, words: Words) -> bool:
        """Warm up what mentions further words; False if they are known."""
        known = self._words.setdefault(run.path, Words())
        if not known.add(words):
            return False
        known.add(_renamed(self._machine, run, known))
        warm = self._chunks.setdefault(run.path, set())
        self._follow(list(flat(run.module.chunks)), warm, known)
        _derive(run, known)
        return True

    def _follow(
        self, parts: list[tuple[Chunk, Chunk | None]], warm: set[int], known: Words
    ) -> None:
        """The names that warm chunks bind or store are words too, a few steps far."""
        for _ in range(STEPS):
            found = [
                (chunk, owner)
                for chunk, owner in parts
                if id(chunk) not in warm and _mentions(self._machine, chunk, known)
            ]
            if not found:
                break
            for chunk, owner in found:
                warm.add(id(chunk))
                known.add(_leads(self._machine, chunk, owner))

    def _pass_on(self, runs: dict[str, ModuleRun]) -> bool:
        """Hand each module's words to the modules that import it; False if all had them."""
        news = False
        for run in list(runs.values()):
            for path in imported(self._machine, run):
                words = self._words.get(path)
                if words is not None:
                    news |= self._warm(run, words)
        return news

    def _pass_up(self, runs: dict[str, ModuleRun]) -> bool:
        """Tell the modules of base classes what their subclasses' methods hand out to be called.

        What a method sends itself is found there: those who call it would only add to that.
        """
        news = False
        for run in list(runs.values()):
            classes = list(_handing_out(self._machine, run))
            for other, methods in callers_above(self._machine, run, classes):
                if other.path not in runs:
                    runs[other.path] = other
                    self._begin(other)
                news |= self._warm(other, Words(strong=methods))
        return news

    def _mentioning(self, runs: dict[str, ModuleRun]) -> list[str]:
        """Files not in play that name a module in play and something warm of it."""
        wanted: list[tuple[bytes, tuple[bytes, ...]]] = []
        encoded: dict[tuple[int, int], tuple[bytes, ...]] = {}
        for path in runs:
            words, stem = self._words[path], _stem(path)
            key = id(words.strong), id(words.classes)
            if key not in encoded:
                long = (name for name in words.strong | words.classes if len(name) >= SHORT)
                encoded[key] = tuple(name.encode() for name in sorted(long))
            if encoded[key] and stem:
                wanted.append((stem, encoded[key]))
        if not wanted:
            return []
        return self._machine.project.mentioning(wanted, frozenset(runs))


def _names(run: ModuleRun) -> frozenset[str]:
    """Every name that the code of a module holds."""
    kept = (
        chunk.reads | chunk.attributes | chunk.strings | chunk.binds | chunk.stores | chunk.mutates
        for chunk, _ in flat(run.module.chunks)
    )
    heads = (chunk.head for chunk in run.module.chunks)
    return frozenset().union(*kept, *heads)


def _stem(path: str) -> bytes:
    """The last part of a module's name."""
    stem = basename(path).removesuffix(".py")
    stem = basename(dirname(path)) if stem == "__init__" else stem
    return stem.encode("utf-8", "surrogateescape")


def _handing_out(machine: Machine, run: ModuleRun) -> Iterable[tuple[Chunk, frozenset[str]]]:
    """The chunks that hold classes, each with the functions in it that may return an operation.

    And with the private ones that send: base classes may be all that calls them.
    """
    sending = machine.tails | machine.seeds
    for chunk in run.module.chunks:
        parts = chunk.children if chunk.kind == "class" else (chunk,)
        if chunk.kind in ("class", "other"):
            spelled = [part for part in parts if id(part) in machine.spelled]
            found = [part.functions for part in spelled if not sending.isdisjoint(part.keeps)]
            found += [frozenset({p.name}) for p in spelled if p.name and is_private(p.name)]
            methods = frozenset(n for n in frozenset().union(*found) if not n.startswith("__"))
            if methods:
                yield chunk, methods


def is_private(name: str) -> bool:
    """Whether a name begins with one underscore."""
    return name.startswith("_") and not name.startswith("__")


def flat(
    chunks: Iterable[Chunk], owner: Chunk | None = None
) -> Iterable[tuple[Chunk, Chunk | None]]:
    """Every chunk but the classes, which give their children, with the class it belongs to."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from flat(chunk.children, chunk)
        else:
            yield chunk, owner


def _renamed(machine: Machine, run: ModuleRun, known: Words) -> Words:
    """The names that a module gives to words when it imports them: `from a import ask as query`."""
    words = Words()
    for chunk, _ in flat(run.module.chunks):
        names = {name for _, _, name in chunk.imports}
        others = chunk.binds - names if chunk.kind == "import" else frozenset()
        if others:
            gone = names - chunk.binds
            strong, weak, classes = (
                each & gone for each in (known.strong, known.weak, known.classes)
            )
            words.strong |= others if strong else frozenset()
            words.weak |= others if weak else frozenset()
            words.classes |= others if classes else frozenset()
            for name in strong | weak | classes:
                machine.renamed.setdefault(name, set()).update(others)
    return words


def _derive(run: ModuleRun, known: Words) -> None:
    """Classes that derive from one that holds something warm are such classes too."""
    for chunk in run.module.chunks:
        if chunk.kind == "class" and chunk.name and not known.classes.isdisjoint(chunk.head):
            known.classes |= {chunk.name}


def _mentions(machine: Machine, chunk: Chunk, words: Words) -> bool:
    """Whether a chunk mentions a name that leads to a call."""
    if not words.strong.isdisjoint(chunk.reads):
        return True
    if not words.strong.isdisjoint(chunk.attributes):
        return True
    if chunk.kind != "import" and any(name in words.strong for _, _, name in chunk.imports):
        return True
    if "getattr" in chunk.reads and not words.strong.isdisjoint(chunk.strings):
        return True
    beside = not (machine.tails - COMMON).isdisjoint(chunk.attributes)
    return beside and not words.weak.isdisjoint(chunk.attributes | chunk.reads)


def _leads(machine: Machine, chunk: Chunk, owner: Chunk | None) -> Words:
    """The names through which what a chunk holds is reached."""
    inside = frozenset({owner.name} if owner is not None and owner.name else ())
    words = Words(weak=inside, classes=inside)
    if chunk.kind == "other":
        words.strong |= chunk.binds  # of a class, too: `handler = staticmethod(_send)`
    if machine.tails.isdisjoint(chunk.attributes | chunk.strings):
        words.weak |= chunk.stores
    else:
        words.strong |= chunk.stores
    if chunk.kind == "function" and chunk.name and not chunk.name.startswith("__"):
        words.strong |= {chunk.name}
    elif chunk.kind == "function":
        words.strong |= inside  # `Bot(...)()`, `with Bot()`
    return words
