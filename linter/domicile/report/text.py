"""Text for terminals: control characters made visible, widths in cells, colours."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

TAB = "    "
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, bidi marks, surrogates
_NO_CHARACTER = 0xFFFE  # with 0xFFFF the end of every plane: XML takes neither
_CODES = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


class Style(NamedTuple):
    """How a report is shown.

    In colour or without, in how many columns, with reasons, with links a terminal can follow, with
    a closing summary.
    """

    colour: bool = False
    width: int = 100
    explain: bool = False
    links: bool = False
    summary: bool = True

    def paint(self, text: str, colour: str = "", *, bold: bool = False) -> str:
        """`text` in a colour of the terminal's own palette, or unchanged without colour."""
        codes = [code for code in ("1" if bold else "", _CODES.get(colour, "")) if code]
        if not self.colour or not codes or not text:
            return text
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"

    def link(self, text: str, address: str | None) -> str:
        """`text` that leads to `address` where the terminal follows links."""
        if not self.links or address is None:
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def visible(text: str) -> str:
    """`text` with every control character, bidi mark and lone surrogate as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def visible_lines(text: str) -> str:
    """`text` made visible, its line breaks left as they are."""
    return "\n".join(map(visible, text.split("\n")))


def cells(text: str) -> int:
    """The columns of a terminal that `text`, already made visible, takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cell_count, text))


def pad(text: str, width: int) -> str:
    """`text` with spaces up to `width` cells."""
    return text + " " * (width - cells(text))


def plural(count: int, noun: str) -> str:
    """ "1 call", "2 calls"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _visible_character(character: str) -> str:
    if character == "\t":
        return TAB
    code = ord(character)
    if unicodedata.category(character) not in _INVISIBLE and code & 0xFFFE != _NO_CHARACTER:
        return character
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _cell_count(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
