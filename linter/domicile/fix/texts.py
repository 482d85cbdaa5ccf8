"""Edits and the text they make; every byte outside of them stays as it is."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from domicile.calls import Location
from domicile.findings import Edit
from domicile.quick_classes import dataclass
from domicile.source import Source, UnreadableError, decode
from domicile.span import Span

_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Offsets:
    """From lines and columns to offsets in a source's `original` text."""

    original: str
    starts: tuple[int, ...]  # of every line

    def of(self, line: int, column: int) -> int:
        """The offset of a place; the end of the text for any place behind it."""
        if line > len(self.starts):
            return len(self.original)
        return min(self.starts[line - 1] + column - 1, len(self.original))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def range(self, span: Span) -> tuple[int, int]:
        return self.of(*span[:2]), self.of(*span[2:])

    def newline(self, line: int) -> str:
        """What ends `line`; for a last line without an end, what ends the one above it."""
        for start in reversed(self.starts[1 : line + 1]):
            ending = self.original[max(0, start - 2) : start]
            return ending if ending == "\r\n" else ending[-1]
        return "\n"


def offsets(source: Source) -> Offsets:
    """The offsets of `source`."""
    ends = (match.end() for match in _NEWLINE.finditer(source.original))
    return Offsets(source.original, (0, *ends))


def disjoint(groups: Iterable[Sequence[Edit]], within: Offsets) -> list[Sequence[Edit]]:
    """The groups of edits to one text that can be made together: of those that meet, the first.

    Edits meet when they overlap or touch, because their order would then be a matter of chance.
    A group whose own edits meet is left out.
    """
    taken: list[tuple[int, int]] = []
    kept = []
    for edits in groups:
        ranges = sorted(within.range(edit.location.span) for edit in edits)
        own = any(after[0] <= before[1] for before, after in itertools.pairwise(ranges))
        if not own and not any(_meets(each, taken) for each in ranges):
            for each in ranges:
                insort(taken, each)
            kept.append(edits)
    return kept


def _meets(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a range meets one of `others`, which are sorted and do not meet each other."""
    index = bisect_right(others, one)
    before, after = others[index - 1 : index], others[index : index + 1]
    return any(one[0] <= end for _, end in before) or any(start <= one[1] for start, _ in after)


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The source's original text with `edits`, which must not meet, made in it."""
    within = offsets(source)
    text = source.original
    ordered = sorted(edits, key=lambda edit: edit.location.span, reverse=True)
    for edit in ordered:
        start, end = within.range(edit.location.span)
        text = text[:start] + edit.replacement + text[end:]
    return text


def joined(source: Source, edits: Sequence[Edit]) -> Edit:
    """One edit that does what `edits` to one text do, with what stands between them."""
    within = offsets(source)
    spans = [edit.location.span for edit in edits]
    span = Span(*min(spans)[:2], *max(each[2:] for each in spans))
    start, end = within.range(span)
    behind = len(source.original) - end
    text = apply(source, edits)
    place = edits[0].location
    return Edit(Location(place.path, span, place.cell), text[start : len(text) - behind])


def encode(source: Source, text: str) -> bytes | None:
    """`text` as the bytes of `source`'s file; None where its encoding does not give back the
    bytes that were read, so that a rewrite would change more than was asked."""
    encoding = "utf-8" if source.encoding == "utf-8-sig" else source.encoding
    mark = b"\xef\xbb\xbf" if source.mark else b""
    try:
        return mark + text.encode(encoding)
    except (UnicodeError, LookupError):
        return None


def rewritten(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """The file's bytes with `edits` made in it; None where that is not possible exactly."""
    try:
        source = decode(data)
    except UnreadableError:
        return None
    if encode(source, source.original) != data:
        return None
    return encode(source, apply(source, edits))
