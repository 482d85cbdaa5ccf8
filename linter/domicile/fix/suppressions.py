"""Removing an inline suppression, or some of the rules it names, from a text."""

from __future__ import annotations

import re

from domicile.calls import Location
from domicile.findings import Edit, Remedy
from domicile.fix.texts import Offsets
from domicile.fix.verbs import Text
from domicile.span import Span

_OPENING = re.compile(r"[ \t]*(?:<!--|/\*+|//+|--|#+!?|\*)[ \t]*\Z")
_CLOSING = re.compile(r"[ \t]*(?:\*/|-->)")
_RULES = re.compile(r"\[([^\[\]]*)\]")
_WORD = re.compile(r"[^\s,]+")
_LINE_END = re.compile(r"\r\n?|\n|\Z")


def removal(text: Text, remedy: Remedy) -> tuple[Edit, ...]:
    """The edits that remove what silences nothing from the suppression at `remedy.place`.

    That is the words at `remedy.parts`, or without any the whole of it: with its comment if
    nothing else is in that, and with its line if nothing else is on that.
    """
    start, end = text.offsets.range(remedy.place.span)
    change = _words(text, remedy, start, end) if remedy.parts else None
    change = change or _whole(text.source.original, start, end)
    return (_edit(text.offsets, remedy.place, *change),) if change else ()


def _words(text: Text, remedy: Remedy, start: int, end: int) -> tuple[int, int, str] | None:
    """The list of rules without those at the remedy's parts; None where none would be left."""
    listed = _RULES.search(text.source.original, start, end)
    if listed is None:
        return None
    gone = {text.offsets.range(part)[0] for part in remedy.parts}
    words = list(_WORD.finditer(text.source.original, *listed.span(1)))
    kept = [word.group() for word in words if word.start() not in gone]
    return (words[0].start(), words[-1].end(), ", ".join(kept)) if kept else None


def _whole(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The suppression with the marks of its comment, and its line where it is alone there."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    opening = _OPENING.search(text, line, start)
    if opening is None:
        return None
    first = opening.start()
    closing = _CLOSING.match(text, end)
    last = closing.end() if closing else end
    stop = _LINE_END.search(text, last)
    assert stop is not None  # the pattern matches the end of the text too
    rest = text[last : stop.start()]
    if rest.strip():  # another comment follows, or code behind one that was closed
        kept = len(rest) - len(rest.lstrip())
        return first + _blanks(opening.group()), last + kept, ""
    return (first, stop.end(), "") if first == line else (first, stop.start(), "")


def _blanks(opening: str) -> int:
    return len(opening) - len(opening.lstrip())


def _edit(offsets: Offsets, place: Location, start: int, end: int, replacement: str) -> Edit:
    span = Span(*offsets.place(start), *offsets.place(end))
    return Edit(Location(place.path, span, place.cell), replacement)
