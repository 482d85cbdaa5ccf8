"""Which file an import means: modules of the scanned tree by their import names."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from posixpath import dirname, normpath

from domicile.chunks import Module
from domicile.data_files import DataFiles, no_data
from domicile.importers import ANY, Importers, Question, Wanted
from domicile.installed import LIBRARIES, Libraries, join

IMPORT_BYTES = 400  # of an import statement, up to the name that is imported
SOURCES = frozenset({"src", "lib", "python"})  # folders that hold packages


class Project:
    """The modules of a tree, loaded when something first needs them.

    `files` are all the tree's Python files as relative paths with forward slashes, `load` gives
    a file's module, or None where it cannot be read. Third-party packages are not in it; `sdks`
    are the names that mean an installed SDK unless a folder above the importer has such a module.
    `read` gives a file's bytes, or none where it cannot be read; `import_texts` gives those of
    several files (see `python.import_text`), if that is quicker than to read each. `above` are the
    folders above the working directory that names can begin with: "service/app" where it is a
    package. `data` are the tree's files that hold settings.
    """

    def __init__(
        self,
        files: Sequence[str],
        load: Callable[[str], Module | None],
        sdks: frozenset[str] = frozenset({"anthropic"}),
        read: Callable[[str], bytes] = lambda path: b"",
        above: str = "",
        import_texts: Callable[[Sequence[str]], Sequence[bytes]] | None = None,
        data: DataFiles | None = None,
    ) -> None:
        self.data = data or no_data()
        self._above = above
        self._sdks = sdks
        self._taken = sdks | sys.stdlib_module_names  # other roots of a tree have no such module
        one_of = b"|".join(re.escape(name.encode()) for name in sorted(sdks))
        self._sdk_names = re.compile(rb"(?<![\w.])(?:" + one_of + rb")\b")
        self.files = tuple(files)
        # By their paths from above, which are those that names are made of.
        self._known = dict(
            zip(map(self._from_above, files) if above else files, files, strict=True)
        )
        self._libraries = Libraries(self._known)
        self._load = load
        self._read = read
        self.questions: list[Question] = []  # that `mentioning` was asked
        self.looked_at: dict[str, bool] = {}  # whether a file may import the SDK
        self._modules: dict[str, Module | None] = {}
        self._found: dict[tuple[str, str], str | None] = {}  # by the importer's folder
        self._own_names: dict[str, bool] = {}  # whether a module named like an SDK imports it
        self._by_suffix: dict[str, list[str]] = {}
        for path in sorted(self._known):
            self._by_suffix.setdefault(_last_name(path), []).append(path)
        self._importers = Importers(
            self.find,
            lambda path: _last_name(self._from_above(path)),
            self._by_suffix.keys(),
            read,
            import_texts,
            sdks,
        )

    def load(self, path: str) -> Module | None:
        """The module at `path`, or None if it cannot be read; loaded once."""
        if path not in self._modules:
            self._modules[path] = self._load(path)
        return self._modules[path]

    def find(self, importer: str, module: str, level: int) -> str | None:
        """The file that `module` means when `importer` imports it with `level` leading dots."""
        importer = self._from_above(importer)
        if level:
            folder = dirname(importer)
            for _ in range(level - 1):
                folder = dirname(folder)
            found = self._file(join(folder, module.replace(".", "/")))
        else:
            key = (dirname(importer), module)
            if key not in self._found:
                self._found[key] = self._absolute(importer, module)
            found = self._found[key]
        return None if found is None else self._known[found]

    def may_import_sdk(self, path: str) -> bool:
        """Whether a file that need not be loaded looks as if it imported the SDK."""
        if path not in self.looked_at:
            data = self._read(path)
            before = (
                data[max(found.start() - IMPORT_BYTES, 0) : found.start()]
                for found in self._sdk_names.finditer(data)
            )
            self.looked_at[path] = any(b"import" in text or b"from" in text for text in before)
        return self.looked_at[path]

    def is_sdk(self, path: str) -> bool:
        """Whether a file is an SDK's own: it sends what its callers have it send."""
        path = self._from_above(path)
        return any(self._libraries.is_part(path, sdk) for sdk in self._sdks)

    def importing(self, targets: frozenset[str]) -> frozenset[str]:
        """The files that import one of `targets`: files of the tree, or the names of SDKs."""
        wanted = Wanted(
            (),
            tuple(
                (name.encode("utf-8", "surrogateescape"), ANY)
                for name in sorted({_last_name(path) for path in targets})
            ),
        )
        return frozenset(self.mentioning(wanted, targets))

    def text(self, path: str) -> bytes:
        """The bytes of a file that need not be loaded."""
        self.may_import_sdk(path)  # which notes that it was looked at
        return self._read(path)

    def mentioning(self, wanted: Wanted, known: frozenset[str]) -> list[str]:
        """Files outside `known` that import one of these, and hold a word that goes with it.

        `wanted` are the last parts of the known modules' names, each with its words.
        """
        paths = [path for path in self.files if path not in known]
        found = self._importers.of(known, wanted, paths)
        self.questions.append(Question(known, wanted, frozenset(found)))
        return found

    def concerned(self, question: Question, paths: Sequence[str]) -> bool:
        """Whether one of `paths` would have to be in the answer that a question had."""
        others = [path for path in paths if path not in question.targets | question.found]
        return bool(self._importers.of(question.targets, question.wanted, others))

    def _from_above(self, path: str) -> str:
        return normpath(f"{self._above}/{path}") if self._above else path

    def _file(self, stem: str) -> str | None:
        for candidate in (f"{stem}/__init__.py" if stem else "__init__.py", f"{stem}.py"):
            if candidate in self._known:
                return candidate
        return None

    def _absolute(self, importer: str, module: str) -> str | None:
        """The file whose path ends in the module's name, below a folder that is no package.

        A folder above the importer may be on its path; elsewhere in the tree (another root of a
        monorepo) only a package can be meant, with or without an `__init__`, and never one that
        stands for an SDK or a module of Python's, nor one in a folder inside another package; and
        nowhere a library that is known. Of several, the one nearest to the importer.
        """
        tail = module.replace(".", "/")
        top = module.partition(".")[0]
        best: tuple[bool, int, str] | None = None
        for path in self._by_suffix.get(module.rpartition(".")[2], ()):
            stem = path.removesuffix(".py").removesuffix("/__init__")
            if stem != tail and not stem.endswith(f"/{tail}"):
                continue
            root = stem[: -len(tail)].rstrip("/")
            if join(root, "__init__.py") in self._known:
                continue
            if module in self._sdks and self._means_sdk(importer, module, path):
                continue
            above = not root or importer.startswith(f"{root}/")
            package = join(root, f"{top}/__init__.py") in self._known
            if not above and (top in self._taken or self._inside_package(importer, root, top)):
                continue
            if not (above or package or _in_namespace(importer, root, module)):
                continue
            if not importer.startswith(join(root, f"{top}/")) and self._libraries.has(root, top):
                continue
            rank = (not above, -_shared(importer, path), path)
            if best is None or rank < best:
                best = rank
        return best[2] if best else None

    def _inside_package(self, importer: str, root: str, top: str) -> bool:
        """Whether a folder lies in a package that the importer is not in, and so is no root for it.

        `import openai` does not mean `app/hooks/openai/` either, where `app` is a package and
        `hooks` none. Other names may, where a project's top folder has an `__init__`.
        """
        folder = dirname(root)
        while folder not in ("", "/"):
            outside = top in LIBRARIES or not importer.startswith(f"{folder}/")
            if outside and join(folder, "__init__.py") in self._known:
                return True
            folder = dirname(folder)
        return False

    def _means_sdk(self, importer: str, module: str, path: str) -> bool:
        """Whether a file does not stand in the way of the SDK that has its name.

        A module that imports its own name means the SDK, and so do its neighbours: so it is with
        `llms/anthropic/base.py` of a namespace package, and with `providers/anthropic.py`.
        """
        stem = path.removesuffix(".py")
        if importer == path or importer.startswith(f"{stem.removesuffix('/__init__')}/"):
            return True
        if path not in self._own_names:
            own = rf"^\s*(?:import|from)\s+{re.escape(module)}\b".encode()
            text = self._read(self._known[path])
            self._own_names[path] = re.search(own, text, re.MULTILINE) is not None
        return self._own_names[path]


def _in_namespace(importer: str, root: str, module: str) -> bool:
    """Whether a dotted name without a package at its top is one of a namespace package.

    The importer is in the same namespace, or the folder above it is one of sources.
    """
    top, dot, _ = module.partition(".")
    return bool(dot) and (root.rpartition("/")[2] in SOURCES or f"/{top}/" in f"/{importer}")


def _last_name(path: str) -> str:
    stem = path.removesuffix(".py").removesuffix("/__init__")
    return stem.rpartition("/")[2]


def _shared(a: str, b: str) -> int:
    """How many leading folders two paths have in common."""
    count = 0
    for x, y in zip(a.split("/")[:-1], b.split("/")[:-1], strict=False):
        if x != y:
            break
        count += 1
    return count
