"""Findings: what judgement hands to reports."""

from __future__ import annotations

from domicile.calls import Location, Reason
from domicile.quick_classes import dataclass
from domicile.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text in `location` by `replacement`."""

    location: Location
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together; `safe` means no request can run anywhere it could not before."""

    description: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would help at `place`, a call or a comment: a verb that `domicile.fix` makes a Fix of.

    `parts` are the spans of what is at fault, within or beside `place`.
    """

    verb: str  # of the vocabulary in `domicile.fix.verbs`
    place: Location
    description: str  # "remove inference_geo, which does nothing here"
    safe: bool
    parts: tuple[Span, ...] = ()
    value: str | None = None  # the geo to write
    into: str = "keyword"  # where it is written: "keyword", "extra_body" or "entry" (of a batch)
    operation: str = ""  # the last name of the path that the call is made through


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that explains a finding: a caller, a definition, a policy line."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count: it is kept, with who accepted it and where."""

    kind: str  # "waiver": in the policy; "inline": in the source
    justification: str
    location: Location
    owner: str | None = None
    expires: str | None = None  # YYYY-MM-DD, the last day


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict of one rule at one place."""

    rule: str  # "GEO101"
    name: str  # "unsupported-model"
    severity: str  # "error", "warning" or "note"
    certainty: str  # "certain" or "possible"
    message: str
    location: Location
    fingerprint: str
    call: Location | None = None  # of the call it is about
    identity: tuple[str, ...] = ()  # what tells it from others in its file: no line, no name
    suppressible: bool = True  # False: neither comments nor waivers silence it
    reasons: tuple[Reason, ...] = ()  # why something is unknown, outermost first
    related: tuple[Related, ...] = ()
    remedy: Remedy | None = None
    fix: Fix | None = None  # the remedy as edits, where the text allows them
    suppression: Suppression | None = None
    baseline_state: str | None = None  # "new" or "unchanged", where there is a baseline


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that could not be read or parsed; it is reported as GEO904 and the run goes on."""

    path: str
    message: str
    line: int = 1
    column: int = 1
    cell: int | None = None  # of a notebook; the others of it were read
