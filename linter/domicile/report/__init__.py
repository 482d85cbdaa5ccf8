"""Reports: one small pure function a format, from a Report to text.

A format's module has `render(report, style) -> str`; the text ends with a newline unless
it is empty. A new format is such a module and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from domicile.report.text import Style
from domicile.results import Report

# What a module imports is paid for only when its format is asked for.
CHECK_FORMATS: Mapping[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "check_json",
    "jsonl": "check_jsonl",
    "sarif": "check_sarif",
    "github": "check_github",
    "gitlab": "check_gitlab",
    "junit": "check_junit",
    "rdjson": "check_rdjson",
    "markdown": "check_markdown",
}
INVENTORY_FORMATS: Mapping[str, str] = {
    "table": "inventory_table",
    "json": "inventory_json",
    "jsonl": "inventory_jsonl",
    "csv": "inventory_csv",
    "html": "inventory_html",
    "markdown": "inventory_markdown",
}


def renderer(module: str) -> Callable[[Report, Style], str]:
    """The function of one of the format modules named above."""
    found = import_module(f"domicile.report.{module}")
    return cast("Callable[[Report, Style], str]", found.render)
