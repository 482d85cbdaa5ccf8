"""`check --output-format jsonl`: one finding a line, each as in `json`."""

from __future__ import annotations

import json

from domicile.report import as_json
from domicile.report.summary import listed
from domicile.report.text import Style
from domicile.results import Report


def render(report: Report, style: Style) -> str:
    return "".join(json.dumps(as_json.finding(finding)) + "\n" for finding in listed(report))
