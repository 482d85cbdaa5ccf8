"""The baseline: findings that were there before, so that only new ones fail a run."""

from domicile.baseline.comparison import Comparison, accepted, compared, merged
from domicile.baseline.entries import Entry, entries_of
from domicile.baseline.file import NAME, BaselineError, read, render

__all__ = [
    "NAME",
    "BaselineError",
    "Comparison",
    "Entry",
    "accepted",
    "compared",
    "entries_of",
    "merged",
    "read",
    "render",
]
