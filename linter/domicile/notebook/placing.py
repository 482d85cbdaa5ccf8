"""From the lines of a notebook's whole text to cells and their lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from domicile.calls import Call, Location, Reason, Values, Variant
from domicile.findings import FileError
from domicile.notebook.flat import Flat
from domicile.span import Span

# The whole text of the notebook at a path; None for any other file.
FlatOf: TypeAlias = Callable[[str], "Flat | None"]


def placed_call(call: Call, flat_of: FlatOf) -> Call:
    """The same call, every place in a notebook told by its cell."""
    flat = flat_of(call.location.path)
    above = flat.cell_at(call.location.span.line).above if flat is not None else 0
    return replace(
        call,
        location=_place(call.location, flat_of),
        variants=tuple(_variant(variant, above, flat_of) for variant in call.variants),
        platform=_values(call.platform, flat_of),
        model=_values(call.model, flat_of),
        inference_geo=_values(call.inference_geo, flat_of),
        region=_values(call.region, flat_of),
        arguments={name: _raised(span, above) for name, span in call.arguments.items()},
    )


def placed_error(error: FileError, flat: Flat) -> FileError:
    """The same error of a notebook's whole text, its place told by the cell."""
    if not flat.texts:
        return error
    text = flat.cell_at(error.line)
    return replace(error, line=max(1, error.line - text.above), cell=text.number)


def _variant(variant: Variant, above: int, flat_of: FlatOf) -> Variant:
    written = tuple(
        each if each.span is None else replace(each, span=_raised(each.span, above))
        for each in variant.written
    )
    related = tuple(_place(place, flat_of) for place in variant.related)
    return replace(variant, written=written, related=related)


def _values(values: Values, flat_of: FlatOf) -> Values:
    reasons = tuple(
        Reason(each.text, each.location and _place(each.location, flat_of))
        for each in values.reasons
    )
    return replace(values, reasons=reasons)


def _place(place: Location, flat_of: FlatOf) -> Location:
    flat = flat_of(place.path)
    if flat is None or not flat.texts:
        return place
    text = flat.cell_at(place.span.line)
    return Location(place.path, _raised(place.span, text.above), text.number)


def _raised(span: Span, above: int) -> Span:
    return Span(
        max(1, span.line - above), span.column, max(1, span.end_line - above), span.end_column
    )
