"""Where inference can run, and whether the policy permits it there."""

from __future__ import annotations

import functools

from domicile.calls import UNKNOWN, Unknown
from domicile.facts import geos
from domicile.facts.platforms import platform as platform_facts
from domicile.policy.model import Names, Permit
from domicile.rulebook.conditions import Fact, OneOf, Record

NOT_AVAILABLE = "not_available"
# Bedrock profiles whose regions are named otherwise than by the profile's prefix.
_REGION_PREFIXES = {"jp": "ap-", "au": "ap-", "in": "ap-", "apac": "ap-"}


def effective_geo(
    request: Record, supports_geo: Fact, region: Fact, profile: Fact
) -> str | Unknown | OneOf:
    """The effective geo of a request with one of its models, in the words of reports.

    A request that is always refused keeps the geo it asked for. With a model of which nothing
    is known, an omitted geo is the workspace's default or `not_available`.
    """
    platform, geo, default = request["platform"], request["geo"], request["workspace.default_geo"]
    first, *_ = decisive(platform) if isinstance(platform, str) else ("unknown",)
    if first == "deployment":
        return "deployment"
    if first in ("profile", "region"):
        return _partner_place(region, profile if first == "profile" else None)
    if first == "unknown":
        return UNKNOWN
    if first == "inference_geo" and request["platform.applies"] is not True:
        return UNKNOWN
    if first == "inference_geo" and geo is not None:
        return geo if isinstance(geo, str) else UNKNOWN
    if supports_geo is False:
        return NOT_AVAILABLE
    if not isinstance(default, str):
        return UNKNOWN
    return default if supports_geo is True else OneOf((default, NOT_AVAILABLE))


def _partner_place(region: Fact, profile: Fact) -> str | Unknown:
    if isinstance(profile, str):
        return f"profile:{profile}"
    if profile is None and isinstance(region, str):
        return f"region:{region}"
    return UNKNOWN


@functools.cache
def decisive(platform: str) -> tuple[str, ...]:
    """What decides the place on a platform, first match first; `unknown` for a new platform."""
    facts = platform_facts(platform)
    return facts.decides if facts else ("unknown",)


def has_workspaces(platform: str) -> bool:
    """Whether the workspace decides on a platform where inference runs."""
    return "workspace_default" in decisive(platform)


def geo_permitted(effective: Fact, platform: Fact, permit: Permit) -> bool | Unknown | None:
    """Whether `permit.geos` has the effective geo; None where it restricts none.

    A partner's region or profile that the policy restricts by name is judged by that list.
    """
    if permit.geos is None:
        return None
    if isinstance(effective, str):
        return _is_permitted(effective, platform, permit)
    if isinstance(effective, OneOf):
        verdicts = {_is_permitted(member, platform, permit) for member in effective.members}
        return verdicts.pop() if len(verdicts) == 1 else UNKNOWN
    return UNKNOWN


def _is_permitted(effective: str, platform: Fact, permit: Permit) -> bool:
    allowed = permit.geos or ()
    if effective in allowed or "global" in allowed or _within(effective) in allowed:
        return True
    if effective.startswith("profile:"):
        return permit.profiles is not None
    return effective.startswith("region:") and str(platform) in permit.regions


def _within(effective: str) -> str | None:
    """The inference geo that surely holds a partner's place: `us` or none."""
    kind, _, name = effective.partition(":")
    if kind == "profile":
        known = geos.bedrock_profiles().get(name)
        return "us" if known and known.country == "US" else None
    return "us" if kind == "region" and (name == "us" or name.startswith("us-")) else None


def restricts_geos(permit: Permit) -> bool:
    """Whether a model that nothing pins is outside what `permit.geos` has."""
    return permit.geos is not None and not {"global", NOT_AVAILABLE} & set(permit.geos)


def place_permitted(
    platform: Fact, region: Fact, profile: Fact, permit: Permit
) -> bool | Unknown | None:
    """Whether a partner platform's region or profile is permitted; None where nothing is said."""
    if platform is UNKNOWN:
        return UNKNOWN if permit.regions or permit.profiles is not None else None
    regions = permit.regions.get(str(platform))
    if platform == "bedrock" and profile is not None:
        return _profile_permitted(profile, regions, permit.profiles)
    if regions is None:
        return None
    return region in regions if isinstance(region, str) else UNKNOWN


def _profile_permitted(
    profile: Fact, regions: Names | None, profiles: Names | None
) -> bool | Unknown | None:
    if regions is None and profiles is None:
        return None
    if not isinstance(profile, str):
        return UNKNOWN
    if profiles is not None:
        return profile in profiles
    # Only regions are listed. A profile leaves them, so it must at least stay in their geography.
    prefix = _REGION_PREFIXES.get(profile, f"{profile}-")
    return any(region.startswith(prefix) for region in regions or ())
