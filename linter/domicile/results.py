"""What one run found out: the record that every report format is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from domicile.discover import Verdict

if TYPE_CHECKING:  # the records cost 25 ms, and a run without calls makes none
    from domicile.calls import Call, Location, Values
    from domicile.findings import FileError, Finding
    from domicile.rulebook import Explanation

# A text: its path, and for a notebook the cell, which counts from 1.
Place: TypeAlias = tuple[str, int | None]


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
class Report:
    """The outcome of a run, everything in the order it is reported in.

    `scanned` counts the files in a supported language, `analysed` those of them that passed
    the byte gate; `files` lists every file met, and is empty unless asked for. `suppressed`
    are the findings that a waiver silences. `sources` holds the lines of the texts that something
    is reported in, `rules` the documentation of the rules by id, `seconds` the time of each stage.
    """

    version: str
    facts_date: str
    calls: tuple[InventoryEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    errors: tuple[FileError, ...] = ()
    files: tuple[FileVerdict, ...] = ()
    scanned: int = 0
    analysed: int = 0
    policy: str | None = None
    sources: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, Explanation] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


def source_lines(report: Report, location: Location) -> tuple[str, ...]:
    """The lines that `location` counts in; empty when the file's text is not known."""
    return report.sources.get((location.path, location.cell), ())
