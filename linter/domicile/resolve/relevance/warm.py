"""Which parts of a tree may lead to a call: words that spread from calls to what mentions them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from domicile.chunks import Chunk, flat
from domicile.importers import ANY, Wanted
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun, is_private
from domicile.resolve.modules import top_levels
from domicile.resolve.modules.top_levels import imported
from domicile.resolve.objects.inherited import callers_above
from domicile.resolve.relevance.acting import acting
from domicile.resolve.relevance.chunk_words import leads, mentions
from domicile.resolve.relevance.client_sources import MOST_CLOSE, ClientSources, looks_like_a_call
from domicile.resolve.relevance.clientless import is_clientless, spelling
from domicile.resolve.relevance.setters import last_part, setters
from domicile.resolve.relevance.spelled import keepers, spells
from domicile.resolve.relevance.words import NOTHING, Bits, Words
from domicile.vocabulary import Vocabulary

ROUNDS = 2  # how many uses far a name that leads to a call is followed, besides re-exports
STEPS = 2  # and how far within a file
MOST_WHOLE = 100  # files that imports connect, for all of them to be in play
MOST_SEARCHED = 5_000  # files of a tree in which such parts are looked for
SHORT = 3  # a name with fewer letters is found in too many files to look for it


@dataclass(slots=True, eq=False)
class _Module:
    """A module in play: its parts, what of it is warm, and the words that made it so."""

    run: ModuleRun
    parts: list[tuple[Chunk, Chunk | None]]  # its chunks, with the classes they belong to
    names: tuple[str, ...]  # all that its code holds
    warm: set[int] = field(default_factory=set)
    own: Words = field(default_factory=Words)  # of its names, those that lead to calls
    passing: Bits = NOTHING  # and all that lead to calls through it, whether it holds them or not
    held: tuple[int, int] = (0, 0)  # the bits of its names, and of how many there were any


class Warmth:
    """The warm chunks of every module in play, and the words that made them so."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._modules: dict[str, _Module] = {}
        self._whole: set[str] = set()
        self._vocabulary = Vocabulary()
        self._sources: ClientSources | None = None

    def chunks(self, run: ModuleRun) -> set[int]:
        """The identities of a module's warm chunks."""
        module = self._modules.get(run.path)
        return set() if module is None else module.warm

    def is_whole(self, run: ModuleRun) -> bool:
        """Whether all that imports connect with a module is in play.

        State that a call depends on may be set in a module that speaks of nothing it does.
        """
        return run.path in self._whole

    def derives(self, run: ModuleRun, chunk: Chunk) -> bool:
        """Whether a class derives from one that holds something warm."""
        module = self._modules.get(run.path)
        return module is not None and not module.own.classes.isdisjoint(chunk.head)

    def spread(self, paths: Sequence[str]) -> list[ModuleRun]:
        """Warm up the modules at `paths` and what imports them; the modules, in path order."""
        machine = self._machine
        clientless = is_clientless(machine, paths)
        paths = spelling(machine, paths) if clientless else paths
        candidates = list(self._loaded(paths))
        self._sources = ClientSources(machine, candidates, clientless)
        self._take_in(candidates)
        self._find_wholes(paths)
        self._take_in(self._loaded(sorted(self._whole - self._modules.keys())))
        rounds = 0
        while rounds < ROUNDS:
            added = self._take_in(self._importing())
            news = self._pass_up()
            if not self._pass_on() and not news:
                break
            rounds += not added or any(map(_is_used, added))  # else they only hand on
        spelled = {path for path in self._modules if self._spells_one(path)}
        if len(candidates) <= MOST_CLOSE and not spelled <= self._whole:
            runs = [module.run for module in self._modules.values()]
            added = self._take_in(self._loaded(setters(machine, runs, spelled - self._whole)))
            self._whole.update(module.run.path for module in added)
        if not machine.spelled:  # what sends something is spelled somewhere, if only to be kept
            return []
        for path, module in self._modules.items():
            words, names = module.own, frozenset(module.names)
            machine.warm |= module.warm
            machine.words[path] = (words.strong | words.weak | machine.spelling.seeds) & names
            machine.weak[path] = words.weak - words.strong
            module.passing, module.names, module.parts = NOTHING, (), []
        machine.acting = acting(machine, [module.run for module in self._modules.values()])
        return [self._modules[path].run for path in sorted(self._modules) if self._counts(path)]

    def _counts(self, path: str) -> bool:
        """Whether what a module does may matter; no client comes to some, for all they speak of."""
        return self._reaches(path) or bool(self._modules[path].warm) or path in self._whole

    def _reaches(self, path: str) -> bool:
        return self._sources is None or self._sources.reach(path)

    def _loaded(self, paths: Iterable[str]) -> Iterator[ModuleRun]:
        """The modules at `paths` that can be read."""
        runs = (top_levels.module_run(self._machine, path) for path in paths)
        return (run for run in runs if run is not None)

    def _find_wholes(self, paths: Sequence[str]) -> None:
        """Note the parts of the tree that imports connect, and that are small enough."""
        count = len(self._machine.project.files)
        if count > MOST_WHOLE:
            paths = [path for path in paths if self._spells_one(path)]
        large: set[str] = set()
        for path in paths if count <= MOST_SEARCHED else ():
            if path not in self._whole and path not in large:
                part, is_whole = self._connected(path, large)
                (self._whole if is_whole else large).update(part)

    def _spells_one(self, path: str) -> bool:
        module = self._modules.get(path)
        return module is not None and not module.warm.isdisjoint(self._machine.spelled)

    def _connected(self, path: str, large: set[str]) -> tuple[set[str], bool]:
        """What a module imports and what imports it, and so on; and whether that is all.

        It ends where it meets a part that is too `large`, or becomes one.
        """
        known, fresh = {path}, {path}
        while fresh and len(known) <= MOST_WHOLE and large.isdisjoint(fresh):
            below = {p for r in self._loaded(sorted(fresh)) for p in imported(self._machine, r)}
            anything = Wanted((), tuple((name, ANY) for name in sorted(set(map(last_part, fresh)))))
            told = self._machine.project.mentioning(anything, frozenset(fresh))
            # The text of an import may stand in a string: what the module does counts.
            runs = self._loaded(path for path in told if path not in known)
            above = {r.path for r in runs if not known.isdisjoint(imported(self._machine, r))}
            fresh = {*below, *above} - known
            known |= fresh
        return known, not fresh

    def _take_in(self, runs: Iterable[ModuleRun]) -> list[_Module]:
        """Put modules into play: warm up what spells a call in them, and what leads to it."""
        added = []
        for run in runs:
            parts = list(flat(run.module.chunks))
            self._vocabulary.add(sorted(_given(run, parts)))
            self._modules[run.path] = module = _Module(run, parts, _names(run, parts))
            added.append(module)
        for module in added:
            self._begin(module)
        return added

    def _importing(self) -> Iterable[ModuleRun]:
        """The modules that import one in play and mention something warm of it."""
        machine, known = self._machine, frozenset(self._modules)
        for path in self._mentioning():
            run = top_levels.module_run(machine, path)
            if run is not None and not known.isdisjoint(imported(machine, run)):
                yield run

    def _begin(self, module: _Module) -> None:
        """Warm up what spells a call, and what leads to it."""
        machine = self._machine
        close = self._reaches(module.run.path)
        found = [
            (chunk, owner)
            for chunk, owner in module.parts
            if (close or looks_like_a_call(machine, chunk, owner))
            and spells(machine, module.run, chunk, owner)
        ]
        owners = {id(chunk): owner for chunk, owner in module.parts}
        # The methods of classes that keep a resource and call its operations.
        found += [(c, owners[id(c)]) for c in keepers(machine, module.run, module.parts)]
        module.warm.update(id(chunk) for chunk, _ in found)
        machine.spelled.update(module.warm)
        module.own.add(*(leads(machine, chunk, owner) for chunk, owner in found))
        self._follow(module)

    def _warm(self, module: _Module, words: Bits) -> bool:
        """Warm up what mentions further words; False if they are known."""
        passing = module.passing.joined(words)
        if passing == module.passing:
            return False
        held = self._held(module)
        fresh = passing.within(held) != module.passing.within(held)
        module.passing = passing
        if fresh:
            module.own.add(passing.words(self._vocabulary, module.names))
            module.own.add(_renamed(self._machine, module))
            self._follow(module)
        return True

    def _held(self, module: _Module) -> int:
        """The bits of the names that a module holds."""
        count = len(self._vocabulary)
        if module.held[1] != count:
            module.held = self._vocabulary.mask(module.names), count
        return module.held[0]

    def _follow(self, module: _Module) -> None:
        """The names that warm chunks bind or store are words too, a few steps far."""
        own = module.own
        for _ in range(STEPS):
            found = [
                (chunk, owner)
                for chunk, owner in module.parts
                if id(chunk) not in module.warm and mentions(self._machine, chunk, own)
            ]
            if not found:
                break
            module.warm.update(id(chunk) for chunk, _ in found)
            own.add(*(leads(self._machine, chunk, owner) for chunk, owner in found))
        for chunk in module.run.module.chunks:
            # Classes that derive from one that holds something warm are such classes too.
            if chunk.kind == "class" and chunk.name and not own.classes.isdisjoint(chunk.head):
                own.classes |= {chunk.name}
        module.passing = module.passing.joined(own.bits(self._vocabulary))

    def _pass_on(self) -> bool:
        """Hand each module's words to the modules that import it; False if all had them."""
        news = False
        for module in list(self._modules.values()):
            for path in imported(self._machine, module.run):
                other = self._modules.get(path)
                if other is not None:
                    news |= self._warm(module, other.passing)
        return news

    def _pass_up(self) -> bool:
        """Tell the modules of base classes what their subclasses' methods hand out to be called.

        What a public method sends itself is found there: those who call it would only add to that.
        Functions that a module imports may be handed its objects, and call such methods too.
        """
        news = False
        for module in list(self._modules.values()):
            whole = module.run.path in self._whole
            classes = list(_handing_out(self._machine, module.run, whole))
            for other, methods in callers_above(self._machine, module.run, classes):
                if other.path not in self._modules:
                    self._take_in([other])
                words = Words(strong=methods).bits(self._vocabulary)
                news |= self._warm(self._modules[other.path], words)
            handed = frozenset().union(*(methods for _, methods in classes))
            for path in imported(self._machine, module.run) if handed else ():
                below = self._modules.get(path)
                if below is not None and (known := handed.intersection(below.names)):
                    news |= self._warm(below, Words(strong=known).bits(self._vocabulary))
        return news

    def _mentioning(self) -> list[str]:
        """Files not in play that name a module in play and something warm of it."""
        long = self._vocabulary.mask(n for n in self._vocabulary.names() if len(n) >= SHORT)
        beside: dict[bytes, int] = {}
        for path, module in self._modules.items():
            words = (module.passing.strong | module.passing.classes) & long
            if words and (stem := last_part(path)):
                beside[stem] = beside.get(stem, 0) | words
        if not beside:
            return []
        wanted = Wanted(self._vocabulary.names(), tuple(sorted(beside.items())))
        return self._machine.project.mentioning(wanted, frozenset(self._modules))


def _is_used(module: _Module) -> bool:
    """Whether what is warm in a module is more than imports."""
    return any(id(c) in module.warm and c.kind != "import" for c, _ in module.parts)


def _given(run: ModuleRun, parts: Iterable[tuple[Chunk, Chunk | None]]) -> set[str]:
    """Every name that a module gives to something."""
    named = {owner.name for _, owner in parts if owner is not None}
    named |= {chunk.name for chunk in run.module.chunks}
    found = (chunk.binds | chunk.stores | chunk.functions | {chunk.name} for chunk, _ in parts)
    return {name for name in named.union(*found) if name}


def _names(run: ModuleRun, parts: Iterable[tuple[Chunk, Chunk | None]]) -> tuple[str, ...]:
    """Every name that the code of a module holds."""
    found = _given(run, parts).union(*(chunk.head for chunk in run.module.chunks))
    for chunk, _ in parts:
        found |= chunk.reads | chunk.attributes | chunk.strings | chunk.mutates
        found.update(name for _, _, name in chunk.imports)
    return tuple(found)


def _handing_out(
    machine: Machine, run: ModuleRun, whole: bool
) -> Iterable[tuple[Chunk, frozenset[str]]]:
    """The chunks that hold classes, each with the functions in it that may return an operation.

    And with the private ones that send, in a small part of the tree all that do: base classes may
    be all that calls them.
    """
    sending = machine.spelling.tails | machine.spelling.seeds
    for chunk in run.module.chunks:
        parts = chunk.children if chunk.kind == "class" else (chunk,)
        if chunk.kind in ("class", "other"):
            spelled = [part for part in parts if id(part) in machine.spelled]
            found = [part.functions for part in spelled if not sending.isdisjoint(part.keeps)]
            found += [
                frozenset({p.name}) for p in spelled if p.name and (whole or is_private(p.name))
            ]
            methods = frozenset(n for n in frozenset().union(*found) if not n.startswith("__"))
            if methods:
                yield chunk, methods


def _renamed(machine: Machine, module: _Module) -> Words:
    """The names that a module gives to words when it imports them: `from a import ask as query`."""
    words, known = Words(), module.own
    for chunk, _ in module.parts:
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
