"""A notebook's Python cells as one text, in their order, and back from its lines to the cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from domicile.findings import FileError
from domicile.notebook.document import Cell, Document, read
from domicile.notebook.magics import names_another_language, python_of
from domicile.quick_classes import dataclass
from domicile.screen import passes
from domicile.source import Source, UnreadableError, from_text

# What stands above an indented cell: IPython takes such a cell's indentation away.
_BLOCK = "if 1:"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Text(NamedTuple):
    """The text of one cell.

    `source` has Python only in its `text` and `lines`, and in `original` the cell as it is
    written; all three agree in where things stand. The cell's first line is the one behind
    `above` lines of the whole.
    """

    number: int
    source: Source
    above: int
    is_parameters: bool


@dataclass(frozen=True, slots=True)
class Flat:
    """The cells that are Python as one text: `source`, with a line above each of them.

    `texts` has those cells, by their numbers; `errors` tells of the cells that are left out
    although they may hold a call. `codes` has every code cell as it is written.
    """

    source: Source
    codes: dict[int, str]
    texts: dict[int, Text]
    errors: tuple[FileError, ...]

    def cell_at(self, line: int) -> Text:
        """The cell that a line of the whole lies in; the first one for the very first line."""
        cells = list(self.texts.values())
        return cells[max(0, bisect_right(cells, line - 1, key=_above) - 1)]


def flat(path: str, document: Document) -> Flat:
    """The Python cells of a notebook as one text; a cell that is no Python is left out alone."""
    lines: list[str] = []
    texts: dict[int, Text] = {}
    errors: list[FileError] = []
    for cell in document.cells:
        try:
            source = python(cell.code) if cell.is_python else None
        except UnreadableError as error:
            if _matters(cell):
                errors.append(FileError(path, error.message, error.line, error.column, cell.number))
            continue
        if source is not None:
            lines.append(head(source))
            texts[cell.number] = Text(cell.number, source, len(lines), cell.is_parameters)
            lines += source.lines
    whole = "".join(f"{line}\n" for line in lines)
    codes = {cell.number: cell.code for cell in document.cells}
    return Flat(Source(whole, tuple(lines), whole), codes, texts, tuple(errors))


def code(data: bytes) -> bytes:
    """The Python of a notebook's cells, to be searched; nothing where it cannot be read."""
    try:
        document = read(data)
    except UnreadableError:
        return b""
    found = (python_of(cell.code) or "" for cell in document.cells if cell.is_python)
    return "\n".join(found).encode("utf-8", "surrogatepass")


def python(code: str) -> Source | None:
    """The Python of one cell; None for one in another language.

    Raises UnreadableError for what is neither.
    """
    written = from_text(code)
    if surrogate := _SURROGATE.search(written.text):
        line, column = _place(written.text, surrogate.start())
        raise UnreadableError("half of a surrogate pair: not a text", line, column)
    found = python_of(written.text)
    if found is None:
        return None
    source = from_text(found)
    _check(source)
    return Source(source.text, source.lines, written.original)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def head(source: Source) -> str:
    """The line that stands above a cell in the whole text."""
    first = next((line for line in source.lines if line.strip(" \t\f")[:1] not in ("", "#")), "")
    return _BLOCK if first[:1] in (" ", "\t") else ""


def _check(source: Source) -> None:
    """Raise UnreadableError where a cell is no Python by itself."""
    from domicile.python.frontend import load

    above = head(source)
    whole = from_text(f"{above}\n{source.text}")
    try:
        load("", whole)
    except UnreadableError as error:
        raise UnreadableError(error.message, max(1, error.line - 1), error.column) from None


def _matters(cell: Cell) -> bool:
    """Whether a cell that is no Python could hold a call, were it one."""
    words = cell.code.split(None, 1)
    command = "\n" not in cell.code.strip() and bool(words) and words[0].isidentifier()
    if command or names_another_language(cell.code):  # `pip install anthropic`
        return False
    return passes(cell.code.encode("utf-8", "surrogatepass"))


def _above(text: Text) -> int:
    return text.above
