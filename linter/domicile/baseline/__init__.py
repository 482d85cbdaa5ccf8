"""The baseline: findings that were there before, so that only new ones fail a run."""

from domicile.baseline.comparison import Comparison, compared, renewed, view, without
from domicile.baseline.entries import Entry, entries_of
from domicile.baseline.file import BaselineError, read, render

__all__ = [
    "BaselineError",
    "Comparison",
    "Entry",
    "compared",
    "entries_of",
    "read",
    "render",
    "renewed",
    "view",
    "without",
]
