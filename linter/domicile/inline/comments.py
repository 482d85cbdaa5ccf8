"""Comments, and how each language writes them: the one table a new language adds a line to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domicile.ir import Span


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
class Style:
    """How comments of a language that end with their line are opened, and how all are found."""

    opening: str
    find: Finder


def _python(lines: Sequence[str], word: str) -> tuple[Comment, ...]:
    from domicile.python.comments import find  # `tokenize` costs 8 ms

    return find(lines, word)


STYLES: Mapping[str, Style] = {"python": Style("#", _python)}
