"""The inventory as a table for a terminal: where every call can run, at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from domicile.report import columns
from domicile.report.summary import (
    call_summary,
    cell,
    explained,
    facts_note,
    geo_counts,
    location_place,
    place,
)
from domicile.report.text import Style, visible
from domicile.results import InventoryEntry, Report

_HEADINGS = ("where", "operation", "platform", "model", "geo sent", "effective geo")
_INDENT = "  "
_REASON_INDENT = " " * 6


def render(report: Report, style: Style) -> str:
    """The calls by file; `?` stands for unknown, `...` for further values that may exist."""
    rows = {id(entry): _row(entry) for entry in report.calls}
    shown = columns.widths([_HEADINGS, *rows.values()], style.width - len(_INDENT))
    blocks = []
    for path, entries in groupby(report.calls, key=lambda entry: entry.call.location.path):
        block = [style.paint(visible(path), "cyan", bold=True)]
        for entry in entries:
            block += [_INDENT + line for line in columns.lines(rows[id(entry)], shown)]
            if style.explain:
                block += _reasons(entry, style)
        blocks.append("\n".join(block))
    if blocks:
        heading = columns.lines(_HEADINGS, shown)
        blocks.insert(0, "\n".join(style.paint(_INDENT + line, bold=True) for line in heading))
    return "\n\n".join([*blocks, "\n".join(_closing(report))]) + "\n"


def _row(entry: InventoryEntry) -> tuple[str, ...]:
    call = entry.call
    span = call.location.span
    where = f"{span.line}:{span.column}"
    if call.location.cell is not None:
        where = f"cell {call.location.cell}:{where}"
    return (
        where,
        visible(call.operation),
        cell(call.platform, "not Claude"),
        cell(call.model),
        cell(call.inference_geo),
        cell(entry.effective_geo, "none"),
    )


def _reasons(entry: InventoryEntry, style: Style) -> Iterator[str]:
    for name, known in explained(entry):
        for reason in known.reasons:
            where = "" if reason.location is None else f" ({location_place(reason.location)})"
            text = f"{name}: {visible(reason.text)}{visible(where)}"
            first, *rest = columns.wrap(text, style.width - len(_REASON_INDENT) - 2)
            yield f"{_REASON_INDENT}- {first}"
            yield from (f"{_REASON_INDENT}  {line}" for line in rest)


def _closing(report: Report) -> Iterator[str]:
    yield f"{call_summary(report)}; {facts_note(report)}"
    if report.calls:
        yield f"effective geo: {geo_counts(report)}"
    for error in report.errors:
        yield f"not read: {visible(place(error.path, error.line, error.column, error.cell))}: " + (
            visible(error.message)
        )
