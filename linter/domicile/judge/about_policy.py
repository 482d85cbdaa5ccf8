"""What rules can say of the policy itself: its workspaces, the geos it names, its waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from domicile.calls import UNKNOWN, Location, Unknown
from domicile.facts import geos
from domicile.judge import used
from domicile.judge.possible import compliant_platforms
from domicile.judge.used import Seen
from domicile.policy.model import Names, Places, Policy, Waiver, Workspace
from domicile.quick_classes import dataclass
from domicile.rulebook.conditions import Fact

if TYPE_CHECKING:
    from domicile.admin.drift import Difference

# Facts that change although nobody edits the policy: with the day, and with what a run looks at.
PASSING = frozenset(
    {
        "waiver.ends",
        "waiver.ends_soon",
        *(f"{subject}.used" for subject in ("waiver", "scope", "exclude", "workspace")),
    }
)

WARNED_DAYS = 14  # how long before its end a waiver is told to end soon


@dataclass(frozen=True, slots=True)
class Subject:
    """Something in a policy file that a rule is held against, and where it stands."""

    facts: Mapping[str, Fact]
    places: Places

    def location(self, keys: tuple[str, ...]) -> Location:
        """The place of the first of `keys` (dotted) that is written, else of the subject."""
        written = (path for key in keys if self.places.has(*(path := key.split("."))))
        return self.places.at(*next(written, ()))


def workspaces(policy: Policy, seen: Seen) -> Iterator[Subject]:
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
            "workspace.default_written": workspace.places.has(
                "data_residency", "default_inference_geo"
            ),
            "workspace.used": used.workspace_used(workspace, policy, seen),
        }
        yield Subject(facts, workspace.places)


def scopes(policy: Policy, seen: Seen) -> Iterator[Subject]:
    """Each scope."""
    for scope in policy.scopes:
        facts: dict[str, Fact] = {
            "scope.paths": scope.paths,
            "scope.workspace": scope.workspace,
            "scope.used": used.scope_used(scope, policy, seen),
            "scope.can_comply": compliant_platforms(scope, policy) != (),
        }
        yield Subject(facts, scope.places)


def excludes(policy: Policy, seen: Seen) -> Iterator[Subject]:
    """Each pattern of `exclude` that stands in the policy itself."""
    for pattern, places in zip(policy.exclude, policy.exclude_places, strict=True):
        if used.is_own(places, policy):
            matches = used.exclude_used(pattern, policy, seen)
            yield Subject({"exclude.pattern": pattern, "exclude.used": matches}, places)


def asked_geos(policy: Policy, _: Seen) -> Iterator[Subject]:
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


def drift(difference: Difference) -> Subject:
    """A way in which a declared workspace is not what the Admin API says."""
    workspace = difference.workspace
    facts: dict[str, Fact] = {
        "workspace": workspace.name,
        "workspace.id": workspace.id,
        "drift.kind": difference.kind,
        "drift.key": difference.key,
        "drift.declared": difference.declared,
        "drift.actual": difference.actual,
    }
    if difference.key is not None:
        return Subject(facts, workspace.places.under("data_residency", difference.key))
    return Subject(facts, workspace.places.under("id"))


def waiver(entry: Waiver, used: bool | Unknown, today: date, *, ending: bool) -> Subject:
    """A waiver after a run; UNKNOWN use: only a part of the tree, or of the rules, was checked.

    Without `ending` it is not told that it ends soon.
    """
    left = (entry.expires - today).days
    facts: dict[str, Fact] = {
        "waiver.rule": entry.rule,
        "waiver.owner": entry.owner,
        "waiver.reason": entry.reason,
        "waiver.expires": entry.expires.isoformat(),
        "waiver.expired": entry.expires < today,
        "waiver.ends_soon": 0 <= left <= WARNED_DAYS if ending else UNKNOWN,
        "waiver.ends": _ends(left),
        "waiver.used": used,
    }
    return Subject(facts, entry.places)


def _ends(days: int) -> str:
    """When a waiver ends that has so many days left after this one."""
    if days < 0:
        return "is over"
    if days == 0:
        return "ends today"
    return "ends tomorrow" if days == 1 else f"ends in {days} days"
