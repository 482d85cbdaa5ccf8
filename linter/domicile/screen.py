"""The byte gate: a file without any word that a Claude call needs is never parsed."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from domicile import languages
from domicile.discover import Verdict, reason_of

# A constant and not read from the catalogue, because a run over irrelevant files must not
# pay for a YAML parser; a test holds the catalogue against it. All in lower case.
WORDS = (b"anthropic", b"claude", b"bedrock", b"inference_geo", b"inferencegeo")

_FEW = 50  # files that are screened before `stringzilla` is imported


class Search(NamedTuple):
    """How bytes are searched: ASCII letters to lower case, and the first place of a word, or -1."""

    lower: Callable[[bytes], bytes]
    find: Callable[[bytes, bytes], int]


PLAIN = Search(bytes.lower, bytes.find)

# The client may come from another module; then only its use shows.
_USE = re.compile(
    rb"messages[\s\\]*\.[\s\\]*(?:create|stream|parse|batches|thread|tool_runner|with_)"
)
# In a notebook's JSON the end of a text and the start of the next one part two lines of code.
_USE_IN_CELLS = re.compile(_USE.pattern.replace(rb"[\s\\]", rb'(?:[\s\\",]|\\[nrt])'))
_ESCAPE = re.compile(rb"\\u00([2-7][0-9a-fA-F])")  # of an ASCII character
_HEAD = 128  # bytes that hold a shebang line
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_FLAGS: int = os.O_RDONLY
for _flag in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK"):  # a pipe in a file's place must not hold us
    _FLAGS |= getattr(os, _flag, 0)


def quickest() -> Search:
    """The search of `stringzilla`, eight times as fast, where that is installed."""
    try:
        import stringzilla
    except ImportError:  # there are no wheels for every platform
        return PLAIN
    table = bytes(range(256)).lower()
    return Search(lambda data: stringzilla.translate(data, table), stringzilla.find)


def passes(data: bytes, search: Search = PLAIN) -> bool:
    """Whether `data` can hold a Claude call."""
    folded = search.lower(data)
    for word in WORDS:
        if search.find(folded, word) >= 0:
            return True
    return search.find(data, b"messages") >= 0 and _USE.search(data) is not None


def passes_in_cells(data: bytes, search: Search = PLAIN) -> bool:
    """Whether the JSON of a notebook can hold a Claude call in one of its cells."""
    if passes(data, search):
        return True
    if b"\\u00" in data:
        data = _ESCAPE.sub(lambda escape: bytes.fromhex(escape[1].decode()), data)
        if passes(data, search):
            return True
    return search.find(data, b"messages") >= 0 and _USE_IN_CELLS.search(data) is not None


def screen(
    path: str, text: bytes | None = None, search: Search = PLAIN, *, named: bool = False
) -> Verdict | None:
    """The verdict on a candidate; None for a listed file that is gone from the disk.

    `text` is what stands for the file's bytes, if anything does; `named` are files that the user
    named.

    Raises OSError for a file that cannot be read.
    """
    try:
        data = read(path, named=named) if text is None else _supported(path, text)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Verdict.LINK
        raise
    if data is None:
        return Verdict.UNSUPPORTED
    gate = passes_in_cells if languages.is_notebook(path) else passes
    return judge_bytes(data, search, gate)


def screen_each(paths: Sequence[str], *, named: bool = False) -> list[Verdict | str | None]:
    """The verdict on each file; for one that cannot be read, why.

    Links are followed only among files that the user `named`.
    """
    search = quickest() if len(paths) > _FEW else PLAIN
    return [_screened(path, search, named=named) for path in paths]


def _screened(path: str, search: Search, *, named: bool) -> Verdict | str | None:
    try:
        return screen(path, None, search, named=named)
    except OSError as error:
        return reason_of(error)


def judge_bytes(
    data: bytes, search: Search = PLAIN, gate: Callable[[bytes, Search], bool] = passes
) -> Verdict:
    """The verdict on a file's bytes, `gate` on what they can hold.

    Zero bytes make a file binary, but a text in UTF-16 has them too, and a source that
    cannot be read must be reported if it may hold a call.
    """
    if b"\0" in data:
        return Verdict.ANALYSED if gate(data.replace(b"\0", b""), search) else Verdict.BINARY
    return Verdict.ANALYSED if gate(data, search) else Verdict.SCREENED_OUT


def read(path: str, *, named: bool = False) -> bytes | None:
    """The file's bytes, or None when neither name nor first line shows a supported language.

    Raises OSError; a symbolic link is followed only where the user named it.
    """
    handle = os.open(path, _FLAGS if named else _FLAGS | _NO_FOLLOW)
    try:
        if languages.language_of(path) is not None:
            return _read_all(handle, b"")
        head = os.read(handle, _HEAD)
        if languages.language_of_script(head) is None:
            return None
        return _read_all(handle, head)
    finally:
        os.close(handle)


def _supported(path: str, data: bytes) -> bytes | None:
    known = languages.language_of(path) or languages.language_of_script(data[:_HEAD])
    return data if known is not None else None


def _read_all(handle: int, start: bytes) -> bytes:
    size = os.fstat(handle).st_size
    data = os.read(handle, size + 1)
    if start or len(data) != size:  # a pipe, a special file, or one that grows
        parts = [start, data]
        while part := os.read(handle, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    return data
