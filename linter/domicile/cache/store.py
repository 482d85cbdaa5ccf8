"""Records in files, by kind and key: written in one step, and no more trusted than any input."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import tempfile
from hashlib import blake2b
from typing import Any

from domicile.replacing import replacing

KINDS = ("files", "calls", "trees", "documents", "tools")
_MOST = 1_000  # records of a kind that are kept; the ones not used for longest go first
_CHECK = 16  # bytes before the record that tell whether it is whole
_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Kept by domicile.\n"

# All that a record may be made of beside plain data; a pickle could name anything.
_RECORDS = {
    "domicile.calls": frozenset(
        {"Call", "Carrier", "Location", "Reason", "Unknown", "Values", "Variant", "Written"}
    ),
    "domicile.data_files": frozenset({"Asked", "Kept"}),
    "domicile.findings": frozenset({"FileError"}),
    "domicile.importers": frozenset({"Question", "Wanted"}),
    "domicile.span": frozenset({"Span"}),
}


def default_folder() -> str:
    """The platform's folder for caches."""
    from platformdirs import user_cache_dir

    return user_cache_dir("domicile", appauthor=False)


class Store:
    """The records below a folder, which two runs may use at once.

    What cannot be written is not kept, and no error.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def get(self, kind: str, key: str) -> Any:
        """The record, or None where there is none that is whole."""
        path = self._path(kind, key)
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            return None
        body = memoryview(data)[_CHECK:]
        if data[:_CHECK] != blake2b(body, digest_size=_CHECK).digest():
            return None
        try:
            found = _Unpickler(io.BytesIO(body)).load()
        except Exception:  # a record that another version wrote may fail in any way
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    def put(self, kind: str, key: str, record: object) -> None:
        """Keep a record in place of the one before."""
        body = pickle.dumps(record, protocol=5)
        check = blake2b(body, digest_size=_CHECK).digest()
        with contextlib.suppress(OSError):
            path = self._path(kind, key)
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            self._mark()
            _replace(path, check + body)
            _prune(os.path.dirname(path))

    def clean(self) -> int:
        """Remove every record, and nothing else; how many there were.

        Raises OSError for one that cannot be removed.
        """
        count = 0
        for kind in KINDS:
            folder = os.path.join(self._folder, kind)
            for name in _names(folder):
                os.unlink(os.path.join(folder, name))
                count += 1
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        with contextlib.suppress(OSError):
            os.unlink(os.path.join(self._folder, _TAG))
            os.rmdir(self._folder)
        return count

    def _path(self, kind: str, key: str) -> str:
        return os.path.join(self._folder, kind, key)

    def _mark(self) -> None:
        """Tell backups that the folder is a cache."""
        tag = os.path.join(self._folder, _TAG)
        if not os.path.exists(tag):
            _replace(tag, _SIGNATURE.encode())


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in _RECORDS.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")
        return super().find_class(module, name)


def _replace(path: str, data: bytes) -> None:
    handle, partial = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".part-")
    with replacing(path, partial), open(handle, "wb") as file:
        file.write(data)


def _prune(folder: str) -> None:
    names = _names(folder)
    if len(names) <= _MOST:
        return
    paths = [os.path.join(folder, name) for name in names]
    for path in sorted(paths, key=os.path.getmtime)[: len(paths) - _MOST]:
        os.unlink(path)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []
