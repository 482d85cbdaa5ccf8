"""The parts that every JSON report shares: locations, value objects, findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from domicile.results import Report, path_of

if TYPE_CHECKING:
    from domicile.baseline import Entry
    from domicile.calls import Location, Reason, Values
    from domicile.findings import Finding, Fix

SCHEMA_VERSION = 1


def dump(document: object) -> str:
    """Indented JSON in ASCII: safe on every terminal and in every encoding."""
    return json.dumps(document, indent=2) + "\n"


def header(report: Report) -> dict[str, Any]:
    """The keys that open every document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "domicile", "version": report.version},
        "facts": {"date": report.facts_date},
    }


def location(place: Location) -> dict[str, Any]:
    """A place: its path, its cell in a notebook, start and end."""
    span = place.span
    return {
        "path": place.path,
        "cell": place.cell,
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }


def values(known: Values) -> dict[str, Any]:
    """What an expression can be, and whether that is all."""
    return {"values": list(known.values), "complete": known.complete}


def finding(item: Finding) -> dict[str, Any]:
    """A finding with all that reports say of it."""
    return {
        "rule": item.rule,
        "name": item.name,
        "severity": item.severity,
        "certainty": item.certainty,
        "message": item.message,
        "location": location(item.location),
        "fingerprint": item.fingerprint,
        "fix": None if item.fix is None else _fix(item.fix),
        "related": [
            {"location": location(related.location), "message": related.message}
            for related in item.related
        ],
        "reasons": [reason(entry) for entry in item.reasons],
    } | ({} if item.baseline_state is None else {"baseline_state": item.baseline_state})


def absent(entry: Entry, report: Report) -> dict[str, Any]:
    """An entry of the baseline that was not found again."""
    return {
        "path": path_of(entry, report),
        "rule": entry.rule,
        "name": entry.name,
        "message": entry.message,
        "key": entry.key,
        "count": entry.count,
    }


def suppressed(item: Finding) -> dict[str, Any]:
    """A finding that does not count, with who accepted it."""
    why = item.suppression
    return finding(item) | {
        "suppression": why
        and {
            "kind": why.kind,
            "justification": why.justification,
            "owner": why.owner,
            "expires": why.expires,
            "location": location(why.location),
        }
    }


def reason(entry: Reason) -> dict[str, Any]:
    """Why something is not known."""
    return {
        "text": entry.text,
        "location": None if entry.location is None else location(entry.location),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    applicability = "safe" if fix.safe else "unsafe"
    edits = [
        {"content": edit.replacement, "location": location(edit.location)} for edit in fix.edits
    ]
    return {"applicability": applicability, "message": fix.description, "edits": edits}
