"""What fixes change, as a unified diff that `patch -p0` takes, or for people to look at."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from domicile.report.text import Style, visible
from domicile.source import UnreadableError, decode

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """The diff of one file, in the file's own bytes; empty where nothing changed."""
    name = _header(path)
    lines = difflib.diff_bytes(_unified, _lines(before), _lines(after), name, name)
    return b"".join(line if line.endswith(b"\n") else line + _NO_NEWLINE for line in lines)


def shown(diff: bytes, before: bytes, style: Style) -> str:
    """A diff of the file whose bytes were `before` for a terminal: coloured, and safe there."""
    try:
        encoding = decode(before).encoding
    except UnreadableError:
        encoding = "utf-8"
    lines = diff.decode(encoding, "replace").split("\n")
    return "\n".join(_painted(line.removesuffix("\r"), style) for line in lines)


def _header(path: str) -> bytes:
    """A file's name as `patch` and git read it: some in quotes, one with a space before a tab."""
    name = path.encode("utf-8", "surrogateescape")
    quoted = b"".join(map(_quoted, name))
    if quoted != name:
        return b'"%b"' % quoted
    return name + b"\t" if b" " in name else name


def _quoted(byte: int) -> bytes:
    if byte < 0x20 or byte == 0x7F:
        return b"\\%03o" % byte
    return b"\\%c" % byte if byte in b'"\\' else b"%c" % byte


def _unified(
    a: Sequence[str], b: Sequence[str], name: str, other: str, *_: str | int
) -> Iterator[str]:
    return difflib.unified_diff(a, b, name, other)


def _lines(data: bytes) -> list[bytes]:
    """The lines as `patch` sees them: only a line feed ends one."""
    return list(_with_ends(data.split(b"\n")))


def _with_ends(parts: list[bytes]) -> Iterable[bytes]:
    yield from (part + b"\n" for part in parts[:-1])
    if parts[-1]:
        yield parts[-1]


def _painted(line: str, style: Style) -> str:
    is_header = line.startswith(("--- ", "+++ "))
    colour = "" if is_header else _COLOURS.get(line[:1], "")
    return style.paint(visible(line), colour, bold=is_header)
