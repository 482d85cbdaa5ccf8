"""The calls of a tree, kept until something that they were found from changes.

A record's key is made of what a run knows before it resolves: the tool, the part's paths and the
texts of the candidates. What resolution reads beyond that, modules that candidates import and
files that might import them, is in the record and compared when it is used. A record stands for
one part of a tree, which is resolved by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from domicile.cache.files import Stamp, is_settled, stamp_of
from domicile.cache.identity import identity
from domicile.cache.store import Store
from domicile.data_files import Kept
from domicile.importers import Question
from domicile.resolving import Answer

_KIND = "calls"


class Trace(NamedTuple):
    """What a resolution read beside the candidates: modules, and its questions about the rest."""

    loaded: frozenset[str]
    questions: tuple[Question, ...]


class Answers:
    """The kept answer for one tree: `files` are its paths, `candidates` those that passed the gate.

    `read` gives a file's bytes; `stamps` are those that the run has already, by path.
    """

    def __init__(
        self,
        store: Store,
        files: Sequence[str],
        candidates: Sequence[str],
        above: str,
        read: Callable[[str], bytes],
        stamps: Mapping[str, Stamp],
    ) -> None:
        self._store = store
        self._read = read
        known = frozenset(candidates)
        now = time.time_ns()
        others = ((path, stamps.get(path) or stamp_of(path)) for path in files if path not in known)
        # Of what changed just now nothing is known.
        self._others = {
            path: stamp if stamp is not None and is_settled(stamp, now) else None
            for path, stamp in others
        }
        self._candidates = known
        self._key = self._digest_of_all(sorted(files), sorted(known), above)

    def find(
        self,
        concerned: Callable[[Question, Sequence[str]], bool],
        hold: Callable[[Iterable[Kept], Sequence[str]], bool],
    ) -> Answer | None:
        """The answer, if it still holds.

        `concerned` tells whether some files, which have changed, belong to a question's answer;
        `hold` whether what was told of data files does when these sources have changed.
        """
        record = self._store.get(_KIND, self._key)
        if record is None:
            return None
        calls, errors, loaded, questions, data, commented, stamps = record
        changed = [
            path
            for path, stamp in self._others.items()
            if stamp is None or stamps.get(path) != stamp
        ]
        if any(self._digest(path) != loaded[path] for path in changed if path in loaded):
            return None
        if data and not hold(data, changed):
            return None
        if changed:
            if any(concerned(question, changed) for question in questions):
                return None
            self._store.put(_KIND, self._key, (*record[:-1], self._others))
        return Answer(calls, errors, data, commented)

    def keep(self, answer: Answer, trace: Trace) -> None:
        """Keep an answer with what it was found from."""
        loaded = {path: self._digest(path) for path in sorted(trace.loaded - self._candidates)}
        errors, asked = dict(answer.errors), trace.questions
        found = (answer.calls, errors, loaded, asked, answer.data, answer.commented)
        self._store.put(_KIND, self._key, (*found, self._others))

    def _digest_of_all(self, files: Sequence[str], candidates: Sequence[str], above: str) -> str:
        digest = blake2b(identity(self._store), digest_size=16)
        digest.update(
            "\0".join((above, "", *files, "", *candidates)).encode("utf-8", "surrogateescape")
        )
        for path in candidates:
            digest.update(self._digest(path))
        return digest.hexdigest()

    def _digest(self, path: str) -> bytes:
        return blake2b(self._read(path), digest_size=16).digest()
