"""Edits in a notebook's cells, made in its JSON: every other byte stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import takewhile

from domicile.findings import Edit
from domicile.fix import texts
from domicile.notebook.document import Cell, read
from domicile.notebook.extents import elements, extent
from domicile.notebook.flat import python
from domicile.source import UnreadableError, from_text

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# One character of a text as JSON writes it.
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)


def rewritten(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """The notebook's bytes with `edits` made in it; None where that is not possible exactly."""
    by_cell: dict[int | None, list[Edit]] = {}
    for edit in edits:
        by_cell.setdefault(edit.location.cell, []).append(edit)
    try:
        document = read(data)
    except UnreadableError:
        return None
    if texts.encode(document.json, document.json.original) != data or None in by_cell:
        return None
    text = document.json.original
    for cell in reversed(document.cells):  # the last first: what stands before it stays in place
        if cell.number in by_cell:
            code = texts.apply(from_text(cell.code), by_cell[cell.number])
            if not _is_python(code):
                return None
            text = _with_code(text, cell, code)
    return texts.encode(document.json, text)


def _is_python(code: str) -> bool:
    try:
        return python(code) is not None
    except UnreadableError:
        return False


def _with_code(text: str, cell: Cell, code: str) -> str:
    """The JSON text with other code in a cell."""
    start, end = extent(text, cell.path)
    written = text[start:end]
    is_ascii = written.isascii() and "\\u" in written
    new = _text(written, code, is_ascii) if written[0] == '"' else _list(written, code, is_ascii)
    return text[:start] + new + text[end:]


def _text(written: str, code: str, is_ascii: bool) -> str:
    """A JSON text with another value: what it begins and ends with is kept as it is written."""
    old = json.loads(written)
    characters = _CHARACTER.findall(written[1:-1])
    first = _shared(old, code)
    last = _shared(old[first:][::-1], code[first:][::-1])
    middle = json.dumps(code[first : len(code) - last], ensure_ascii=is_ascii)[1:-1]
    kept = "".join(characters[len(characters) - last :])
    return f'"{"".join(characters[:first])}{middle}{kept}"'


def _shared(one: str, other: str) -> int:
    """How many characters two texts both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _list(written: str, code: str, is_ascii: bool) -> str:
    """A JSON list of lines with others: those that stay are kept as they are written."""
    places = elements(written, 0)
    old: list[str] = json.loads(written)
    first, last = _kept(old, code)
    begin, stop = sum(map(len, old[:first])), len(code) - sum(map(len, old[len(old) - last :]))
    lines = _LINE.findall(code[begin:stop])
    between = written[places[0][1] : places[1][0]] if len(places) > 1 else ""
    between = between or "," + written[1 : places[0][0]]
    head = written[: places[first - 1][1]] if first else written[: places[0][0]]
    tail = written[places[-last][0] :] if last else written[places[-1][1] :]
    middle = between.join(json.dumps(line, ensure_ascii=is_ascii) for line in lines)
    above = between if first and (middle or last) else ""
    below = between if middle and last else ""
    return f"{head}{above}{middle}{below}{tail}"


def _kept(old: list[str], code: str) -> tuple[int, int]:
    """How many of the first and of the last lines are the same in `code`."""
    first = at = 0
    while first < len(old) and old[first].endswith("\n") and code.startswith(old[first], at):
        at += len(old[first])
        first += 1
    last, stop = 0, len(code)
    for line in reversed(old[first:]):
        begin = stop - len(line)
        if begin < at or code[begin:stop] != line or (begin and code[begin - 1] != "\n"):
            break
        stop = begin
        last += 1
    return first, last
