"""What of a tree is installed or unpacked beside it: other people's packages, which are not read.

`pip install --target`, a function's bundle for the cloud and an unpacked archive from a package
index put packages among the files of a tree. An import of one means the library, and not the
tree's own code: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from posixpath import basename, dirname, normpath
from typing import NamedTuple

INFO = ".dist-info"
METADATA = f"{INFO}/METADATA"
ARCHIVE = "PKG-INFO"  # beside the sources of an unpacked source archive
EGG = ".egg-info"  # of a project that is being worked on, or an old installation

# Packages whose meaning is known without their code, or through which no client goes: each with a
# file that a folder of that name has only if it is the library.
LIBRARIES = {
    "aiohttp": "client_reqrep.py",
    "anthropic": "_base_client.py",
    "asyncclick": "core.py",
    "attr": "_make.py",
    "attrs": "setters.py",
    "backoff": "_decorator.py",
    "boto3": "session.py",
    "botocore": "httpsession.py",
    "cachetools": "keys.py",
    "click": "core.py",
    "cloup": "_option_groups.py",
    "django": "apps/registry.py",
    "dotenv": "main.py",
    "fastapi": "applications.py",
    "flask": "app.py",
    "httpcore": "_api.py",
    "httpx": "_client.py",
    "httpx2": "_client.py",
    "jinja2": "environment.py",
    "mock": "mock.py",
    "numpy": "version.py",
    "openai": "_base_client.py",
    "orjson": "__init__.py",
    "pandas": "core/frame.py",
    "pydantic": "main.py",
    "pydantic_core": "core_schema.py",
    "pydantic_settings": "sources/base.py",
    "pytest": "__init__.py",
    "requests": "adapters.py",
    "rich": "console.py",
    "rich_click": "rich_command.py",
    "sqlalchemy": "engine/base.py",
    "starlette": "applications.py",
    "tenacity": "retry.py",
    "toml": "decoder.py",
    "tomli": "_parser.py",
    "typer": "core.py",
    "urllib3": "connectionpool.py",
    "wrapt": "wrappers.py",
    "yaml": "resolver.py",
}
MODULES = frozenset({"typing_extensions"})  # such libraries that are one file


class Part(NamedTuple):
    """A distribution of a tree, or all that is of none: its sources, and the candidates among them.

    Imports do not cross from one to another: with an installed library come other versions of what
    stands beside it, or nothing of it.
    """

    files: list[str]
    candidates: list[str]


class Parts:
    """The parts of a tree that hold candidates: `candidates` are these by part.

    `names` are all the tree's files, `above` are the folders above the working directory that
    these paths can lead through. A part is named by its distribution: see `Distributions.of`.
    """

    def __init__(self, candidates: Iterable[str], names: Iterable[str], above: str) -> None:
        self._above = above
        self.metadata = sorted(name for name in names if name.endswith((METADATA, ARCHIVE)))
        self._distributions = Distributions(map(self._full, self.metadata))
        self.candidates: dict[str, list[str]] = {}
        for path in candidates:
            self.candidates.setdefault(self.of(path), []).append(path)

    def of(self, path: str) -> str:
        """The part that a file belongs to."""
        return self._distributions.of(self._full(path)) if self.metadata else ""

    def among(self, files: Sequence[str], wanted: Iterable[str]) -> list[Part]:
        """The `wanted` parts, with those of `files` that are theirs."""
        found = {name: Part([], self.candidates[name]) for name in wanted}
        if not self.metadata:
            return [part._replace(files=list(files)) for part in found.values()]
        for path in files if found else ():
            part = found.get(self.of(path))
            if part is not None:
                part.files.append(path)
        return list(found.values())

    def _full(self, path: str) -> str:
        return normpath(f"{self._above}/{path}") if self._above else path


class Distributions:
    """Which distribution a file is of, by the `metadata` in the tree."""

    def __init__(self, metadata: Iterable[str]) -> None:
        self._archives: set[str] = set()
        self._installed: dict[str, set[str]] = {}  # by the folder that they are in
        self._known: dict[str, str] = {}
        for path in metadata:
            folder = dirname(path)
            if path.endswith(METADATA):
                name, _, _ = basename(folder).removesuffix(INFO).partition("-")
                self._installed.setdefault(dirname(folder), set()).add(_normal(name))
            elif basename(path) == ARCHIVE and folder and not folder.endswith(EGG):
                self._archives.add(folder)

    def of(self, path: str) -> str:
        """The folder or module of the distribution; empty for the tree's own code."""
        folder = path[: max(path.rfind("/"), 0)]
        own = self._known.get(folder)
        if own is None:
            own = self._known[folder] = self._of(folder)
        if own or folder not in self._installed:
            return own
        return self._installed_in(folder, basename(path).removesuffix(".py"))

    def _of(self, folder: str) -> str:
        while folder not in ("", "/"):
            if folder in self._archives:
                return folder
            above, name = dirname(folder), basename(folder)
            if found := self._installed_in(above, name):
                return found
            folder = above
        return ""

    def _installed_in(self, folder: str, name: str) -> str:
        installed = self._installed.get(folder, ())
        if folder and len(installed) == 1:  # an archive unpacked into a folder of its own
            return folder
        return join(folder, name) if _normal(name) in installed else ""


class Libraries:
    """The libraries among the sources `known` that are told by a file of theirs."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known

    def has(self, root: str, top: str) -> bool:
        """Whether the package `top` in the folder `root` is one."""
        if top in MODULES:
            return True
        mark = LIBRARIES.get(top)
        return mark is not None and join(root, f"{top}/{mark}") in self._known

    def is_part(self, path: str, top: str) -> bool:
        """Whether a source is part of the library `top`."""
        folders = dirname(path).split("/")
        roots = ("/".join(folders[:n]) for n, name in enumerate(folders) if name == top)
        return any(self.has(root, top) for root in roots)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def join(folder: str, name: str) -> str:
    """The path of `name` in a folder, either of which may be empty."""
    return f"{folder}/{name}" if folder and name else folder or name
