"""Which files of a tree import a module: told from their import statements alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from domicile.python.import_text import entries, import_text, words

Wanted = Sequence[tuple[bytes, tuple[bytes, ...]]]


class Question(NamedTuple):
    """Who of a tree imports one of `targets` and holds what is `wanted`: those are `found`."""

    targets: frozenset[str]
    wanted: Wanted
    found: frozenset[str]


class Importers:
    """The import statements of a tree's files, read once, when they are first asked for.

    `find` gives the file that an import means: from the importer, the module and its leading
    dots. `read` and `import_texts` are those of `Project`.
    """

    def __init__(
        self,
        find: Callable[[str, str, int], str | None],
        read: Callable[[str], bytes],
        import_texts: Callable[[Sequence[str]], Sequence[bytes]] | None,
    ) -> None:
        self._find = find
        self._read = read
        self._import_texts = import_texts or (lambda paths: [import_text(read(p)) for p in paths])
        self._texts: dict[str, bytes] = {}

    def of(self, targets: frozenset[str], wanted: Wanted, paths: Sequence[str]) -> list[str]:
        """Those of `paths` that import one of `targets` and hold a word that goes with it.

        Each of the `wanted` is the last part of a target's module name, and such words. A file
        with an import that is not understood by itself counts too.
        """
        self._read_texts(paths)
        by_stem: dict[bytes, list[tuple[bytes, ...]]] = {}
        for stem, names in wanted:
            by_stem.setdefault(stem, []).append(names)
        return [path for path in paths if self._is_one(path, targets, by_stem)]

    def _read_texts(self, paths: Sequence[str]) -> None:
        missing = [path for path in paths if path not in self._texts]
        self._texts.update(zip(missing, self._import_texts(missing), strict=True))

    def _is_one(
        self,
        path: str,
        targets: frozenset[str],
        by_stem: Mapping[bytes, Sequence[tuple[bytes, ...]]],
    ) -> bool:
        text = self._texts[path]
        stems = words(text) & by_stem.keys()
        if not stems or not any(self._leads_to(path, targets, e) for e in entries(text, stems)):
            return False
        data = self._read(path)
        return any(name in data for stem in stems for names in by_stem[stem] for name in names)

    def _leads_to(
        self, path: str, targets: frozenset[str], entry: tuple[str, int, str] | None
    ) -> bool:
        if entry is None:
            return True
        module, level, name = entry
        meant = [module]
        if name not in ("", "*"):
            meant.append(f"{module}.{name}" if module else name)
        return any(self._find(path, dotted, level) in targets for dotted in meant)
