"""What the byte gate said of files that have not changed since, told by a look at the folder."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TypeAlias

from domicile.cache.store import Store
from domicile.discover import Found, Verdict

# Size, inode, and when it was last changed (the text, and anything at all), in nanoseconds.
Stamp: TypeAlias = tuple[int, int, int, int]

# A file that was changed just now may change again within the clock's grain.
_GRAIN = 2_000_000_000
_KEPT = {
    verdict.name: verdict
    for verdict in (
        Verdict.ANALYSED,
        Verdict.SCREENED_OUT,
        Verdict.BINARY,
        Verdict.UNSUPPORTED,
    )
}


class Files:
    """The verdicts of earlier runs over the same paths in the same folder.

    `identity` is that of the byte gate: with another one nothing is known.
    """

    def __init__(self, store: Store, paths: Sequence[str], identity: bytes) -> None:
        self._store = store
        where = "\0".join((os.getcwd(), *paths))
        digest = blake2b(identity + os.fsencode(where), digest_size=16)
        self._key = digest.hexdigest()
        self._known: dict[str, tuple[Stamp, str]] = store.get("files", self._key) or {}
        self.stamps: dict[str, Stamp] = {}

    def verdict(self, found: Found) -> Verdict | None:
        """The verdict on a file that is as it was; None where it has to be read."""
        if found.explicit:  # it may be a link
            return None
        stamp = stamp_of(found.path)
        if stamp is None:
            return None
        self.stamps[found.path] = stamp
        known = self._known.get(found.path)
        return _KEPT[known[1]] if known is not None and known[0] == stamp else None

    def keep(self, verdicts: Iterable[tuple[str, Verdict | None]]) -> None:
        """Note what the files turned out to be that `verdict` did not know."""
        settled = time.time_ns() - _GRAIN
        new = {
            path: (stamp, verdict.name)
            for path, verdict in verdicts
            if verdict is not None
            and verdict.name in _KEPT
            and (stamp := self.stamps.get(path)) is not None
            and max(stamp[2:]) < settled
        }
        if new:
            kept = {path: entry for path, entry in self._known.items() if path in self.stamps}
            self._store.put("files", self._key, kept | new)


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a regular file, None for anything else."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
