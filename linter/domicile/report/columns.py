"""A table of text in a given number of columns: cells are wrapped, nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence

from domicile.report.text import cells, pad

_GAP = "  "
_NARROWEST = 8


def widths(rows: Sequence[Sequence[str]], available: int) -> list[int]:
    """The width of each column: as wide as its widest cell, the widest made narrower until
    all fit into `available` cells, though none below a readable minimum."""
    natural = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    room = available - len(_GAP) * (len(natural) - 1)
    while sum(natural) > room:
        widest = max(range(len(natural)), key=natural.__getitem__)
        if natural[widest] <= _NARROWEST:
            break
        natural[widest] -= 1
    return natural


def lines(row: Sequence[str], columns: Sequence[int]) -> list[str]:
    """One row as the lines it takes, without spaces at their ends."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, columns, strict=True)]
    height = max(map(len, wrapped))
    filled = [cell + [""] * (height - len(cell)) for cell in wrapped]
    return [_GAP.join(map(pad, parts, columns)).rstrip() for parts in zip(*filled, strict=True)]


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken after spaces, hyphens and the like
    where possible."""
    done: list[str] = []
    current = ""
    for piece in _pieces(text):
        if current and cells((current + piece).rstrip()) > width:
            done.append(current.rstrip())
            current = ""
        while cells(piece.rstrip()) > width:
            head = _fitting(piece, width)
            done.append(head)
            piece = piece[len(head) :]
        current += piece
    return [*done, current.rstrip()] if current or not done else done


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for index, character in enumerate(text):
        pieces[-1] += character
        if character in " -./:@" and text[index + 1 : index + 2] != " ":
            pieces.append("")
    return [piece for piece in pieces if piece]


def _fitting(text: str, width: int) -> str:
    end = 1
    while end < len(text) and cells(text[: end + 1]) <= width:
        end += 1
    return text[:end]
