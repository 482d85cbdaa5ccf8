"""Which files of a tree import a module: told from their import statements alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from domicile.python.import_text import PACKAGE, entries, import_text, words

# The last part of a module's name, and words of which a file has to hold one beside it.
Wanted = Sequence[tuple[bytes, tuple[bytes, ...]]]


class Question(NamedTuple):
    """Who else imports one of `targets` and holds what is `wanted`; no other file does."""

    targets: frozenset[str]
    wanted: Wanted


class Importers:
    """The import statements of a tree's files, read once, when they are first asked for.

    `find` gives the file that an import means: from the importer, the module and its leading
    dots; `name_of` the last part of a file's name as a module, and `names` are those of all files.
    `read` and `import_texts` are those of `Project`.
    """

    def __init__(
        self,
        find: Callable[[str, str, int], str | None],
        name_of: Callable[[str], str],
        names: Collection[str],
        read: Callable[[str], bytes],
        import_texts: Callable[[Sequence[str]], Sequence[bytes]] | None,
    ) -> None:
        self._find = find
        self._name_of = name_of
        self._names = {name.encode("utf-8", "surrogateescape") for name in names} | {PACKAGE}
        self._read = read
        self._import_texts = import_texts or (lambda paths: [import_text(read(p)) for p in paths])
        self._texts: dict[str, bytes] = {}
        self._by_name: dict[bytes, list[str]] = {}  # files whose import statements have the word

    def spread(self, targets: frozenset[str], wanted: Wanted, paths: Sequence[str]) -> list[str]:
        """Those of `paths` that lead to `targets`, each through others of them or at once.

        Each holds a module's name and a word that goes with it, as `wanted` tells. A file with an
        import that is not understood by itself counts too.
        """
        found: set[str] = set()
        news = targets
        while news:
            news = frozenset(self.of(news, wanted, paths)) - found
            found |= news
        return [path for path in paths if path in found]

    def of(self, targets: frozenset[str], wanted: Wanted, paths: Sequence[str]) -> list[str]:
        """Those of `paths` that import one of `targets` and hold what is `wanted`."""
        self._read_texts(paths)
        names = {self._name_of(path).encode("utf-8", "surrogateescape") for path in targets}
        names |= {PACKAGE for path in targets if path.endswith("__init__.py")}
        asked = frozenset(paths)
        near = {path for name in names for path in self._by_name.get(name, ()) if path in asked}
        return [
            path
            for path in sorted(near)
            if self._leads_to(path, targets, names) and self._holds(path, wanted)
        ]

    def _read_texts(self, paths: Sequence[str]) -> None:
        missing = [path for path in paths if path not in self._texts]
        for path, text in zip(missing, self._import_texts(missing), strict=True):
            self._texts[path] = text
            for name in words(text) & self._names:
                self._by_name.setdefault(name, []).append(path)

    def _holds(self, path: str, wanted: Wanted) -> bool:
        data = self._read(path)
        return any(
            module in data and any(name in data for name in names) for module, names in wanted
        )

    def _leads_to(self, path: str, targets: frozenset[str], names: set[bytes]) -> bool:
        return any(
            entry is None or any(file in targets for file in self._meant(path, *entry))
            for entry in entries(self._texts[path], names)
        )

    def _meant(self, path: str, module: str, level: int, name: str) -> list[str | None]:
        dotted = [module]
        if name not in ("", "*"):
            dotted.append(f"{module}.{name}" if module else name)
        return [self._find(path, each, level) for each in dotted]
