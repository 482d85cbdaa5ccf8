"""The inventory as a Markdown table."""

from __future__ import annotations

from domicile.report.markdown import code, plain, table
from domicile.report.summary import call_summary, cell, facts_note, location_place
from domicile.report.text import Style
from domicile.results import InventoryEntry, Report

_HEADING = ("where", "operation", "platform", "model", "geo sent", "effective geo", "workspace")


def render(report: Report, style: Style) -> str:
    """`?` stands for unknown, `...` for further values that may exist."""
    rows = list(map(_row, report.calls))
    shown = f"\n{table(_HEADING, rows)}" if rows else ""
    return f"### Claude calls\n\n{call_summary(report)}; {facts_note(report)}\n{shown}"


def _row(entry: InventoryEntry) -> tuple[str, ...]:
    call = entry.call
    return (
        code(location_place(call.location)),
        plain(call.operation),
        plain(cell(call.platform, "not Claude")),
        plain(cell(call.model)),
        plain(cell(call.inference_geo)),
        plain(cell(entry.effective_geo, "none")),
        plain(entry.workspace or ""),
    )
