"""The inventory as CSV, one line a call, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from domicile.report.summary import explained
from domicile.report.text import Style, visible
from domicile.results import InventoryEntry, Report

_FIRST = ("path", "cell", "line", "column", "language", "surface", "operation", "workspace")
_ATTRIBUTES = ("platform", "model", "inference_geo", "region", "effective_geo")
# What a spreadsheet takes for a formula, in full width too: at the start of a cell, and after
# what may be its separator.
_FORMULA = re.compile(r"(^|[;,|]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def render(report: Report, style: Style) -> str:
    """Each attribute has a column with its values and one that says whether they are all."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    pairs = [name for attribute in _ATTRIBUTES for name in (attribute, f"{attribute}_complete")]
    writer.writerow([*_FIRST, *pairs])
    for entry in report.calls:
        writer.writerow([_harmless(text) for text in _row(entry)])
    return out.getvalue()


def _row(entry: InventoryEntry) -> Iterator[str]:
    location = entry.call.location
    yield location.path
    yield "" if location.cell is None else str(location.cell)
    yield str(location.span.line)
    yield str(location.span.column)
    yield from (entry.call.language, entry.call.surface, entry.call.operation)
    yield entry.workspace or ""
    for _, values in explained(entry):
        yield "; ".join("null" if value is None else value for value in values.values)
        yield str(values.complete).lower()


def _harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, since it quotes other people's source."""
    return _FORMULA.sub(r"\1'", visible(text))
