"""The inventory as one page that needs nothing else: to open, filter, sort and print."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from domicile.report.summary import (
    call_summary,
    explained,
    facts_note,
    geo_counts,
    location_place,
    place,
)
from domicile.report.text import Style, visible
from domicile.results import InventoryEntry, Report

if TYPE_CHECKING:
    from domicile.calls import Values

_HEADINGS = (
    *("where", "operation", "surface", "platform", "model"),
    *("geo sent", "region", "workspace", "effective geo"),
)
# What stands for `null` in a value object, by attribute.
_NULL = {"platform": "not Claude", "region": "", "effective_geo": "none"}
_UNKNOWN, _MORE = "?", "..."


def render(report: Report, style: Style) -> str:
    """Everything quoted is escaped; the page's own script is the only one it may run."""
    script = _resource("inventory.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    parts = {
        "generator": f"domicile {report.version}",
        "version": report.version,
        "script-hash": f"sha256-{digest}",
        "script": script,
        "summary": _text(f"{call_summary(report)}; {facts_note(report)}"),
        "geos": _text(geo_counts(report) or "no calls"),
        "headings": "".join(
            f'<th scope="col"><button type="button">{each}</button></th>' for each in _HEADINGS
        ),
        "rows": "".join(map(_row, report.calls)),
        "errors": _errors(report),
    }
    return _filled(_resource("inventory.html"), parts)


def _resource(name: str) -> str:
    return resources.files("domicile.report").joinpath(name).read_text("utf-8")


def _filled(template: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda match: parts[match[1]], template)


def _row(entry: InventoryEntry) -> str:
    call = entry.call
    known = dict(explained(entry))
    is_open = not all(values.complete for values in known.values())
    data = {
        "geo": "\n".join(_items(known["effective_geo"], _NULL["effective_geo"])),
        "platform": "\n".join(_items(known["platform"], _NULL["platform"])),
        "workspace": visible(entry.workspace) if entry.workspace else "none",
        "open": str(is_open).lower(),
    }
    written = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    cells = [
        f"<td><code>{_text(location_place(call.location))}</code>{_reasons(entry)}</td>",
        f"<td><code>{_text(call.operation).replace('.', '.<wbr>')}</code></td>",
        f"<td>{_text(call.surface)}</td>",
        _cell("platform", known["platform"]),
        _cell("model", known["model"]),
        _cell("inference_geo", known["inference_geo"]),
        _cell("region", known["region"]),
        f"<td>{_text(entry.workspace or '')}</td>",
        _cell("effective_geo", known["effective_geo"]),
    ]
    return f"<tr{written}>{''.join(cells)}</tr>\n"


def _items(values: Values, null: str) -> list[str]:
    """The values as shown, with what stands for those that are not known."""
    known = [null if value is None else visible(value) for value in values.values]
    if values.complete:
        return known
    return [*known, _MORE] if known else [_UNKNOWN]


def _cell(name: str, values: Values) -> str:
    marks = {_UNKNOWN: "open", _MORE: "open"} if not values.complete else {}
    null = _NULL.get(name, "omitted")
    shown = [
        f'<span class="{marks[item]}">{item}</span>'
        if item in marks
        else f'<span class="none">{_text(item)}</span>'
        if item == null
        else f"<span>{_text(item)}</span>"
        for item in _items(values, null)
    ]
    return f"<td>{''.join(shown)}</td>"


def _reasons(entry: InventoryEntry) -> str:
    items = "".join(f"<li>{_text(text)}</li>" for text in _reason_texts(entry))
    return f"<details><summary>why not known</summary><ul>{items}</ul></details>" if items else ""


def _reason_texts(entry: InventoryEntry) -> Iterator[str]:
    for name, known in explained(entry):
        for reason in known.reasons:
            where = "" if reason.location is None else f" ({location_place(reason.location)})"
            yield f"{name}: {reason.text}{where}"


def _errors(report: Report) -> str:
    items = "".join(
        f"<li><code>{_text(place(error.path, error.line, error.column, error.cell))}</code>: "
        f"{_text(error.message)}</li>\n"
        for error in report.errors
    )
    return f"<h2>Files that could not be read</h2>\n<ul>\n{items}</ul>\n" if items else ""


def _text(text: str) -> str:
    return escape(visible(text))
