"""Texts, such as names of attributes, of which the code may show only how they begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from domicile.quick_classes import dataclass


class Affixes(NamedTuple):
    """How a text begins and ends; `alone` says that one part between them is all that is hidden."""

    start: str = ""
    end: str = ""
    alone: bool = True


NO_AFFIXES = Affixes()


@dataclass(frozen=True, slots=True)
class SomeNames:
    """Names, some of which only their beginnings and ends are known of."""

    names: frozenset[str] = frozenset()
    affixes: frozenset[Affixes] = frozenset()

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self.names or fits(name, self.affixes))

    def __or__(self, other: SomeNames) -> SomeNames:
        return SomeNames(self.names | other.names, self.affixes | other.affixes)

    def among(self, names: Iterable[str]) -> set[str]:
        """Those of `names` that are among these."""
        return {name for name in names if name in self}


def fits(name: str, affixes: Iterable[Affixes]) -> bool:
    """Whether a name begins and ends as one of these pairs says."""
    return any(
        name.startswith(start) and name.endswith(end) and len(name) >= len(start) + len(end)
        for start, end, _ in affixes
    )
