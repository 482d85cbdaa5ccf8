"""`inventory --output-format json`, as `schemas/inventory-output.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from domicile.report import as_json
from domicile.report.summary import explained
from domicile.report.text import Style
from domicile.results import InventoryEntry, Report


def render(report: Report, style: Style) -> str:
    skipped = [{"path": error.path, "reason": error.message} for error in report.errors]
    return as_json.dump(
        {
            **as_json.header(report),
            "calls": [record(entry, style) for entry in report.calls],
            "files": {
                "scanned": report.scanned,
                "analysed": report.analysed,
                "skipped": skipped,
            },
        }
    )


def record(entry: InventoryEntry, style: Style) -> dict[str, Any]:
    """One call of the inventory, with the chains of reasons where they are asked for."""
    call = entry.call
    return {
        "location": as_json.location(call.location),
        "language": call.language,
        "surface": call.surface,
        "operation": call.operation,
        "platform": as_json.values(call.platform),
        "model": as_json.values(call.model),
        "inference_geo": as_json.values(call.inference_geo),
        "region": as_json.values(call.region),
        "workspace": entry.workspace,
        "effective_geo": as_json.values(entry.effective_geo),
    } | ({"reasons": _reasons(entry)} if style.explain else {})


def _reasons(entry: InventoryEntry) -> dict[str, Any]:
    return {
        name: [as_json.reason(reason) for reason in known.reasons]
        for name, known in explained(entry)
        if known.reasons
    }
