"""What of a tree is installed or unpacked beside it: other people's packages, which are not read.

`pip install --target`, a function's bundle for the cloud and an unpacked archive from a package
index put packages among the files of a tree. An import of one means the library, and not the
tree's own code: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from posixpath import basename, dirname

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


def metadata_in(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a tree's files that tell of a distribution, sorted."""
    return tuple(sorted(name for name in names if name.endswith((METADATA, ARCHIVE))))


class Installed:
    """The distributions of a tree, by their `metadata`, and the libraries that are known by a file.

    `known` holds the paths of the tree's sources.
    """

    def __init__(self, metadata: Iterable[str], known: Container[str]) -> None:
        self._known = known
        self._archives: set[str] = set()
        self._installed: dict[str, set[str]] = {}  # by the folder that they are in
        for path in metadata:
            folder = dirname(path)
            if path.endswith(METADATA):
                name, _, _ = basename(folder).removesuffix(INFO).partition("-")
                self._installed.setdefault(dirname(folder), set()).add(_normal(name))
            elif basename(path) == ARCHIVE and folder and not folder.endswith(EGG):
                self._archives.add(folder)

    def apart(self, importer: str, root: str, top: str) -> bool:
        """Whether the package `top` in the folder `root` is not of the importer's distribution."""
        if f"{importer}/".startswith(_join(root, f"{top}/")):
            return False
        return self._is_library(root, top) or self._is_distribution(importer, root, top)

    def is_part(self, path: str, top: str) -> bool:
        """Whether a source is part of the library `top`."""
        folders = f"/{dirname(path)}/".split(f"/{top}/")[:-1]
        roots = ("/".join(folders[: n + 1]).strip("/") for n in range(len(folders)))
        return any(self._is_library(root, top) for root in roots)

    def _is_library(self, root: str, top: str) -> bool:
        if top in MODULES:
            return True
        mark = LIBRARIES.get(top)
        return mark is not None and _join(root, f"{top}/{mark}") in self._known

    def _is_distribution(self, importer: str, root: str, top: str) -> bool:
        outside = bool(root) and not importer.startswith(f"{root}/")
        found = self._installed.get(root, ())
        if _normal(top) in found or (outside and len(found) == 1):
            return True
        return outside and any(
            folder in self._archives and not importer.startswith(f"{folder}/")
            for folder in _folders_above(root)
        )


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _folders_above(folder: str) -> Iterable[str]:
    """The folder itself and those that it is in, but for the root of all."""
    while folder:
        yield folder
        folder = dirname(folder)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
