"""Which atoms are texts."""

from __future__ import annotations

from domicile.resolve.domain.atoms import Const


def is_text(atom: object) -> bool:
    """Whether an atom is a text that the code shows."""
    return isinstance(atom, Const) and isinstance(atom.value, str)
