"""Whether a call can comply at all with what a scope asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domicile.facts import geos
from domicile.facts.platforms import platforms
from domicile.judge import places
from domicile.policy.model import Permit, Policy, Scope
from domicile.policy.scopes import Settings, settings_for

# A place of each kind, where the policy names none: the one that most policies permit.
_BEDROCK, _VERTEX = ("region:us-east-1", "profile:us"), ("region:us",)


def compliant_platforms(scope: Scope, policy: Policy) -> tuple[str, ...] | None:
    """The platforms on which a call in `scope` can comply; None where it permits everything.

    The scopes that hold everywhere are read as well.
    """
    if scope.permit == Permit():
        return None
    holding = [
        replace(each, paths=None) for each in policy.scopes if each is scope or each.paths is None
    ]
    settings = settings_for(replace(policy, scopes=tuple(holding)), "")
    return tuple(id_ for id_ in platforms() if _can_comply(id_, settings))


def _can_comply(platform: str, settings: Settings) -> bool:
    permit = settings.permit
    if permit.geos == ():
        return False
    if platform == "gateway" and permit.endpoints is not None:
        return bool(permit.endpoints)
    if permit.platforms is not None and platform not in permit.platforms:
        return False
    if "unknown" in places.decisive(platform):
        return True
    return any(
        places.geo_permitted(place, platform, permit) is not False
        for place in _places(platform, settings)
    )


def _places(platform: str, settings: Settings) -> Iterator[str]:
    """Effective geos that calls there can have."""
    match places.decisive(platform)[0]:
        case "inference_geo":
            yield places.NOT_AVAILABLE
            yield from _allowed(platform, settings)
        case "workspace_default":
            yield places.NOT_AVAILABLE
            yield _default(settings)
        case "deployment":
            yield "deployment"
        case _:
            yield from _partner_places(platform, settings.permit)


def _allowed(platform: str, settings: Settings) -> tuple[str, ...]:
    workspace = settings.workspace
    if workspace is None or workspace.platform != platform:
        return geos.inference_geos()
    return workspace.data_residency.allowed_inference_geos or geos.inference_geos()


def _default(settings: Settings) -> str:
    workspace = settings.workspace
    if workspace is None:
        return geos.workspace_defaults().default
    return workspace.data_residency.default_inference_geo


def _partner_places(platform: str, permit: Permit) -> Iterator[str]:
    regions, profiles = permit.regions.get(platform), None
    if platform == "bedrock":
        profiles = permit.profiles
    yield from (f"region:{name}" for name in regions or ())
    yield from (f"profile:{name}" for name in profiles or ())
    if regions is None:
        yield from (_BEDROCK if platform == "bedrock" else _VERTEX)
        yield from (geo for geo in permit.geos or () if geo.startswith(("region:", "profile:")))
