"""Comments, and how each language writes them: the one table a new language adds a line to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from domicile.quick_classes import dataclass
from domicile.span import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and the code it can be about.

    `text` is what is written at `span`, its marks included. `alone` means that no code stands on
    its line. `about` is the code right below where the comment is alone, else the whole statement
    that it trails; None where there is none.
    """

    text: str
    span: Span
    alone: bool
    about: Span | None


# From a text's lines and a word in lower case to the comments that hold it, in any case.
Finder: TypeAlias = Callable[[Sequence[str], str], "tuple[Comment, ...]"]


@dataclass(frozen=True, slots=True)
class Room:
    """Where comments can be written: the lines that can end with one, and the statements."""

    ends: frozenset[int]
    statements: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How comments that end with their line are opened, how all are found, where there is room."""

    opening: str
    find: Finder
    room: Callable[[Sequence[str]], Room]


def _python(lines: Sequence[str], word: str) -> tuple[Comment, ...]:
    from domicile.python.comments import find  # `tokenize` costs 8 ms

    return find(lines, word)


def _python_room(lines: Sequence[str]) -> Room:
    from domicile.python.comments import room

    return room(lines)


STYLES: Mapping[str, Style] = {"python": Style("#", _python, _python_room)}
