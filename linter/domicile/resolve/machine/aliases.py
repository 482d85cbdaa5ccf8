"""Names of a top level that may hold one object: what changes it by one of them shows in all."""

from __future__ import annotations

from collections.abc import Sequence

from domicile.chunks import Chunk
from domicile.resolve.machine.keeping import keeps_results


class Aliases:
    """Groups of a module's names, joined wherever a chunk may hand on what one of them holds.

    `changed` are the names that each chunk may change something of.
    """

    def __init__(self, chunks: Sequence[Chunk], changed: Sequence[frozenset[str]]) -> None:
        self._parent: dict[str, str] = {}
        carriers = _carriers(chunks)
        for chunk, names in zip(chunks, changed, strict=True):
            written = carriers & (chunk.binds | names)
            handed = carriers & (chunk.head if chunk.kind == "class" else chunk.reads)
            if written and chunk.kind in ("class", "other"):
                self._join(written | handed)
        self._groups: dict[str, list[str]] = {}
        for name in self._parent:
            self._groups.setdefault(self._root(name), []).append(name)
        self._owners = _owners(chunks)

    def through(self, names: frozenset[str]) -> frozenset[str]:
        """The classes that may have changed where one of these attributes has."""
        return frozenset(owner for name in names for owner in self._owners.get(name, ()))

    def groups(self, names: frozenset[str]) -> list[list[str]]:
        """The groups that these names are in, each once."""
        roots = {self._root(name): None for name in sorted(names) if name in self._parent}
        return [self._groups[root] for root in roots]

    def _join(self, names: frozenset[str]) -> None:
        first, *others = sorted(names)
        root = self._root(first)
        for other in others:
            self._parent[self._root(other)] = root

    def _root(self, name: str) -> str:
        parent = self._parent.setdefault(name, name)
        while parent != name:
            self._parent[name] = self._parent[parent]  # shorter for the next time
            name, parent = parent, self._parent[parent]
        return name


def _carriers(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The names that may hold an object that can change."""
    return frozenset(
        name
        for chunk in chunks
        if chunk.kind == "class"
        or (chunk.kind == "other" and not chunk.constant)
        or keeps_results(chunk)
        for name in chunk.binds
    )


def _owners(chunks: Sequence[Chunk]) -> dict[str, list[str]]:
    """The classes whose body binds an attribute, by its name."""
    found: dict[str, list[str]] = {}
    for chunk in chunks:
        for child in chunk.children:
            if child.kind == "other" and chunk.name is not None:
                for name in child.binds:
                    found.setdefault(name, []).append(chunk.name)
    return found
