"""The index of a module from its IR, for grammar that this interpreter's `ast` cannot parse."""

from __future__ import annotations

from collections.abc import Sequence

from domicile import ir
from domicile.chunks import Chunk


def index_ir(body: Sequence[ir.Stmt], lines: Sequence[str]) -> tuple[Chunk, ...]:
    """The chunks of a lowered module, equal to those that `index` makes of its text."""
    raise NotImplementedError


def lower_from(body: Sequence[ir.Stmt], chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """The statements of a chunk, out of the lowered module; a class without its body."""
    raise NotImplementedError
