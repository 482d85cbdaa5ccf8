"""The calls of all parts of a tree as one run found them, for the next run over the same paths.

Unlike the records of single parts this one trusts the stamps of files, as the byte gate's does:
the part in which no file has changed is not looked at again, nor are its files read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

from domicile.cache.files import Files
from domicile.cache.identity import identity
from domicile.cache.store import Store
from domicile.data_files import Kept
from domicile.installed import Parts
from domicile.resolving import Answer

_KIND = "trees"


class Tree:
    """What an earlier run over the same paths resolved, where `files` says that it still holds."""

    def __init__(self, store: Store, above: str, parts: Parts, files: Files) -> None:
        self._store = store
        self._parts = parts
        self._files = files
        self._key = blake2b(identity(store) + files.key.encode(), digest_size=16).hexdigest()
        self._around = (above, tuple(parts.metadata))
        self._record = store.get(_KIND, self._key)
        self.is_new = self._record is None  # nothing is known of any part

    def find(self, hold: Callable[[Iterable[Kept]], bool]) -> dict[str, Answer]:
        """The parts that are as they were; `hold` tells whether data files are, too."""
        if self._record is None or not self._files.before:
            return {}
        state, around, known = self._record
        if state != self._files.before or around != self._around:
            return {}
        touched = {self._parts.of(path) for path in self._files.touched}
        found: dict[str, Answer] = {}
        for name, candidates in self._parts.candidates.items():
            before, *answer = known.get(name, ((), None))
            if before == tuple(candidates) and name not in touched:
                found[name] = Answer(*answer)
        return {name: each for name, each in found.items() if not each.data or hold(each.data)}

    def keep(self, found: Mapping[str, Answer]) -> None:
        """Note what was resolved of parts all of whose files can be told to be as they were."""
        if not self._files.state:
            return
        loose = {self._parts.of(path) for path in self._files.loose}
        known = {
            name: (tuple(self._parts.candidates[name]), *answer)
            for name, answer in found.items()
            if name not in loose
        }
        record = (self._files.state, self._around, known)
        if record != self._record:
            self._store.put(_KIND, self._key, record)
