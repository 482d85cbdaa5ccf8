"""What one run found out: the record that every report format is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domicile.calls import Call, Location, Values
from domicile.discover import Verdict
from domicile.findings import FileError, Finding

# The lines of a text, without their ends; a notebook's cell counts from 1.
Sources = Mapping[tuple[str, int | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class InventoryEntry:
    """A call with what the policy and the platforms' rules say of it."""

    call: Call
    workspace: str | None
    effective_geo: Values


@dataclass(frozen=True, slots=True)
class FileVerdict:
    path: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report tells of a rule that it shows findings of."""

    id: str
    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run, everything in the order it is reported in.

    `scanned` counts the files in a supported language, `analysed` those of them that passed
    the byte gate; `files` lists every file met, and is empty unless asked for. `sources`
    holds the text of the files that something is reported in. `seconds` is the time that
    each stage took.
    """

    version: str
    facts_date: str
    calls: tuple[InventoryEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[FileError, ...] = ()
    skipped: tuple[FileVerdict, ...] = ()
    files: tuple[FileVerdict, ...] = ()
    scanned: int = 0
    analysed: int = 0
    suppressed: int = 0
    policy: str | None = None
    sources: Sources = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


def source_lines(report: Report, location: Location) -> tuple[str, ...]:
    """The lines that `location` counts in; empty when the file's text is not known."""
    return report.sources.get((location.path, location.cell), ())
