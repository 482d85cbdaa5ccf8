"""One of several parts of a tree, which several machines report on."""

from __future__ import annotations

from typing import NamedTuple


class Shard(NamedTuple):
    """Part `number` (from 1) of so many. A file's path alone decides which part it belongs to."""

    number: int
    of: int

    def has(self, path: str) -> bool:
        """Whether the file at `path`, relative to the working directory, is in this part."""
        from hashlib import blake2b  # 3 ms, which only shards need

        digest = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.of == self.number - 1
