"""Names that lead to calls: those that a module holds, and all that it hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from domicile.vocabulary import Vocabulary


@dataclass(slots=True)
class Words:
    """Names that lead to a call: `strong` ones by themselves, `weak` ones beside an operation.

    `classes` are those that hold something warm, or derive from one that does.
    """

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def add(self, *others: Words) -> None:
        """Take over the names of others: of many at once, since each time makes the sets anew."""
        self.strong = self.strong.union(*(other.strong for other in others))
        self.weak = self.weak.union(*(other.weak for other in others))
        self.classes = self.classes.union(*(other.classes for other in others))

    def bits(self, vocabulary: Vocabulary) -> Bits:
        mask = vocabulary.mask
        return Bits(mask(self.strong), mask(self.weak), mask(self.classes))


class Bits(NamedTuple):
    """Words as the bits of a vocabulary: in a large tree most modules hand on very many."""

    strong: int = 0
    weak: int = 0
    classes: int = 0

    def joined(self, other: Bits) -> Bits:
        """The words of both; one of the two where that has them all, so that it is shared."""
        if self == other:
            return self
        both = Bits(*(a | b for a, b in zip(self, other, strict=True)))
        return self if both == self else other if both == other else both

    def within(self, mask: int) -> Bits:
        return Bits(*(each & mask for each in self))

    def words(self, vocabulary: Vocabulary, names: tuple[str, ...]) -> Words:
        """Those of `names` that are among them."""
        return Words(*(vocabulary.among(names, each) for each in self))


NOTHING = Bits()
