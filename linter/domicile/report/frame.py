"""Code frames: the lines around a span, with the span underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domicile.quick_classes import dataclass
from domicile.report.text import Style, cells, visible

if TYPE_CHECKING:
    from domicile.span import Span

_CONTEXT = 2  # lines shown before and after a span
_HEAD, _TAIL = 4, 2  # lines shown of a long span
_LONGEST = 240  # cells of a source line; a longer one is cut around the span


def frame(lines: Sequence[str], span: Span, style: Style, label: str = "") -> list[str]:
    """The lines of the frame; empty when `span` lies outside `lines`.

    A span of one line is underlined; a longer one gets a bar at its left from its first to its last
    character.
    """
    if not 1 <= span.line <= len(lines):
        return []
    end = min(span.end_line, len(lines))
    gutter = _Gutter(len(str(min(end + _CONTEXT, len(lines)))), style)
    if span.end_line == span.line:
        return _single(lines, span, gutter, label)
    return _multiple(lines, span, end, gutter, label)


@dataclass(frozen=True, slots=True)
class _Gutter:
    width: int
    style: Style

    def line(self, number: int | None, text: str) -> str:
        label = "" if number is None else str(number)
        return f"{self.style.paint(f'{label:>{self.width}} |', 'blue')} {text}".rstrip()

    def gap(self) -> str:
        return self.style.paint("." * max(self.width, 3), "blue")

    def mark(self, text: str) -> str:
        return self.style.paint(text, "red", bold=True)


def _single(lines: Sequence[str], span: Span, gutter: _Gutter, label: str) -> list[str]:
    shown = [gutter.line(None, "")]
    shown += _before(lines, span.line, gutter)
    text, start, end = _cut(lines[span.line - 1], span.column - 1, span.end_column - 1)
    shown.append(gutter.line(span.line, visible(text)))
    before = cells(visible(text[:start]))
    marked = max(1, cells(visible(text[start:end])))
    note = f" {label}" if label else ""
    shown.append(gutter.line(None, " " * before + gutter.mark("^" * marked + note)))
    shown += _after(lines, span.line, gutter)
    shown.append(gutter.line(None, ""))
    return shown


def _multiple(lines: Sequence[str], span: Span, end: int, gutter: _Gutter, label: str) -> list[str]:
    shown = [gutter.line(None, "")]
    shown += _before(lines, span.line, gutter, "  ")
    first, start, _ = _cut(lines[span.line - 1], span.column - 1, span.column)
    shown.append(gutter.line(span.line, "  " + visible(first)))
    arm = "_" * (cells(visible(first[:start])) + 1) + "^"
    shown.append(gutter.line(None, " " + gutter.mark(arm)))
    bar = gutter.mark("|") + " "
    numbers = list(range(span.line + 1, end + 1))
    if len(numbers) > _HEAD + _TAIL:
        shown += _lines(lines, numbers[0], numbers[_HEAD - 1], gutter, bar)
        shown.append(gutter.gap())
        numbers = numbers[-_TAIL:]
    shown += _lines(lines, numbers[0], numbers[-1], gutter, bar)
    last, _, stop = _cut(lines[end - 1], 0, span.end_column - 1)
    arm = "|" + "_" * max(1, cells(visible(last[:stop]))) + "^"
    shown.append(gutter.line(None, gutter.mark(arm + (f" {label}" if label else ""))))
    shown += _after(lines, end, gutter, "  ")
    shown.append(gutter.line(None, ""))
    return shown


def _lines(lines: Sequence[str], first: int, last: int, gutter: _Gutter, indent: str) -> list[str]:
    return [
        gutter.line(number, indent + visible(_cut(lines[number - 1], 0, 0)[0]))
        for number in range(max(1, first), min(last, len(lines)) + 1)
    ]


def _before(lines: Sequence[str], line: int, gutter: _Gutter, indent: str = "") -> list[str]:
    """The context above, from its first line that is not blank."""
    numbers = range(max(1, line - _CONTEXT), line)
    first = next((number for number in numbers if lines[number - 1].strip()), line)
    return _lines(lines, first, line - 1, gutter, indent)


def _after(lines: Sequence[str], line: int, gutter: _Gutter, indent: str = "") -> list[str]:
    """The context below, up to its last line that is not blank."""
    numbers = range(min(line + _CONTEXT, len(lines)), line, -1)
    last = next((number for number in numbers if lines[number - 1].strip()), line)
    return _lines(lines, line + 1, last, gutter, indent)


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """`line`, or the part of a very long one that shows `start`, with the offsets in it."""
    end = min(end, len(line))
    if len(line) <= _LONGEST:
        return line, start, end
    first = max(0, start - _LONGEST // 4)
    part = line[first : first + _LONGEST]
    head = "…" if first else ""
    tail = "…" if first + _LONGEST < len(line) else ""
    shift = len(head) - first
    return head + part + tail, start + shift, min(end, first + _LONGEST) + shift
