"""One of several parts of a tree, which several machines report on."""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32


class Shard(NamedTuple):
    """Part `number` (from 1) of so many. A file's path alone decides which part it belongs to."""

    number: int
    of: int

    def has(self, path: str) -> bool:
        """Whether the file at `path`, relative to the working directory, is in this part."""
        return crc32(path.encode("utf-8", "surrogateescape")) % self.of == self.number - 1
