"""Which files of a tree import a module: told from their import statements alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from domicile.python.import_text import PACKAGE, entries, import_text, words
from domicile.vocabulary import Vocabulary

_WORD = re.compile(rb"[\w\x80-\xff]+")
ANY = -1  # the bits of all words there could be


class Wanted(NamedTuple):
    """The last parts of modules' names, each with the words of which a file must hold one, as bits.

    `words` are all of them, by their bits. With ANY a file need hold none.
    """

    words: tuple[str, ...]
    beside: tuple[tuple[bytes, int], ...]


class Question(NamedTuple):
    """Who imports one of `targets` and holds what is `wanted`: those are `found`."""

    targets: frozenset[str]
    wanted: Wanted
    found: frozenset[str]


class Importers:
    """The import statements of a tree's files, read once, when they are first asked for.

    `find` gives the file that an import means: from the importer, the module and its leading
    dots; `name_of` the last part of a file's name as a module, and `names` are those of all files.
    `sdks` are the names of SDKs, each of which can be asked for like a file.
    `read` and `import_texts` are those of `Project`.
    """

    def __init__(
        self,
        find: Callable[[str, str, int], str | None],
        name_of: Callable[[str], str],
        names: Collection[str],
        read: Callable[[str], bytes],
        import_texts: Callable[[Sequence[str]], Sequence[bytes]] | None,
        sdks: frozenset[str] = frozenset(),
    ) -> None:
        self._find = find
        self._name_of = name_of
        self._sdks = sdks
        self._names = set(map(_bytes, (*names, *sdks))) | {PACKAGE}
        self._read = read
        self._import_texts = import_texts or (lambda paths: [import_text(read(p)) for p in paths])
        self._texts: dict[str, bytes] = {}
        self._by_name: dict[bytes, list[str]] = {}  # files whose import statements have the word

    def of(self, targets: frozenset[str], wanted: Wanted, paths: Sequence[str]) -> list[str]:
        """Those of `paths` that import one of `targets` and hold a word that goes with its name.

        A file with an import that is not understood by itself may count too.
        """
        self._read_texts(paths)
        names = {_bytes(self._name_of(path)) for path in targets}
        names |= {PACKAGE for path in targets if path.endswith("__init__.py")}
        asked = frozenset(paths)
        near = {path for name in names for path in self._by_name.get(name, ()) if path in asked}
        vocabulary = Vocabulary(wanted.words)
        beside: dict[bytes, int] = {}
        for name, bits in wanted.beside:
            beside[name] = beside.get(name, 0) | bits
        return [
            path
            for path in sorted(near)
            if self._holds(path, vocabulary, beside, self._imported(path, targets, names))
        ]

    def _read_texts(self, paths: Sequence[str]) -> None:
        missing = [path for path in paths if path not in self._texts]
        for path, text in zip(missing, self._import_texts(missing), strict=True):
            self._texts[path] = text
            for name in words(text) & self._names:
                self._by_name.setdefault(name, []).append(path)

    def _imported(self, path: str, targets: frozenset[str], names: set[bytes]) -> set[bytes]:
        """The names of the targets that a file imports."""
        found: set[bytes] = set()
        for entry in entries(self._texts[path], names):
            if entry is None:
                return names
            meant = targets.intersection(self._meant(path, *entry))
            found |= {_bytes(self._name_of(each)) for each in meant}
        return found

    def _holds(
        self, path: str, vocabulary: Vocabulary, beside: Mapping[bytes, int], names: set[bytes]
    ) -> bool:
        """Whether a file holds a word that goes with one of the names."""
        wanted = 0
        for name in names:
            wanted |= beside.get(name, 0)
        if wanted in (0, ANY):
            return wanted == ANY
        held = set(_WORD.findall(self._read(path)))
        mask = vocabulary.mask(word.decode("utf-8", "surrogateescape") for word in held)
        return bool(mask & wanted)

    def _meant(self, path: str, module: str, level: int, name: str) -> list[str]:
        dotted = [module]
        if name not in ("", "*"):
            dotted.append(f"{module}.{name}" if module else name)
        found = (self._find(path, each, level) for each in dotted)
        files = [file for file in found if file is not None]
        sdk = sdk_of(module, level, name)
        return [*files, sdk] if sdk in self._sdks else files


def sdk_of(module: str, level: int, name: str) -> str:
    """The package that an import takes a client from, if it is an SDK's: constants lead to none."""
    return "" if level or name.isupper() else module.partition(".")[0]


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
