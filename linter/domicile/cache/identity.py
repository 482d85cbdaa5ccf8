"""What a record depends on beside the files: the tool itself, its data, and what parses."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from hashlib import blake2b
from importlib import util

from domicile import __version__, discover, languages, screen
from domicile.cache import files
from domicile.cache.files import stamp_of
from domicile.cache.store import Store

_KIND = "tools"
_OURS = ("domicile", "domicile.rules", "domicile.schemas")  # the code; the data; their schemas
_ENDINGS = (".py", ".yaml", ".json")


def identity(store: Store) -> bytes:
    """A digest of the code, facts, catalogue and rules, the Python and the LibCST version.

    Files that have not changed since a run noted it there are not read.
    """
    return _of_version(store, __version__)


@lru_cache(maxsize=1)
def _of_version(store: Store, version: str) -> bytes:
    paths = [path for package in _OURS for path in _files(package)]
    libcst = util.find_spec("libcst")
    if libcst is not None and libcst.origin:
        paths.append(os.path.join(os.path.dirname(libcst.origin), "_version.py"))
    python = repr((version, sys.version_info, sys.byteorder)).encode()
    stamps = [(path, stamp_of(path)) for path in paths]
    key = blake2b(python + repr(stamps).encode(), digest_size=16).hexdigest()
    known = store.get(_KIND, key)
    if isinstance(known, bytes):
        return known
    digest = blake2b(python)
    for path in paths:
        with open(path, "rb") as file:
            digest.update(os.path.basename(path).encode() + b"\0" + file.read())
    store.put(_KIND, key, digest.digest())
    return digest.digest()


def gate_identity() -> bytes:
    """A digest of the code of the byte gate, and of how its verdicts are kept."""
    digest = blake2b()
    for module in (discover, files, languages, screen):
        assert module.__file__ is not None
        with open(module.__file__, "rb") as file:
            digest.update(file.read())
    return digest.digest()


def _files(package: str) -> list[str]:
    found = util.find_spec(package)
    folders = found.submodule_search_locations if found is not None else None
    return sorted(
        os.path.join(parent, name)
        for folder in folders or ()
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(_ENDINGS)
    )
