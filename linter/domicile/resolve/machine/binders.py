"""Which chunks of a module give a name its value, or may change something of what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from domicile.chunks import Chunk
from domicile.python.names import NOTHING
from domicile.resolve.machine.aliases import Aliases

MOST_CHANGES = 100  # of one name: beyond, the order of what reads it is not looked at


class Binders:
    """The top-level chunks that bind or change each name, by their numbers, in order.

    Names that may hold one object share what is noted of it: written out for each of them, that
    would grow with the square of a long script.
    """

    def __init__(self, chunks: Sequence[Chunk], changed: Sequence[frozenset[str]]) -> None:
        own: dict[str, list[int]] = {}
        self._shared: dict[str, list[int]] = {}  # by name, one list for all of a group
        self._merged: dict[str, list[int]] = {}
        aliases = Aliases(chunks, changed)
        for index, (chunk, names) in enumerate(zip(chunks, changed, strict=True)):
            through = aliases.through(names)
            for name in chunk.binds | names | through:
                own.setdefault(name, []).append(index)
            for group in aliases.groups(names | through):
                shared = self._shared.setdefault(next(iter(group)), [])
                if not shared:
                    self._shared.update(dict.fromkeys(group, shared))
                shared.append(index)

        # Most names have one binder; one tuple does for all that a chunk binds.
        few: dict[tuple[int, ...], tuple[int, ...]] = {}

        def packed(found: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
            return {name: few.setdefault((*each,), (*each,)) for name, each in found.items()}

        self._own = packed(own)
        readers: dict[str, list[int]] = {}
        for index, chunk in enumerate(chunks):
            if chunk.kind == "other" and chunk.binds and not chunk.constant:
                early = chunk.reads
            else:
                early = chunk.early
            for name in early:
                readers.setdefault(name, []).append(index)
        self._readers = packed(readers)
        checks: dict[str, list[int]] = {}
        for index, chunk in enumerate(chunks):
            for name in chunk.reads if chunk.checks else ():
                checks.setdefault(name, []).append(index)
        self._checks = packed(checks)
        self._changed = [names or NOTHING for names in changed]
        self._before: dict[int, list[str]] | None = None

    def changes(self, index: int) -> bool:
        """Whether a chunk may change something of what a name holds."""
        return bool(self._changed[index])

    def before(self, index: int) -> list[int]:
        """Earlier chunks that give a name something made of what this one changes.

        They have to be run before it, as what it changes is then no longer what they read.
        """
        if self._before is None:
            self._before = {}
            for name, readers in self._readers.items():
                changing = self.of(name)
                for each in changing if len(changing) <= MOST_CHANGES else ():
                    if each > readers[0] and self._changed[each]:
                        self._before.setdefault(each, []).append(name)
        names = self._before.get(index, ())
        return sorted({j for name in names for j in self._readers[name] if j < index})

    def __contains__(self, name: str) -> bool:
        return name in self._own or name in self._shared

    def __iter__(self) -> Iterator[str]:
        """Every name that something binds or changes."""
        return iter(self._own | self._shared)

    def of(self, name: str) -> Sequence[int]:
        """The numbers of the chunks that bind or change a name."""
        shared = self._shared.get(name)
        if shared is None:
            return self._own.get(name, ())
        if name not in self._merged:
            self._merged[name] = sorted({*shared, *self._own.get(name, ())})
        return self._merged[name]

    def checks(self, name: str) -> Sequence[int]:
        """The numbers of the chunks that may show something of what a name holds."""
        return self._checks.get(name, ())

    def by(self, index: int) -> set[str]:
        """The names that a chunk binds or changes."""
        own = {name for name, found in self._own.items() if index in found}
        return own | {name for name, found in self._shared.items() if index in found}

    def add(self, name: str, index: int) -> None:
        """Note that a chunk binds a name."""
        if index not in self.of(name):
            self._own[name] = (*sorted((*self._own.get(name, ()), index)),)
            self._merged.pop(name, None)

    def among(self, names: Set[str]) -> set[str]:
        """Those of the names that something binds or changes."""
        return {name for name in names if name in self}
