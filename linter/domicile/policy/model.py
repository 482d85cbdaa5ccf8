"""What a policy says: frozen records, each of which knows where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from domicile.calls import Location
from domicile.positions import Document, KeyPath
from domicile.quick_classes import dataclass
from domicile.span import Span

Names: TypeAlias = "tuple[str, ...]"

_NOWHERE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keys of one part of a policy file stand."""

    document: Document | None = None
    prefix: KeyPath = ()

    def at(self, *keys: str | int) -> Location:
        """The location of the value under `keys`, or of the nearest thing around it."""
        if self.document is None:
            return Location("domicile.yaml", _NOWHERE)
        return Location(self.document.path, self.document.span((*self.prefix, *keys)))

    def has(self, *keys: str | int) -> bool:
        """Whether something is written under `keys`."""
        return self.document is not None and (*self.prefix, *keys) in self.document.values

    def under(self, *keys: str | int) -> Places:
        return Places(self.document, (*self.prefix, *keys))


@dataclass(frozen=True, slots=True)
class DataResidency:
    """A workspace's settings at the Admin API; `allowed_inference_geos` None: unrestricted."""

    workspace_geo: str = "us"
    allowed_inference_geos: Names | None = None
    default_inference_geo: str = "global"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A declared workspace, under the team's own name for it."""

    name: str
    id: str | None = None
    platform: str = "claude-api"
    data_residency: DataResidency = DataResidency()
    places: Places = field(default=Places(), compare=False, repr=False)
    instead_of: Workspace | None = field(default=None, compare=False, repr=False)  # a base's


@dataclass(frozen=True, slots=True)
class Permit:
    """What is permitted; None restricts nothing. `regions` lists the restricted platforms only."""

    geos: Names | None = None
    platforms: Names | None = None
    regions: Mapping[str, Names] = field(default_factory=dict)
    profiles: Names | None = None
    endpoints: Names | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """One entry of `scopes`; `paths` None: everywhere. None elsewhere: the key is not set."""

    paths: Names | None = None
    workspace: str | None = None
    permit: Permit = Permit()
    require_explicit_geo: bool | None = None
    unresolved: str | None = None
    places: Places = field(default=Places(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted finding; `expires` is the last day on which the waiver holds."""

    rule: str  # an id or a name
    paths: Names
    reason: str
    owner: str
    expires: date
    places: Places = field(default=Places(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Override:
    """The severity that the policy gives a rule; `word` is its id or name, as written."""

    word: str
    severity: str
    place: Location = field(compare=False)
    instead_of: Override | None = field(default=None, compare=False, repr=False)  # a base's


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy with everything it extends merged in, bases first.

    `root` is the directory its path patterns are relative to, `path` how messages call the
    file; both None for the empty policy. `rules` is by the rules' ids.
    """

    path: str | None = None
    root: Path | None = None
    workspaces: Mapping[str, Workspace] = field(default_factory=dict)
    scopes: tuple[Scope, ...] = ()
    rules: Mapping[str, Override] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    exclude: Names = ()
    exclude_places: tuple[Places, ...] = field(default=(), repr=False)  # one a pattern
    custom_rules: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()  # every file that was read, bases first


EMPTY = Policy()
