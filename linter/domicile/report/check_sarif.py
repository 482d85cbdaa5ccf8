"""`sarif`: SARIF 2.1.0, for code scanning services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from domicile.report import as_json
from domicile.report.links import PROJECT, rule_page
from domicile.report.summary import location_place, place_of
from domicile.report.text import Style
from domicile.results import Report, path_of, source_lines

if TYPE_CHECKING:
    from domicile.baseline import Entry
    from domicile.calls import Location
    from domicile.findings import FileError, Finding, Fix, Suppression
    from domicile.rulebook import Explanation
    from domicile.span import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_SUPPRESSIONS = {"waiver": "external", "inline": "inSource"}
# What GitHub shows of a rule that is no security rule.
_PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(report: Report, style: Style) -> str:
    """Columns are code points, paths are relative to the working directory of the run."""
    rules = list(report.rules)
    found = [*report.findings, *report.suppressed, *report.unchanged]
    found.sort(key=place_of)
    run = {
        "tool": {
            "driver": {
                "name": "domicile",
                "version": report.version,
                "semanticVersion": report.version,
                "informationUri": PROJECT,
                "rules": [_rule(report.rules[id_]) for id_ in rules],
                "properties": {"factsDate": report.facts_date},
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The working directory of the run."}}
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(error) for error in report.errors],
            }
        ],
        "results": [
            *(_result(finding, rules, report) for finding in found),
            *(_absent(entry, report) for entry in report.absent),
        ],
    }
    return as_json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Explanation) -> dict[str, Any]:
    links = [f"- [{source.title}]({source.url})" for source in rule.sources if source.url]
    page = rule_page(rule.id, rule.name)
    return {
        "id": rule.id,
        "name": _pascal(rule.name),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale.strip()},
        "help": {
            "text": rule.rationale.strip(),
            "markdown": "\n\n".join(filter(None, [rule.rationale.strip(), "\n".join(links)])),
        },
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.enabled},
        "properties": {
            "name": rule.name,
            "tags": ["compliance", "data-residency"],
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    } | ({} if page is None else {"helpUri": page})


def _pascal(name: str) -> str:
    """`unsupported-model` as `UnsupportedModel`, the form SARIF recommends for names."""
    return "".join(word.capitalize() for word in name.split("-"))


def _result(finding: Finding, rules: list[str], report: Report) -> dict[str, Any]:
    related = list(_related(finding))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [_location(finding.location, report)],
        "partialFingerprints": {"domicile/v1": finding.fingerprint},
        "properties": {"certainty": finding.certainty},
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules.index(finding.rule)
    if finding.baseline_state is not None:
        result["baselineState"] = finding.baseline_state
    if related:
        result["relatedLocations"] = related
    if finding.reasons:
        result["properties"]["reasons"] = [reason.text for reason in finding.reasons]
    if finding.fix is not None and finding.location.cell is None:
        result["fixes"] = [_fix(finding.fix)]
    if finding.suppression is not None:
        result["suppressions"] = [_suppression(finding.suppression)]
    return result


def _absent(entry: Entry, report: Report) -> dict[str, Any]:
    """An entry of the baseline that was not found again; where it stood nobody knows any more."""
    return {
        "ruleId": entry.rule,
        "level": "none",
        "kind": "pass",
        "message": {"text": entry.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(path_of(entry, report))}}
        ],
        "baselineState": "absent",
        "occurrenceCount": entry.count,
    }


def _related(finding: Finding) -> Iterator[dict[str, Any]]:
    places = [(each.location, each.message) for each in finding.related]
    places += [(each.location, each.text) for each in finding.reasons if each.location]
    for number, (place, text) in enumerate(places, start=1):
        yield {"id": number, **_location(place), "message": {"text": text}}


def _suppression(why: Suppression) -> dict[str, Any]:
    who = {"owner": why.owner, "expires": why.expires}
    given = {key: value for key, value in who.items() if value is not None}
    return {
        "kind": _SUPPRESSIONS[why.kind],
        "status": "accepted",
        "justification": why.justification,
        "location": _location(why.location),
    } | ({"properties": given} if given else {})


def _location(place: Location, report: Report | None = None) -> dict[str, Any]:
    """A place, and with `report` the code there.

    The lines of a notebook's cell are not the file's, so the region is left out and the logical
    location tells the cell.
    """
    artifact = _artifact(place.path)
    if place.cell is not None:
        _, _, where = location_place(place).rpartition(f"{place.path}:")
        cell = {"name": where, "fullyQualifiedName": location_place(place), "kind": "cell"}
        return {"physicalLocation": {"artifactLocation": artifact}, "logicalLocations": [cell]}
    region: dict[str, Any] = {**_region(place.span)}
    code = _code(source_lines(report, place), place.span) if report else ""
    if code:
        region["snippet"] = {"text": code}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _code(lines: tuple[str, ...], span: Span) -> str:
    """The text that `span` covers; empty where it is not known."""
    if span.end_line > len(lines):
        return ""
    covered = list(lines[span.line - 1 : span.end_line])
    covered[-1] = covered[-1][: span.end_column - 1]
    covered[0] = covered[0][span.column - 1 :]
    return "\n".join(covered)


def _artifact(path: str) -> dict[str, str]:
    # quote() encodes a lone surrogate (a byte that is no UTF-8) as the byte it stands for.
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {
            "deletedRegion": _region(edit.location.span),
            "insertedContent": {"text": edit.replacement},
        }
        changes.setdefault(edit.location.path, []).append(replacement)
    return {
        "description": {"text": fix.description},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _notification(error: FileError) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(error.path)}
    if error.cell is None:
        physical["region"] = {"startLine": error.line, "startColumn": error.column}
    return {
        "level": "warning",
        "message": {"text": error.message},
        "locations": [{"physicalLocation": physical}],
    }
