"""Names as bits: large sets of them are numbers, and so is what two of them have in common."""

from __future__ import annotations

from collections.abc import Iterable


class Vocabulary:
    """The names that have a bit, each in the order in which it was first added."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._bits: dict[str, int] = {}
        self.add(names)

    def __len__(self) -> int:
        return len(self._bits)

    def add(self, names: Iterable[str]) -> None:
        bits = self._bits
        for name in names:
            if name not in bits:
                bits[name] = len(bits)

    def names(self) -> tuple[str, ...]:
        """Every name, by its bit."""
        return tuple(self._bits)

    def mask(self, names: Iterable[str]) -> int:
        """The bits of these names; those that have none are left out."""
        found = [bit for bit in map(self._bits.get, names) if bit is not None]
        if len(found) < 8:
            return sum({1 << bit for bit in found})
        held = bytearray((max(found) >> 3) + 1)
        for bit in found:
            held[bit >> 3] |= 1 << (bit & 7)
        return int.from_bytes(held, "little")

    def among(self, names: Iterable[str], mask: int) -> frozenset[str]:
        """Those of the names whose bits are in the mask."""
        held = mask.to_bytes((len(self._bits) >> 3) + 1, "little")
        bits = self._bits
        return frozenset(
            name
            for name in names
            if (bit := bits.get(name)) is not None and held[bit >> 3] >> (bit & 7) & 1
        )
