"""Choosing: which chunks of a tree run next, by the names that are demanded."""

from __future__ import annotations

from collections.abc import Sequence, Set

from domicile.chunks import Chunk, flat
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, ModuleRun, is_private
from domicile.resolve.modules.modules import is_wrapper
from domicile.resolve.modules.top_levels import objects
from domicile.resolve.objects.bases import client_base, open_base
from domicile.resolve.relevance.demand import disturbs
from domicile.resolve.relevance.dispatching import kept
from domicile.resolve.relevance.own_methods import OwnMethods
from domicile.resolve.relevance.warm import Warmth
from domicile.resolve.relevance.worked_out_names import WorkedOutNames
from domicile.resolve.scheduling.entries import private

# Modules in play, up to which methods are asked for what they make, long callers of what spells
# a call run twice, and makers of what sends run whatever was spent.
MOST_MAKING = 500
# Lines in play, up to which every entry has more room, and how many times as much.
LITTLE = 10_000
ROOM_IN_LITTLE = 3


class Choice:
    """The names that are demanded, and which private functions only seen code calls."""

    def __init__(self, machine: Machine, warmth: Warmth) -> None:
        self._machine = machine
        self._warmth = warmth
        self._fresh: set[str] = set()  # names demanded since the last round
        self._makers: set[str] = set()  # what makes or holds objects whose fields matter
        self._factories: set[str] = set()  # functions that make such objects
        self.loose: set[str] = set()  # private functions that anything may call
        self.worked_out = WorkedOutNames()
        self.crowded = False  # whether so much is in play that less is asked for

    def begin(self, runs: Sequence[ModuleRun]) -> None:
        """What only the tree itself is meant to call runs as its callers do.

        Unless it may be called in ways that are not followed: where it is kept somewhere, or
        named by what is never run.
        """
        spelled = self._machine.spelled
        self.crowded = len(runs) > MOST_MAKING
        lines = sum(run.module.chunks[-1].last_line for run in runs if run.module.chunks)
        self._machine.account.room = ROOM_IN_LITTLE if lines <= LITTLE else 1
        senders: dict[str, set[str]] = {}
        for run in runs:
            for chunk, owner in flat(run.module.chunks):
                name = chunk.name or ""
                if id(chunk) in spelled and is_private(name):
                    self._fresh.add(name)
                    senders.setdefault(name, set()).add(owner.name or "" if owner else "")
                told = not self.crowded and (owner is None or is_private(name))
                if id(chunk) in spelled and name and told:
                    self._machine.sender_names.add(name)
        own_methods = OwnMethods(runs, senders)
        for run in runs:
            warm = self._warmth.chunks(run)
            for chunk, owner in flat(run.module.chunks):
                if not self._fresh.isdisjoint(chunk.keeps):
                    self.loose |= kept(run, chunk, self._fresh)
                in_class = owner is not None and chunk.kind == "other"
                if in_class or (id(chunk) not in warm and chunk.kind != "import"):
                    named = self._fresh & (chunk.reads | chunk.attributes)
                    self.loose |= named - own_methods.of(run, chunk, owner, named)

    def closed(self, closure: Closure) -> bool:
        """Whether the callers seen are all that a function can have."""
        loose = closure.name in self.loose or closure.name in self._machine.given_up
        if loose or closure.escaped or not private(closure) or self.worked_out.may_be(closure):
            return False
        # A base from elsewhere may call what a class has for it, and a decorator what it is given.
        owner = closure.owner
        if owner is not None and open_base(owner) and not client_base(self._machine, owner):
            return False
        decorators = closure.chunk.decorators if closure.chunk is not None else ()
        return all(is_wrapper(self._machine, closure.module, name) for name in decorators)

    def demand(self, words: set[str]) -> bool:
        """Let those run next that mention one of the words; whether there is something new."""
        renamed = self._machine.renamed
        words = words.union(*(renamed[word] for word in words if word in renamed))
        self._fresh |= words - self._machine.demanded
        return bool(self._fresh)

    def next(self, runs: Sequence[ModuleRun], first: bool) -> list[tuple[ModuleRun, set[int]]]:
        """The chunks of each module that are to run in this round; none where nothing is left."""
        fresh, self._fresh = self._fresh, set()
        if not (fresh or first):
            return []
        self._machine.demanded |= fresh
        classes = fresh & {info.name for run in runs for info in run.classes}
        self._makers |= classes
        if not self.crowded:
            self._machine.wanted_classes |= classes | fresh & self._factories
        return [(run, self._chosen(run, fresh, first)) for run in runs]

    def _chosen(self, run: ModuleRun, fresh: set[str], first: bool) -> set[int]:
        """The chunks of a module that are to run in this round.

        What makes objects of a class is asked for too; in a crowded tree not in methods.
        """
        machine = self._machine
        warm = self._warmth.chunks(run)
        makers, handed = fresh & self._makers, fresh & machine.handing_out
        shared = objects(machine, run) if first else frozenset()
        whole = first and self._warmth.is_whole(run)
        chosen: set[int] = set()
        for chunk, owner in flat(run.module.chunks):
            makes = chunk.kind != "import" and not makers.isdisjoint(chunk.reads)
            if id(chunk) not in warm:
                if whole and chunk.kind == "other" and owner is None:
                    chosen.add(id(chunk))  # it may set anything that a call depends on
                takes = chunk.kind == "function" and chunk.mentions(handed)
                within = owner and (self.crowded or chunk.kind != "function")
                if not takes and (not makes or within):
                    continue
                warm.add(id(chunk))
                machine.warm.add(id(chunk))
            if makes:
                if chunk.kind == "other":
                    self._makers |= chunk.binds
                    self._fresh |= chunk.binds - machine.demanded
                elif chunk.kind == "function" and owner is None and chunk.name:
                    self._makers.add(chunk.name)
                    self._factories.add(chunk.name)
            demanded = chunk.mentions(fresh)
            spelled = id(chunk) in machine.spelled
            if demanded or (
                first and (spelled or chunk.kind == "other" or disturbs(chunk, shared))
            ):
                chosen.add(id(chunk))
            if demanded and (
                is_private(chunk.name or "") or _calls_what_it_is_handed(chunk, fresh)
            ):
                self._fresh.add(chunk.name or "")
            if chunk.kind == "other" and (demanded or (first and spelled)):
                self._fresh |= (chunk.binds | chunk.functions) - self._machine.demanded
        return chosen


def _calls_what_it_is_handed(chunk: Chunk, names: Set[str]) -> bool:
    """Whether a function calls a private method of these on another object: `chat._send(...)`."""
    pairs = (link.partition(".") for link in chunk.links) if chunk.kind == "function" else ()
    return any(n in names and is_private(n) and b not in ("self", "cls") for b, _, n in pairs)
