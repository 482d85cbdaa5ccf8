"""Edits and the files they make: of a text, or of the cells of a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from domicile.findings import Edit
from domicile.fix import texts
from domicile.languages import is_notebook
from domicile.results import Place
from domicile.source import Source


def disjoint(
    groups: Iterable[Sequence[Edit]], read: Callable[[Place], Source | None]
) -> list[Sequence[Edit]]:
    """The groups of edits that can be made together, each of which is of one text.

    `read` gives the source at a place; what cannot be read is not edited.
    """
    by_place: dict[Place, list[Sequence[Edit]]] = {}
    for group in groups:
        place = group[0].location
        by_place.setdefault((place.path, place.cell), []).append(group)
    kept: list[Sequence[Edit]] = []
    for where, here in by_place.items():
        source = read(where)
        if source is not None:
            kept += texts.disjoint(here, texts.offsets(source))
    return kept


def rewritten(path: str, data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """The file's bytes with `edits` made in it; None where that is not possible exactly."""
    if is_notebook(path):
        from domicile.notebook import editing

        return editing.rewritten(data, edits)
    return texts.rewritten(data, edits)
