"""The notebook front end: the module that a notebook's cells make together."""

from __future__ import annotations

from dataclasses import replace

from domicile.chunks import Module
from domicile.notebook.flat import Flat


def load(path: str, flat: Flat) -> Module:
    """The module of a notebook, run from the first cell to the last; its lines are the whole's.

    Raises UnreadableError where the cells make no module together.
    """
    from domicile.python import frontend

    return replace(frontend.load(path, flat.source), is_file=False)
