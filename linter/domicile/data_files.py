"""The data files of a tree: which one a path in the code means, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from posixpath import basename, dirname, normpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from domicile.python.file_writers import Writers

SUFFIXES = (".json", ".toml", ".yaml", ".yml")
MOST_BYTES = 64 * 1024
MOST_SOURCES = 200  # that may have to do with a file
MOST_FILES = 30  # that are read: for each, every source is searched
MOST_SEARCHED = 30_000  # sources, all those searches together
_KEPT_BYTES = 64 * 1024 * 1024  # of sources that stay in memory between these searches


class Asked(NamedTuple):
    """A path as a source names it: from its own folder's place in the tree (`anchored`), or from
    the folder that the program is started in."""

    source: str
    path: str
    anchored: bool


class Data(NamedTuple):
    """What a file holds: `text`, or None with the reason in `why`.

    With a text, `why` tells what else the program may find there; empty: nothing else.
    """

    path: str
    text: str | None
    why: str


class Kept(NamedTuple):
    """An answer as the cache keeps it: what was asked, and what it was told from."""

    asked: Asked
    digest: bytes
    words: frozenset[bytes]
    files: frozenset[str]


class DataFiles:
    """The data files of a tree, looked for when the code names one.

    `names` are the paths of the tree's files, `read` a file's bytes up to the given number, or
    None for what is no plain file. `sources` and `read_source` are those of the project.
    """

    def __init__(
        self,
        names: Iterable[str],
        read: Callable[[str, int], bytes | None],
        sources: Sequence[str],
        read_source: Callable[[str], bytes],
    ) -> None:
        self._list = names
        self._read = read
        self._sources = sources
        self._read_source = read_source
        self._names: frozenset[str] | None = None
        self._known: dict[Asked, tuple[Data, Writers | None]] = {}
        self._texts: dict[str, bytes] = {}
        self._room = _KEPT_BYTES

    def find(self, asked: Asked) -> Data:
        """The file that a path means, as far as the tree shows."""
        if asked not in self._known:
            found = self._found(asked)
            writers = None
            read = sum(known is not None for _, known in self._known.values())
            most = min(MOST_FILES, MOST_SEARCHED // max(len(self._sources), 1))
            if found.text is not None and read >= most:
                why = f"one of more than {most} files of settings"
                if not most:
                    why = "in a tree of too many sources to see which of them writes it"
                found = found._replace(text=None, why=why)
            if found.text is not None:
                from domicile.python.file_writers import find_writers

                writers = find_writers(
                    found.path, asked.source, self._sources, self._source, MOST_SOURCES
                )
            self._known[asked] = _judged(asked, found, writers), writers
        return self._known[asked][0]

    def kept(self) -> tuple[Kept, ...]:
        """Every answer given, for the cache."""
        return tuple(
            Kept(
                asked,
                _digest(self._found(asked)),
                frozenset() if writers is None else writers.words,
                frozenset() if writers is None else writers.files,
            )
            for asked, (_, writers) in self._known.items()
        )

    def hold(self, answers: Iterable[Kept], changed: Sequence[str]) -> bool:
        """Whether answers given by an earlier run still hold when these sources have changed."""
        from domicile.python.file_writers import Writers

        for answer in answers:
            if _digest(self._found(answer.asked)) != answer.digest:
                return False
            if answer.words:
                writers = Writers(None, (), answer.words, answer.files)
                if any(writers.concerns(path, self._read_source(path)) for path in changed):
                    return False
        return True

    def _source(self, path: str) -> bytes:
        if path in self._texts:
            return self._texts[path]
        text = self._read_source(path)
        self._room -= len(text)
        if self._room > 0:
            self._texts[path] = text
        return text

    def _found(self, asked: Asked) -> Data:
        """The file and its text, whoever may write it."""
        path = normpath(asked.path.replace("\\", "/"))
        if self._names is None:
            self._names = frozenset(name for name in self._list if name.endswith(SUFFIXES))
        if path.startswith(("/", "~")) or ":" in path[:3]:
            return Data(path, None, f"{path} lies outside the tree")
        if not path.endswith(SUFFIXES):
            return Data(path, None, f"{basename(path)} is not JSON, TOML or YAML by its name")
        if asked.anchored:
            return self._text(path) if path in self._names else _missing(path)
        if path.startswith("../"):
            why = f"{path} depends on the folder that the program is started in"
            return Data(path, None, why)
        fitting = [name for name in _from_above(asked.source, path) if name in self._names]
        if not fitting:
            return _missing(path)
        if len(fitting) > 1:
            return Data(path, None, f"{path} may be {' or '.join(fitting)}")
        others = sorted(n for n in self._names if n.endswith(f"/{path}") and n != fitting[0])
        found = self._text(fitting[0])
        if others and found.text is not None:
            return found._replace(why=f"{path} may also be {others[0]}")
        return found

    def _text(self, path: str) -> Data:
        data = self._read(path, MOST_BYTES + 1)
        if data is None:
            return Data(path, None, f"{path} cannot be read")
        if len(data) > MOST_BYTES:
            return Data(path, None, f"{path} is larger than {MOST_BYTES // 1024} kB")
        try:
            return Data(path, data.decode("utf-8"), "")
        except UnicodeDecodeError:
            return Data(path, None, f"{path} is not UTF-8")


def no_data() -> DataFiles:
    """For a tree of which only the sources are known."""
    return DataFiles((), lambda path, most: None, (), lambda path: b"")


def _judged(asked: Asked, found: Data, writers: Writers | None) -> Data:
    if writers is None:
        return found
    if len(writers.files) > MOST_SOURCES:
        return Data(found.path, None, f"too many sources speak of {found.path} to be followed")
    if writers.writer is not None:
        return found._replace(why=f"{writers.writer} may write {found.path}")
    if not asked.anchored:
        start = found.path.removesuffix(normpath(asked.path))
        below = (each for each in writers.movers if _is_below(each, start))
        mover = next(below, None)
        if mover is not None:
            return found._replace(why=f"{mover} changes the working directory")
    return found


def _is_below(path: str, start: str) -> bool:
    return path.startswith(start) and not path.removeprefix(start).startswith("../")


def _missing(path: str) -> Data:
    return Data(path, None, f"{path} is not in the tree")


def _from_above(source: str, path: str) -> list[str]:
    """The places of `path` from each folder that `source` is in, the outermost first."""
    folder = dirname(source)
    while folder.startswith("../") or folder == "..":
        folder = folder[3:]
    places = [path]
    above = source.count("../")
    places += ["../" * (n + 1) + path for n in range(above)]
    prefix = "../" * above
    for part in folder.split("/") if folder else ():
        prefix += f"{part}/"
        places.append(prefix + path)
    return list(dict.fromkeys(places))


def _digest(found: Data) -> bytes:
    return blake2b(repr(tuple(found)).encode("utf-8", "backslashreplace"), digest_size=16).digest()
