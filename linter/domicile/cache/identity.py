"""What a record depends on beside the files: the tool itself, its data, and what parses."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from importlib import util

from domicile import __version__, discover, languages, screen

_OURS = ("domicile", "domicile.rules")  # the code; facts, catalogue and rules


def identity() -> bytes:
    """A digest of the code, facts, catalogue and rules, the Python and the LibCST version."""
    digest = blake2b(repr((__version__, sys.version_info, sys.byteorder)).encode())
    for package in _OURS:
        for path in _files(package):
            with open(path, "rb") as file:
                digest.update(os.path.basename(path).encode() + b"\0" + file.read())
    libcst = util.find_spec("libcst")
    if libcst is not None and libcst.origin:
        with open(os.path.join(os.path.dirname(libcst.origin), "_version.py"), "rb") as file:
            digest.update(file.read())
    return digest.digest()


def gate_identity() -> bytes:
    """A digest of the byte gate's own code."""
    digest = blake2b()
    for module in (discover, languages, screen):
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
        if name.endswith((".py", ".yaml"))
    )
