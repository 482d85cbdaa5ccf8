"""Bytes of a source file to text with reliable lines and columns."""

from __future__ import annotations

import codecs
import re

from domicile.quick_classes import dataclass

_NEWLINE = re.compile(r"\r\n?|\n")
_CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableError(Exception):
    """A file that is no valid text or source; `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Source:
    """Decoded text whose lines all end in \\n, without a byte order mark.

    `lines` has one entry a line, without its newline. `original` keeps the file's own newlines,
    for edits that are written back with `encoding`, after a byte order mark where `mark` is set.
    """

    text: str
    lines: tuple[str, ...]
    original: str
    encoding: str = "utf-8"
    mark: bool = False


def from_text(original: str, encoding: str = "utf-8", mark: bool = False) -> Source:
    """The source of a text in memory (an editor's buffer, a notebook's cell).

    Raises UnreadableError at the first NUL character.
    """
    text = _NEWLINE.sub("\n", original) if "\r" in original else original
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        column = nul - text.rfind("\n", 0, nul)
        raise UnreadableError("NUL character: not a text file", line, column)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return Source(text, tuple(lines), original, encoding, mark)


def decode(data: bytes) -> Source:
    """Decode a file as Python does: byte order mark, PEP 263 coding line, else UTF-8.

    Raises UnreadableError for bytes that the encoding does not know, an unknown encoding,
    UTF-16 and UTF-32, and NUL bytes.
    """
    if data.startswith(_WIDE_MARKS):
        raise UnreadableError("UTF-16 or UTF-32 text: save the file as UTF-8")
    mark = data.startswith(codecs.BOM_UTF8)
    if mark:
        data = data[len(codecs.BOM_UTF8) :]
    encoding = _declared_encoding(data, mark)
    try:
        original = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, error.start) from None
    except Exception as error:  # a codec may raise anything, and some are no text encodings
        raise UnreadableError(f"cannot decode as {encoding}: {error}") from None
    return from_text(original, encoding, mark)


def encode(text: str) -> bytes:
    """The bytes that `decode` reads as `text`, as nearly as the encoding it declares can."""
    data = text.encode("utf-8", "replace")
    try:
        return text.encode(_declared_encoding(data, mark=False), "replace")
    except (UnreadableError, UnicodeError, LookupError):  # `decode` tells what is wrong
        return data


def _declared_encoding(data: bytes, mark: bool) -> str:
    """The encoding that one of the first two lines names, else "utf-8"."""
    rest = data
    for line in (1, 2):
        parts = re.split(rb"\r\n?|\n", rest, maxsplit=1)
        found = _CODING.match(parts[0])
        if found:
            name = found[1].decode("ascii", "replace")
            return _checked_encoding(name, mark, line, found.start(1) + 1)
        if len(parts) == 1 or not _BLANK.match(parts[0]):
            break
        rest = parts[1]
    return "utf-8"


def _checked_encoding(name: str, mark: bool, line: int, column: int) -> str:
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UnreadableError(f"unknown encoding: {name}", line, column) from None
    if mark and known not in ("utf-8", "utf-8-sig"):
        message = f"encoding {name} contradicts the UTF-8 byte order mark"
        raise UnreadableError(message, line, column)
    return known


def _undecodable(data: bytes, encoding: str, position: int) -> UnreadableError:
    """The error at a byte offset; what stands before it does decode."""
    before = _NEWLINE.sub("\n", data[:position].decode(encoding, "replace"))
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return UnreadableError(f"byte 0x{data[position]:02x} is not valid {encoding}", line, column)
