"""Parts of a tree without a client: none of their files takes one from the SDK.

All that can be a call there is what looks like one on a receiver that is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from domicile.catalog import Catalog, Recognised
from domicile.importers import sdk_of
from domicile.python.import_text import entries, import_text
from domicile.resolve.machine.machine import Machine

FEWEST = 100  # files, up to which every module with a word of the SDK's is looked into
_LOOKED_UP = re.compile(rb"\bgetattr\b|\battrgetter\b|\bmethodcaller\b|\b__getattribute__\b")


def is_clientless(machine: Machine, paths: Sequence[str]) -> bool:
    """Whether no file of the tree takes a client, or what may give one, from the SDK.

    `paths` are those that hold a word of the SDK's. False for a tree of a few files.
    """
    project, catalog = machine.project, machine.catalog
    if len(project.files) <= FEWEST:
        return False
    importing = project.importing(frozenset({catalog.package}))
    return not any(_takes_client(catalog, project.text(path)) for path in sorted(importing)) and (
        not any(_opens_by_text(catalog, project.text(path)) for path in paths)
    )


def spelling(machine: Machine, paths: Iterable[str]) -> list[str]:
    """Those of `paths` whose text has all that an operation on any receiver is recognised by."""
    recognised = machine.catalog.recognised
    return [path for path in paths if _spells(recognised, machine.project.text(path))]


def _takes_client(catalog: Catalog, text: bytes) -> bool:
    """Whether an import takes in more of the SDK than its constants, errors and types.

    The classes of its resources are no clients where they are only handed on, to be patched.
    """
    for entry in entries(import_text(text), {catalog.package.encode()}):
        if entry is None:
            return True
        module, _, name = entry
        if sdk_of(*entry) != catalog.package or _is_type(catalog, module, name):
            continue
        if catalog.resource(f"{module}.{name}") is None or _uses(text, name):
            return True
    return False


def _is_type(catalog: Catalog, module: str, name: str) -> bool:
    if catalog.omits(f"{module}.{name}") or catalog.omits_class(f"{module}.{name}"):
        return True
    return module.split(".")[1:2] == [catalog.typed_dicts] or name.endswith("Error")


def _uses(text: bytes, name: str) -> bool:
    """Whether a class is called, read from, derived from or named in an annotation."""
    own = re.escape(name.encode())
    used = rb"\b%b\s*[.(\[|]|(?:->|:|\|)\s*[\"']?%b\b|\bclass\b[^:]*\b%b\b|\b%b\s+as\b"
    return re.search(used % (own, own, own, own), text) is not None


def _opens_by_text(catalog: Catalog, text: bytes) -> bool:
    """Whether a file imports the SDK by a text, or names the class of a client in one, or of it."""
    if catalog.package.encode() not in text.lower():
        return False
    telling = frozenset(name for name in catalog.clients if catalog.package in name.lower())
    if _read(telling).search(text) or _imported_by_text(catalog.package).search(text):
        return True
    by_text = _quoted(frozenset({catalog.package})).search(text) and _quoted(telling).search(text)
    return by_text is not None and _LOOKED_UP.search(text) is not None


def _spells(recognised: Recognised, text: bytes) -> bool:
    lower = text.lower()
    told = (*recognised.keywords, *recognised.sure_keywords, *recognised.near_names)
    if not any(word.encode() in lower for word in told):
        return False
    if any(word.encode() in text for word in recognised.sure_keywords):
        return True
    above, last = (frozenset(path[at] for path in recognised.paths) for at in (-2, -1))
    if _read(above).search(text) and _read(last).search(text):
        return True
    looked_up = _LOOKED_UP.search(text) and _quoted(above).search(text)
    return looked_up is not None and any(word.encode() in text for word in recognised.keywords)


@cache
def _read(names: frozenset[str]) -> re.Pattern[bytes]:
    """One of these names read as an attribute."""
    return re.compile(rb"\.(?:%b)\b" % "|".join(sorted(names)).encode())


@cache
def _quoted(names: frozenset[str]) -> re.Pattern[bytes]:
    """A text that is one of these names."""
    return re.compile(rb"([\"'])(?:%b)\1" % "|".join(sorted(names)).encode())


@cache
def _imported_by_text(package: str) -> re.Pattern[bytes]:
    """A call that imports the package by its name, or the path of something in it as a text."""
    name = re.escape(package.encode())
    importing = rb"\b(?:import_module|__import__)\(\s*[\"']%b\b" % name
    return re.compile(importing + rb"|([\"'])%b(?:[.:]\w+)*[.:][A-Z]\w*\1" % name)
