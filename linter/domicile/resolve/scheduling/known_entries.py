"""Known entries: one for each function and method, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial

from domicile.chunks import Chunk, flat
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun
from domicile.resolve.modules import modules
from domicile.resolve.scheduling.attempts import Attempts
from domicile.resolve.scheduling.entries import Entry, closures


class KnownEntries:
    """All entries so far, in the order in which they were asked for."""

    def __init__(self, machine: Machine, attempts: Attempts) -> None:
        self._machine = machine
        self._attempts = attempts
        self._entries: dict[Closure, Entry] = {}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def of(self, closure: Closure, owner: ClassInfo | None) -> Entry:
        """The entry of a function, or of a method of the class."""
        return self._entries.setdefault(closure, Entry(closure, owner, len(self._entries)))

    def of_chunks(self, run: ModuleRun, chosen: Set[int]) -> list[Entry]:
        """The entries of a module's chunks, told by identity."""
        return [
            self.of(closure, owner)
            for chunk in run.module.chunks
            if any(id(part) in chosen for part, _ in flat([chunk]))
            for closure, owner in self.closures(run, chunk)
            if closure.chunk is None or id(closure.chunk) in chosen
        ]

    def closures(self, run: ModuleRun, chunk: Chunk) -> list[tuple[Closure, ClassInfo | None]]:
        """The functions and methods of a top-level chunk, which has its own share of steps."""
        if chunk.kind in ("function", "class") and chunk.name is not None:
            self._attempts.run(None, partial(modules.global_value, self._machine, run, chunk.name))
        return closures(self._machine, run, chunk)
