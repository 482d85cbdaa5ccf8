"""A table of text in a given number of columns: cells are wrapped, nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from domicile.report.text import cells, pad

_GAP = "  "
_NARROWEST = 8
_PIECE = re.compile(r"[^-./:@,]*[-./:@,]*")  # where a long word may be broken: after these


def widths(rows: Sequence[Sequence[str]], available: int) -> list[int]:
    """The width of each column: as wide as its widest cell where all fit into `available` cells.

    Else the widest columns are made narrower: first down to their longest word, then to the
    longest part of one, then to a readable minimum, below which none goes.
    """
    columns = list(zip(*rows, strict=True))
    found = [max(map(cells, column)) for column in columns]
    room = available - len(_GAP) * (len(found) - 1)
    for parts in (str.split, _PIECE.findall, _no_parts):
        floors = [max(_NARROWEST, *map(_longest(parts), column)) for column in columns]
        found = _narrowed(found, floors, room)
    return found


def lines(row: Sequence[str], columns: Sequence[int]) -> list[str]:
    """One row as the lines it takes, without spaces at their ends."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, columns, strict=True)]
    height = max(map(len, wrapped))
    filled = [cell + [""] * (height - len(cell)) for cell in wrapped]
    return [_GAP.join(map(pad, parts, columns)).rstrip() for parts in zip(*filled, strict=True)]


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells; a word is broken only where it fits on no line."""
    done = [""]
    for word in text.split():
        joined = f"{done[-1]} {word}" if done[-1] else word
        if cells(joined) <= width:
            done[-1] = joined
        else:
            done += _broken(word, width)
    return done[1:] if len(done) > 1 and not done[0] else done


def _broken(word: str, width: int) -> list[str]:
    done = [""]
    for piece in _PIECE.findall(word):
        if cells(done[-1] + piece) <= width:
            done[-1] += piece
            continue
        done.append("")
        for character in piece:
            if cells(done[-1] + character) > width:
                done.append("")
            done[-1] += character
    return [line for line in done if line]


def _longest(parts: Callable[[str], list[str]]) -> Callable[[str], int]:
    return lambda text: max(map(cells, parts(text)), default=0)


def _no_parts(text: str) -> list[str]:
    return []


def _narrowed(found: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """`found` with the widest made narrower, though not below their floors, until they fit."""
    narrowed = list(found)
    while sum(narrowed) > room:
        above = [index for index, width in enumerate(narrowed) if width > floors[index]]
        if not above:
            break
        narrowed[max(above, key=narrowed.__getitem__)] -= 1
    return narrowed
