"""Which sources of a tree may write a data file: where its path goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from posixpath import basename, dirname, splitext
from typing import NamedTuple

from domicile.python.path_holders import PathHolders, as_bytes

_ROUNDS = 6
_WRITING = re.compile(rb"open\(|write_text|write_bytes|copy|move|replace|rename|dump|save")
_MOVES = re.compile(rb"\bos\.chdir\(|\bcontextlib\.chdir\(|\bos import [^\n]*\bchdir\b")


class Writers(NamedTuple):
    """`writer` is a source that may write the file, `movers` those that change the folder that
    relative paths begin in. `words` and `files` are what that was told from."""

    writer: str | None
    movers: tuple[str, ...]
    words: frozenset[bytes]
    files: frozenset[str]

    def concerns(self, path: str, data: bytes) -> bool:
        """Whether a source at `path` with this text may make the answer another one."""
        return path in self.files or _matters(data, self.words) or _moves(data)


def find_writers(
    path: str, reader: str, sources: Sequence[str], read: Callable[[str], bytes], most: int
) -> Writers:
    """What the sources show of who may write the file at `path` that `reader` reads.

    No more than `most` sources are followed: with more `files` there is no `writer`.

    A name that is made of parts (`f"{name}.json"`) counts where its folder fits, and in sources
    beside the file or the reader.
    """
    name = basename(path)
    near = {dirname(path), dirname(reader)}
    folder, ending = as_bytes(_folder_part(path)), as_bytes(splitext(name)[1])
    movers: list[str] = []
    made: set[str] = set()
    for source in sorted(sources):
        data = read(source)  # one at a time: together they may not fit
        if _moves(data):
            movers.append(source)
        if ending in data and (dirname(source) in near or folder in data) and _WRITING.search(data):
            made.add(source)
    paths = PathHolders(path, near)
    words = frozenset({as_bytes(name)})
    for _ in range(_ROUNDS):
        found = sorted(made.union(s for s in sources if _matters(read(s), words)))
        if len(found) > most:
            return Writers(None, tuple(movers), words, frozenset(found))
        for source in found:
            paths.load(source, read(source))
        paths.spread()
        grown = words | paths.words()
        if grown == words:
            break
        words = grown
    patterns = {b"*" + ending}
    return Writers(paths.writer(), tuple(movers), words | patterns, frozenset(paths.trees))


def _moves(data: bytes) -> bool:
    return b"chdir" in data and _MOVES.search(data) is not None


def _matters(data: bytes, words: frozenset[bytes]) -> bool:
    for word in words:
        if word.startswith(b"*"):
            if word[1:] in data and _WRITING.search(data):
                return True
        elif all(part in data for part in word.split(b"\0")):
            return True
    return False


def _folder_part(path: str) -> str:
    """The folder of a path as it stands in a text, or what no text holds."""
    folder = dirname(path)
    return f"{basename(folder)}/" if folder else "\0"
