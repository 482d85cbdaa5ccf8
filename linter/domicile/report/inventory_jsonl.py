"""`inventory --output-format jsonl`: one call a line, each as in `json`."""

from __future__ import annotations

import json

from domicile.report.inventory_json import record
from domicile.report.text import Style
from domicile.results import Report


def render(report: Report, style: Style) -> str:
    return "".join(json.dumps(record(entry, style)) + "\n" for entry in report.calls)
