"""Literals of so many elements that none is followed: taken out before LibCST sees them.

LibCST takes nearly 0.1 ms for each element. What stands in the place of such a literal is one
string of the same extent, which is lowered to an Opaque.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MOST = 10_000  # commas in a display of constants
MARK = "'\ufdd0"  # begins the string; which no source has in it

_TOKEN = re.compile(
    r"""
    \#[^\n]* | \\\n | \s+
    | (?P<text>\"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?'''
        | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<comma>,) | (?P<word>\w+) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CONSTANT = re.compile(r"[0-9]\w*|None|True|False|[rRbBuU]{1,2}")
_NOT_LINE = re.compile(r"[^\n]")


@dataclass(slots=True)
class _Open:
    """A bracket that is open: its offset, whether it begins a display, and what is in it."""

    start: int
    is_display: bool
    commas: int = 0
    is_constant: bool = True
    inner: list[tuple[int, int]] = field(default_factory=list)


def without_large(lines: Sequence[str]) -> Sequence[str]:
    """The lines with a marked string for each display of constants that is too large."""
    if sum(map(len, lines)) < 2 * MOST:
        return lines
    text = "\n".join(lines)
    if text.count(",") < MOST:
        return lines
    parts: list[str] = []
    done = 0
    for start, end in _displays(text):
        body = _NOT_LINE.sub("", text[start:end]).replace("\n", "\\\n")
        last = end - max(start, text.rfind("\n", 0, end) + 1) - 1
        blank = " " * (last if body else last - len(MARK))
        parts += [text[done:start], MARK, body, blank, "'"]
        done = end
    return "".join((*parts, text[done:])).split("\n") if parts else lines


def _displays(text: str) -> Iterator[tuple[int, int]]:
    """Where the large displays begin and end, in their order."""
    outside = _Open(0, is_display=False)
    opened = [outside]
    before = ""  # the token before, where an expression ends with it
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup, token.group()
        if kind is None:
            continue
        if kind == "open":
            opened.append(_Open(token.start(), is_display=not before))
        elif kind == "close" and len(opened) > 1:
            _close(opened, token.end())
        elif kind == "comma":
            opened[-1].commas += 1
        elif kind == "word" and not _CONSTANT.fullmatch(word):
            opened[-1].is_constant = False
        ends = kind in ("text", "close") or (kind == "word" and not keyword.iskeyword(word))
        before = word if ends else ""
    while len(opened) > 1:
        opened[-2].inner += opened.pop().inner
    yield from outside.inner


def _close(opened: list[_Open], end: int) -> None:
    found = opened.pop()
    around = opened[-1]
    around.commas += found.commas
    is_constant = found.is_display and found.is_constant
    around.is_constant = around.is_constant and is_constant
    if is_constant and found.commas > MOST:
        around.inner.append((found.start, end))
    else:
        around.inner += found.inner
