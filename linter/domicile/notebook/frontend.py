"""The notebook front end: the module that a notebook's cells make together."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.chunks import Chunk, Module
from domicile.notebook.flat import Flat
from domicile.span import Span


def load(path: str, flat: Flat) -> Module:
    """The module of a notebook, run from the first cell to the last; its lines are the whole's.

    Raises UnreadableError where the cells make no module together.
    """
    from domicile.python import frontend

    module = replace(frontend.load(path, flat.source), is_file=False)
    if not any(text.is_parameters for text in flat.texts.values()):
        return module

    def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
        statements = module.lower(chunk)
        if chunk.kind != "other" or not flat.cell_at(chunk.first_line).is_parameters:
            return statements
        return (*statements, *_opened(chunk))

    return replace(module, lower=lower)


def _opened(chunk: Chunk) -> tuple[ir.Stmt, ...]:
    """What may happen behind a chunk whose names are parameters of the notebook."""
    span = Span(chunk.first_line, 1, chunk.last_line, 1)
    whether = ir.Opaque((), "whether the notebook gets parameters", span)
    given = tuple(
        ir.Assign((ir.Name(name, span),), _given(name, span), None, span)
        for name in sorted(chunk.binds - {"*"})
    )
    return (ir.If(whether, given, (), span),) if given else ()


def _given(name: str, span: Span) -> ir.Expr:
    return ir.Opaque((), f"`{name}` is a parameter of the notebook", span)
