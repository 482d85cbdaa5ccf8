"""What one run found out: the record that every report format is made from.

What every run makes is a named tuple, here and in the stages before: a dataclass costs 1 ms at
start-up, and `dataclasses` another.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domicile.discover import Verdict

if TYPE_CHECKING:  # the records cost 25 ms, and a run without calls makes none
    from domicile.baseline import Entry
    from domicile.calls import Call, Location, Values
    from domicile.findings import FileError, Finding
    from domicile.rulebook import Explanation

# A text: its path, and for a notebook the cell, which counts from 1.
Place: TypeAlias = tuple[str, int | None]


class InventoryEntry(NamedTuple):
    """A call with what the policy and the platforms' rules say of it."""

    call: Call
    workspace: str | None
    effective_geo: Values


class FileVerdict(NamedTuple):
    path: str
    verdict: Verdict


class Report(NamedTuple):
    """The outcome of a run, everything in the order it is reported in.

    `scanned` counts the files in a supported language, `analysed` those of them that passed
    the byte gate; `files` lists every file met, and is empty unless asked for. `suppressed`
    are the findings that a waiver or a comment silences, `unchanged` those that the file
    `baseline` has, whose entries without a finding are `absent`. `sources` holds the lines of the
    texts that something is reported in, `rules` the documentation of the rules by id, `seconds`
    the time of each stage.
    """

    version: str
    facts_date: str
    calls: tuple[InventoryEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()
    absent: tuple[Entry, ...] = ()
    baseline: str | None = None
    errors: tuple[FileError, ...] = ()
    files: tuple[FileVerdict, ...] = ()
    scanned: int = 0
    analysed: int = 0
    policy: str | None = None
    sources: Mapping[Place, tuple[str, ...]] = MappingProxyType({})
    rules: Mapping[str, Explanation] = MappingProxyType({})
    seconds: Mapping[str, float] = MappingProxyType({})


def path_of(entry: Entry, report: Report) -> str:
    """The path of a baseline's entry from the working directory."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(report.baseline or ""), entry.path))


def source_lines(report: Report, location: Location) -> tuple[str, ...]:
    """The lines that `location` counts in; empty when the file's text is not known."""
    return report.sources.get((location.path, location.cell), ())
