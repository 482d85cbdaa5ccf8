"""What the byte gate said of files that have not changed since, told by a look at the folder."""

from __future__ import annotations

import os
import stat
import struct
import time
from collections.abc import Iterable, Sequence, Set
from functools import partial
from hashlib import blake2b
from typing import Any, TypeAlias

from domicile.cache.store import Store
from domicile.discover import Verdict
from domicile.workers import Workers

# Size, inode, and when it was last changed (the text, and anything at all), in nanoseconds.
Stamp: TypeAlias = tuple[int, int, int, int]

# A file that was changed just now may change again within the clock's grain.
_GRAIN = 2_000_000_000
_MANY = 2_000  # files for which a process of its own pays
_STAMP = struct.Struct("<QQqq")
_INODE = 2**64 - 1  # of a longer one the last part counts
_VERDICTS = {
    "a": Verdict.ANALYSED,
    "s": Verdict.SCREENED_OUT,
    "b": Verdict.BINARY,
    "u": Verdict.UNSUPPORTED,
}
_LETTERS: dict[Verdict | str | None, str] = {value: key for key, value in _VERDICTS.items()}


class Files:
    """The verdicts of earlier runs over the same paths in the same folder.

    `identity` is that of the byte gate: with another one nothing is known. The files of the last
    run are looked at beside what this one does until it asks.

    `key` stands for the folder and the paths.

    A record is a digest of the rest, then for each file its path, stamp and verdict, as three long
    values: an object a file would take as long to read as the look at it.
    """

    def __init__(
        self, store: Store, paths: Sequence[str], identity: bytes, workers: Workers
    ) -> None:
        self._store = store
        self._start = time.time_ns()
        where = "\0".join((os.getcwd(), *paths))
        digest = blake2b(identity + os.fsencode(where), digest_size=16)
        self.key = digest.hexdigest()
        self.state: bytes
        self._stamps: bytes
        self._letters: str
        known = store.get("files", self.key) or (b"", "", b"", "")
        self.state, text, self._stamps, self._letters = known
        self._paths: list[str] = text.split("\0") if text else []
        look = partial(_changed, self._paths, self._stamps)
        self._look = workers.beside(look) if len(self._paths) >= _MANY else look
        self._new: dict[str, Stamp | None] = {}  # of what the record does not have as it is
        self._old: dict[str, Any] | None = None
        self.before = self.state
        self.touched: frozenset[str] = frozenset()
        self.loose: frozenset[str] = frozenset()

    def verdicts(self, paths: Sequence[str], named: Set[str]) -> list[Verdict | None]:
        """The verdict on each file, if it is as it was; None where it has to be read.

        Those that the user `named` may be links.
        """
        changed = self._look()
        if not changed and not named and paths == self._paths:
            return [_VERDICTS[letter] for letter in self._letters]
        known = dict(zip(self._paths, self._letters, strict=True))
        for number in changed:
            known.pop(self._paths[number])
        self._new = {
            path: None if path in named else stamp_of(path)
            for path in paths
            if path not in known or path in named
        }
        return [None if path in self._new else _VERDICTS[known[path]] for path in paths]

    def keep(self, paths: Sequence[str], verdicts: Sequence[Verdict | str | None]) -> None:
        """Note what became of all the files that were asked for: a verdict, or an error's text.

        From then on `touched` has those that are new, changed or gone since the record with the
        digest `before` was written, and `loose` those that the one with the digest `state`, which
        is kept now, does not tell of.
        """
        if not self._new and len(paths) == len(self._paths):
            return
        there = {path for path, verdict in zip(paths, verdicts, strict=True) if verdict is not None}
        gone = [path for path in self._paths if path not in there]
        self.touched = frozenset(path for path in self._new if path in there).union(gone)
        stamps = self.stamps(paths)
        kept = [
            (path, stamp, letter)
            for path, verdict in zip(paths, verdicts, strict=True)
            if (letter := _LETTERS.get(verdict)) is not None
            and (stamp := stamps.get(path)) is not None
            and is_settled(stamp, self._start)
        ]
        self.loose = frozenset(there.difference(path for path, _, _ in kept))
        if not kept:
            self.state = b""
            return
        text = "\0".join(path for path, _, _ in kept)
        packed = b"".join(_STAMP.pack(*stamp) for _, stamp, _ in kept)
        letters = "".join(letter for _, _, letter in kept)
        whole = text.encode("utf-8", "surrogateescape") + b"\0" + packed + letters.encode()
        self.state = blake2b(whole, digest_size=16).digest()
        if self.state != self.before:
            self._store.put("files", self.key, (self.state, text, packed, letters))

    def stamps(self, paths: Iterable[str]) -> dict[str, Stamp]:
        """The stamps of those of `paths` that are files, as they were before any was read."""
        if self._old is None:
            self._old = dict(zip(self._paths, _STAMP.iter_unpack(self._stamps), strict=True))
        found: dict[str, Stamp] = {}
        for path in paths:
            stamp = self._new[path] if path in self._new else self._old.get(path)
            if stamp is not None:
                found[path] = stamp
        return found


def is_settled(stamp: Stamp, moment: int) -> bool:
    """Whether a change after `moment` in nanoseconds, when the file was not yet read, shows."""
    return max(stamp[2:]) < moment - _GRAIN


def _changed(paths: Iterable[str], stamps: bytes) -> list[int]:
    """Which of the files are not as they were, by number."""
    changed: list[int] = []
    look = os.lstat
    for number, (path, stamp) in enumerate(zip(paths, _STAMP.iter_unpack(stamps), strict=True)):
        try:
            now = look(path)
        except OSError:
            changed.append(number)
            continue
        if (now.st_size, now.st_ino & _INODE, now.st_mtime_ns, now.st_ctime_ns) != stamp:
            changed.append(number)
    return changed


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a regular file, None for anything else."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_ino & _INODE, found.st_mtime_ns, found.st_ctime_ns
