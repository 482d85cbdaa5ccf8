"""Files to modules: where a run's reading happens and its errors are collected."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domicile.findings import FileError

if TYPE_CHECKING:
    from domicile.chunks import Module
    from domicile.source import Source


@dataclass(slots=True)
class Reader:
    """Reads and parses files on demand; `texts` stand for the files at their paths."""

    texts: Mapping[str, bytes] = field(default_factory=dict)
    errors: dict[str, FileError] = field(default_factory=dict)

    def load(self, path: str) -> Module | None:
        """The module at `path`; None for one that cannot be read, which `errors` then tells."""
        from domicile.defects import defect
        from domicile.python.frontend import load
        from domicile.source import UnreadableError

        source = self.source(path)
        if source is None:
            return None
        try:
            return load(path, source)
        except UnreadableError as error:
            self.errors[path] = FileError(path, error.message, error.line, error.column)
        except Exception as error:
            self.tell(defect(path, 1, error))
        return None

    def tell(self, error: FileError) -> None:
        """Note an error of a file; the first one of each is kept."""
        self.errors.setdefault(error.path, error)

    def source(self, path: str) -> Source | None:
        """The text at `path`; None for one that cannot be read, which `errors` then tells."""
        from domicile.source import UnreadableError, decode

        try:
            return decode(self._bytes(path))
        except OSError as error:
            self.errors[path] = FileError(path, error.strerror or str(error))
        except UnreadableError as error:
            self.errors[path] = FileError(path, error.message, error.line, error.column)
        return None

    def read_bytes(self, path: str) -> bytes:
        """The file as it is; empty where it cannot be read."""
        try:
            return self._bytes(path)
        except OSError:
            return b""

    def read_data(self, path: str, most: int) -> bytes | None:
        """The first `most` bytes of a plain file; None for anything else."""
        if path in self.texts:
            return self.texts[path][:most]
        try:
            if not stat.S_ISREG(os.lstat(path).st_mode):
                return None
            with open(path, "rb") as file:
                return file.read(most)
        except OSError:
            return None

    def import_texts(self, paths: Sequence[str]) -> list[bytes]:
        """The import statements of each file, as `python.import_text` gives them."""
        from domicile.python.import_text import import_text

        return [import_text(self.read_bytes(path)) for path in paths]

    def _bytes(self, path: str) -> bytes:
        if path in self.texts:
            return self.texts[path]
        with open(path, "rb", buffering=0) as file:  # of any kind: a policy is quoted too
            return file.readall()
