"""The reports of shards, put together to the report that one run would have written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import unquote

Document = dict[str, Any]


class MergeError(Exception):
    """Reports that do not belong together, or that are none of ours."""


def merge(documents: Sequence[Document]) -> Document:
    """One document from those of the shards: JSON of `check` or `inventory`, or SARIF.

    Raises MergeError.
    """
    kinds = {_kind(document) for document in documents}
    if len(kinds) != 1:
        raise MergeError(f"reports of several kinds: {', '.join(sorted(kinds))}")
    (kind,) = kinds
    return _MERGERS[kind](documents)


def _kind(document: object) -> str:
    if isinstance(document, dict):
        tool = document.get("tool")
        if "runs" in document:
            return "SARIF"
        if isinstance(tool, dict) and tool.get("name") == "domicile":
            for key, kind in (("findings", "check"), ("calls", "inventory")):
                if key in document:
                    return kind
    raise MergeError("no report of Domicile as JSON or SARIF")


def _check(documents: Sequence[Document]) -> Document:
    summaries = [document["summary"] for document in documents]
    if any("unchanged" in summary for summary in summaries):
        raise MergeError("reports that were compared with a baseline cannot be merged")
    return _same(documents, ("schema_version", "tool", "facts")) | {
        "findings": _joined([document["findings"] for document in documents], _place),
        "suppressed": _joined([document["suppressed"] for document in documents], _place),
        "errors": _joined([document["errors"] for document in documents], _path),
        "summary": _summed(summaries),
    }


def _inventory(documents: Sequence[Document]) -> Document:
    files = [document["files"] for document in documents]
    return _same(documents, ("schema_version", "tool", "facts")) | {
        "calls": _joined([document["calls"] for document in documents], _place),
        "files": {
            "scanned": sum(each["scanned"] for each in files),
            "analysed": sum(each["analysed"] for each in files),
            "skipped": _joined([each["skipped"] for each in files], _path),
        },
    }


def _sarif(documents: Sequence[Document]) -> Document:
    runs = [run for document in documents for run in document["runs"]]
    drivers = [run["tool"]["driver"] for run in runs]
    rules = {rule["id"]: rule for driver in drivers for rule in driver["rules"]}
    ids = sorted(rules)
    results = _joined([run["results"] for run in runs], _artifact)
    for result in results:
        if "ruleIndex" in result:
            result["ruleIndex"] = ids.index(result["ruleId"])
    notes = [run["invocations"][0]["toolExecutionNotifications"] for run in runs]
    driver = _same(drivers, tuple(key for key in drivers[0] if key != "rules"))
    run = {
        **runs[0],
        "tool": {"driver": {**drivers[0], **driver, "rules": [rules[id_] for id_ in ids]}},
        "invocations": [
            {
                **runs[0]["invocations"][0],
                "toolExecutionNotifications": _joined(notes, _artifact),
            }
        ],
        "results": results,
    }
    return {**documents[0], "runs": [run]}


_MERGERS: dict[str, Callable[[Sequence[Document]], Document]] = {
    "check": _check,
    "inventory": _inventory,
    "SARIF": _sarif,
}


def _same(documents: Sequence[Document], keys: tuple[str, ...]) -> Document:
    """What all have in common; MergeError where they differ."""
    first = documents[0]
    for document in documents[1:]:
        for key in keys:
            if document.get(key) != first.get(key):
                raise MergeError(f"reports of runs that differ in {key!r}")
    return {key: first[key] for key in keys if key in first}


def _joined(parts: Sequence[list[Document]], path: Callable[[Document], str]) -> list[Document]:
    """All, by path: each file is in one part, which has what belongs to it in order."""
    return sorted((each for part in parts for each in part), key=path)


def _summed(summaries: Sequence[Document]) -> Document:
    return {key: sum(summary[key] for summary in summaries) for key in summaries[0]}


def _path(item: Document) -> str:
    return str(item["path"])


def _place(item: Document) -> str:
    return str(item["location"]["path"])


def _artifact(item: Document) -> str:
    uri = item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return unquote(uri, errors="surrogateescape")
