"""Literals of so many elements that none is followed: taken out before LibCST sees them.

LibCST takes nearly 0.1 ms for each element. What stands in the place of such elements is one
string of the same extent, which is lowered to an Opaque. Elements that read an attribute, and so
may spell a call, stay.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

MOST = 10_000  # commas in a display
MARK = "'\ufdd0"  # begins the string for constants; which no source has in it
MARK_OF_NAMES = "'\ufdd1"  # that for elements with names, which follow in the string

_TOKEN = re.compile(
    r"""
    \#[^\n]* | \\\n | \s+
    | (?P<text>\"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?'''
        | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<comma>,) | (?P<word>\w+)
    | (?P<attribute>\.(?=\s*[^\W\d])) | (?P<walrus>:=) | (?P<colon>:) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CONSTANT = re.compile(r"[0-9]\w*|None|True|False")
_FORMATTED = re.compile(r"[rR]?[fFtT][rR]?")
_KEPT = frozenset({"async", "await", "for", "lambda", "yield"})
_NOT_LINE = re.compile(r"[^\n]")


class _Kind(IntEnum):
    """What an element is made of: constants, names and plain calls, or anything else."""

    CONSTANT = 0
    NAMES = 1
    OTHER = 2


@dataclass(slots=True)
class _Part:
    """An element of a display, or several of them: where they stand and what is in them."""

    start: int
    end: int
    kind: _Kind = _Kind.CONSTANT
    commas: int = 0  # outside of what is large within
    has_colon: bool = False
    names: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)  # those of them that may be called
    inner: list[_Part] = field(default_factory=list)  # what is large within
    stars: str = ""

    def add(self, other: _Part) -> None:
        self.end = other.end
        self.kind = max(self.kind, other.kind)
        self.commas += other.commas
        self.has_colon = self.has_colon or other.has_colon
        self.names |= other.names
        self.called |= other.called
        self.inner += other.inner

    def take_out(self, stars: str) -> None:
        """Where it is large, let nothing of it be read."""
        if self.commas > MOST:
            self.inner = [replace(self, stars=stars, inner=[], names=set(self.names))]
            self.commas = 0


@dataclass(slots=True)
class _Open:
    """A bracket that is open: whether it begins a display, and what was read of it."""

    start: int
    is_display: bool
    element: _Part | None = None
    constants: _Part | None = None  # those just before the element
    run: _Part | None = None  # elements before them of which none has to stay
    done: _Part | None = None  # everything before that

    def part(self, start: int) -> _Part:
        """The element that is being read."""
        if self.element is None:
            self.element = _Part(start, start)
        return self.element

    def end_element(self, commas: int) -> None:
        element, self.element = self.element, None
        if element is None:
            return
        element.commas += commas
        if not self.is_display or element.kind is _Kind.OTHER:
            self.end_run()
            self.done = _joined(self.done, element)
        elif element.kind is _Kind.CONSTANT:
            self.constants = _joined(self.constants, element)
        else:
            self.end_constants()
            self.run = _joined(self.run, element)

    def end_constants(self) -> None:
        """Constants that are many are taken out by themselves."""
        found, self.constants = self.constants, None
        if found is not None and found.commas > MOST:
            self.end_run()
            found.take_out("**" if found.has_colon else "*")
            self.done = _joined(self.done, found)
        elif found is not None:
            self.run = _joined(self.run, found)

    def end_run(self) -> None:
        self.end_constants()
        run, self.run = self.run, None
        if run is not None:
            run.take_out("**" if run.has_colon else "*")
            self.done = _joined(self.done, run)

    def close(self, end: int) -> _Part:
        """The whole of it, as a part of what stands around."""
        self.end_element(0)
        if self.done is None and self.run is None:
            whole, self.constants = self.constants, None
        elif self.done is None and (self.constants is None or self.constants.commas <= MOST):
            self.end_constants()
            whole, self.run = self.run, None
        else:
            whole = None
        self.end_run()
        is_all = whole is not None
        whole = whole or self.done or _Part(self.start, end)
        whole.start, whole.end, whole.has_colon = self.start, end, False
        if is_all:
            whole.take_out("")
        if not self.is_display:
            whole.kind = max(whole.kind, _Kind.NAMES)
        return whole


def _joined(before: _Part | None, part: _Part) -> _Part:
    if before is None:
        return part
    before.add(part)
    return before


def without_large(lines: Sequence[str]) -> Sequence[str]:
    """The lines with a marked string for the elements of each display that is too large."""
    if sum(map(len, lines)) < 2 * MOST:
        return lines
    text = "\n".join(lines)
    if text.count(",") < MOST:
        return lines
    parts: list[str] = []
    done = 0
    for large in _large(text):
        parts += [text[done : large.start], _string(text, large)]
        done = large.end
    return "".join((*parts, text[done:])).split("\n") if parts else lines


def _string(text: str, large: _Part) -> str:
    """What stands for a part of the text: as many lines, and its last one as long."""
    mark = MARK if large.kind is _Kind.CONSTANT else MARK_OF_NAMES
    names = (f"{n}()" if n in large.called else n for n in sorted(large.names))
    begin = large.stars + mark + ",".join(names)
    body = _NOT_LINE.sub("", text[large.start : large.end]).replace("\n", "\\\n")
    last = large.end - max(large.start, text.rfind("\n", 0, large.end) + 1) - 1
    return begin + body + " " * (last if body else last - len(begin)) + "'"


def _large(text: str) -> Iterator[_Part]:
    """What of the text is too large, in its order."""
    outside = _Open(0, is_display=False)
    opened = [outside]
    before = ""  # the token before, where an expression ends with it
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup, token.group()
        if kind is None:
            continue
        top = opened[-1]
        if kind == "comma":
            top.end_element(1)
        elif kind == "open":
            part = top.part(token.start())
            if word == "(" and before:
                part.called |= {before} if before in part.names else part.names
            opened.append(_Open(token.start(), is_display=not before))
        elif kind == "close":
            if len(opened) > 1:
                part = opened.pop().close(token.end())
                opened[-1].part(part.start).add(part)
        else:
            part = top.part(token.start())
            part.end = token.end()
            if kind == "word":
                _read_word(part, word, text[token.end() : token.end() + 1])
            elif kind in ("attribute", "walrus"):
                part.kind = _Kind.OTHER
            elif kind == "colon":
                part.has_colon = True
        ends = kind in ("text", "close") or (kind == "word" and not keyword.iskeyword(word))
        before = word if ends else ""
    while len(opened) > 1:
        left = opened.pop()
        opened[-1].part(left.start).inner += left.done.inner if left.done is not None else []
    outside.end_element(0)
    yield from outside.done.inner if outside.done is not None else ()


def _read_word(part: _Part, word: str, following: str) -> None:
    is_prefix = following in ("'", '"') and len(word) < 3 and not keyword.iskeyword(word)
    if word in _KEPT or (is_prefix and _FORMATTED.fullmatch(word)):
        part.kind = _Kind.OTHER
    elif not is_prefix and not _CONSTANT.fullmatch(word):
        part.kind = max(part.kind, _Kind.NAMES)
        if not keyword.iskeyword(word):
            part.names.add(word)
