"""What rules can say of the policy itself: its workspaces, the geos it names, its waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domicile.calls import Location, Unknown
from domicile.facts import geos
from domicile.policy.model import Names, Places, Policy, Waiver, Workspace
from domicile.rulebook.conditions import Fact


@dataclass(frozen=True, slots=True)
class Subject:
    """Something in a policy file that a rule is held against, and where it stands."""

    facts: Mapping[str, Fact]
    places: Places

    def location(self, keys: tuple[str, ...]) -> Location:
        """The place of the first of `keys` (dotted) that is written, else of the subject."""
        written = (path for key in keys if self.places.has(*(path := key.split("."))))
        return self.places.at(*next(written, ()))


def workspaces(policy: Policy) -> Iterator[Subject]:
    """Each declared workspace."""
    for workspace in policy.workspaces.values():
        residency = workspace.data_residency
        facts: dict[str, Fact] = {
            "workspace": workspace.name,
            "workspace.id": workspace.id,
            "workspace.platform": workspace.platform,
            "workspace.geo": residency.workspace_geo,
            "workspace.allowed_geos": residency.allowed_inference_geos,
            "workspace.default_geo": residency.default_inference_geo,
        }
        yield Subject(facts, workspace.places)


def asked_geos(policy: Policy) -> Iterator[Subject]:
    """Each geo that the policy names, with the geos that can stand where it is named."""
    for workspace in policy.workspaces.values():
        yield from _of_workspace(workspace)
    for scope in policy.scopes:
        places = scope.places.under("permit", "geos")
        for index, geo in enumerate(scope.permit.geos or ()):
            if not _is_effective_geo(geo):
                yield _asked(geo, "permit.geos", geos.inference_geos(), places.under(index))


def _of_workspace(workspace: Workspace) -> Iterator[Subject]:
    residency, places = workspace.data_residency, workspace.places.under("data_residency")
    known = geos.inference_geos()
    key = "workspace_geo"
    yield _asked(residency.workspace_geo, key, geos.workspace_geos(), places.under(key))
    key = "default_inference_geo"
    yield _asked(residency.default_inference_geo, key, known, places.under(key))
    key = "allowed_inference_geos"
    for index, geo in enumerate(residency.allowed_inference_geos or ()):
        yield _asked(geo, key, known, places.under(key, index))


def _asked(geo: str, key: str, possible: Names, places: Places) -> Subject:
    return Subject({"asked.geo": geo, "asked.key": key, "asked.possible": possible}, places)


def _is_effective_geo(geo: str) -> bool:
    """Whether it is `not_available`, `deployment`, `region:NAME` or `profile:PREFIX`."""
    word, colon, name = geo.partition(":")
    has_name = geos.effective_geos().get(word)
    return has_name is not None and has_name == bool(colon and name)


def waiver(entry: Waiver, used: bool | Unknown, today: date) -> Subject:
    """A waiver after a run; UNKNOWN use: only a part of the tree, or of the rules, was checked."""
    facts: dict[str, Fact] = {
        "waiver.rule": entry.rule,
        "waiver.owner": entry.owner,
        "waiver.reason": entry.reason,
        "waiver.expires": entry.expires.isoformat(),
        "waiver.expired": entry.expires < today,
        "waiver.used": used,
    }
    return Subject(facts, entry.places)
