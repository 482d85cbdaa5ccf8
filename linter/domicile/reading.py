"""Files to modules: where a run's reading happens and its errors are collected."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domicile.findings import FileError
from domicile.languages import is_notebook
from domicile.results import Place

if TYPE_CHECKING:
    from domicile.calls import Call
    from domicile.chunks import Module
    from domicile.notebook.flat import Flat
    from domicile.source import Source


@dataclass(slots=True)
class Reader:
    """Reads and parses files on demand; `texts` stand for the files at their paths."""

    texts: Mapping[str, bytes] = field(default_factory=dict)
    errors: dict[Place, FileError] = field(default_factory=dict)
    _notebooks: dict[str, Flat | None] = field(default_factory=dict)

    def load(self, path: str) -> Module | None:
        """The module at `path`; None for one that cannot be read, which `errors` then tells."""
        from domicile.defects import defect
        from domicile.source import UnreadableError

        try:
            if is_notebook(path):
                return self._load_notebook(path)
            from domicile.python.frontend import load

            source = self.source(path)
            return None if source is None else load(path, source)
        except UnreadableError as error:
            self._keep(FileError(path, error.message, error.line, error.column))
        except Exception as error:
            self.tell(defect(path, 1, error))
        return None

    def tell(self, error: FileError) -> None:
        """Note an error of a module; the first one of each text is kept."""
        if (flat := self.notebook(error.path)) is not None:
            from domicile.notebook.placing import placed_error

            error = placed_error(error, flat)
        self.errors.setdefault((error.path, error.cell), error)

    def placed(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """The same calls, every place in a notebook told by its cell."""
        if not any(self._notebooks.values()):
            return tuple(calls)
        from domicile.notebook.placing import placed_call

        return tuple(placed_call(call, self.notebook) for call in calls)

    def source(self, path: str) -> Source | None:
        """The text at `path`; None for one that cannot be read, which `errors` then tells."""
        from domicile.source import UnreadableError, decode

        try:
            return decode(self._bytes(path))
        except OSError as error:
            self._keep(FileError(path, error.strerror or str(error)))
        except UnreadableError as error:
            self._keep(FileError(path, error.message, error.line, error.column))
        return None

    def source_at(self, place: Place) -> Source | None:
        """The text at a place: of a file, or of one of a notebook's cells."""
        path, cell = place
        if cell is None:
            return self.source(path)
        flat = self.notebook(path)
        return None if flat is None or cell not in flat.texts else flat.texts[cell].source

    def code_places(self, path: str) -> tuple[Place, ...]:
        """The places of the texts that hold the code at `path`."""
        if not is_notebook(path):
            return ((path, None),)
        flat = self.notebook(path)
        return tuple((path, number) for number in (flat.texts if flat is not None else ()))

    def lines(self, place: Place) -> tuple[str, ...]:
        """The lines at a place as they are written; none where it cannot be read."""
        path, cell = place
        if cell is None:
            source = self.source(path)
            return () if source is None else source.lines
        flat = self.notebook(path)
        code = flat.codes.get(cell, "") if flat is not None else ""
        return tuple(code.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def notebook(self, path: str) -> Flat | None:
        """The notebook at `path`; None for any other file, and for what cannot be read."""
        if not is_notebook(path):
            return None
        if path not in self._notebooks:
            self._notebooks[path] = self._read_notebook(path)
        return self._notebooks[path]

    def read_bytes(self, path: str) -> bytes:
        """The file as it is; empty where it cannot be read."""
        try:
            return self._bytes(path)
        except OSError:
            return b""

    def read_code(self, path: str) -> bytes:
        """What of a file is code, to be searched: of a notebook the cells alone."""
        data = self.read_bytes(path)
        if not is_notebook(path):
            return data
        from domicile.notebook.flat import code

        return code(data)

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

        return [import_text(self.read_code(path)) for path in paths]

    def _keep(self, error: FileError) -> None:
        self.errors[error.path, error.cell] = error

    def _load_notebook(self, path: str) -> Module | None:
        from domicile.notebook.frontend import load

        flat = self.notebook(path)
        if flat is None:
            return None
        for error in flat.errors:
            self._keep(error)
        return load(path, flat)

    def _read_notebook(self, path: str) -> Flat | None:
        from domicile.defects import defect
        from domicile.notebook.document import read
        from domicile.notebook.flat import flat
        from domicile.source import UnreadableError

        try:
            return flat(path, read(self._bytes(path)))
        except OSError as error:
            self._keep(FileError(path, error.strerror or str(error)))
        except UnreadableError as error:
            self._keep(FileError(path, error.message, error.line, error.column))
        except Exception as error:
            self._keep(defect(path, 1, error))
        return None

    def _bytes(self, path: str) -> bytes:
        if path in self.texts:
            return self.texts[path]
        with open(path, "rb", buffering=0) as file:  # of any kind: a policy is quoted too
            return file.readall()
