"""A range of source text, as records, reports and edits name it."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A source range: lines and columns count from 1, columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return (
            self[:2] <= other[:2] and other[2:] <= self[2:]  # tuples compare position by position
        )
