"""The records of a call: one flat set of facts for each combination of values it can have."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import field

from domicile.calls import UNKNOWN, Call, Carrier, Scalar, Unknown, Variant, Written
from domicile.facts import geos
from domicile.facts.models import ModelFacts, read_model_id
from domicile.facts.platforms import platform as platform_facts
from domicile.judge import places
from domicile.judge.workspaces import facts_of_workspace, workspace_of
from domicile.policy.model import Names, Permit, Policy
from domicile.policy.scopes import Settings
from domicile.quick_classes import dataclass
from domicile.rulebook.conditions import Fact

_IN_BODY = (Carrier.KEYWORD, Carrier.EXTRA_BODY, Carrier.BODY)


@dataclass(frozen=True, slots=True)
class Combination:
    """One combination of values: its variant and the facts that rules read.

    Combinations of one `request` happen together: its model and the models it falls back to.
    """

    request: int
    variant: Variant
    facts: Mapping[str, Fact] = field(compare=False)


def combinations(call: Call, settings: Settings, policy: Policy) -> tuple[Combination, ...]:
    """Every combination of `call` that reaches a Claude model.

    A variant is one request; it is two where it is unconfirmed that the platform acts on
    inference_geo: one where it does, and one where that is unknown.
    """
    base = _facts_of_place(call, settings)
    requests = [
        (variant, base | facts)
        for variant in call.variants
        if variant.platform is not None
        for facts in _facts_of_requests(variant, settings, policy)
    ]
    return tuple(
        Combination(number, variant, facts | own)
        for number, (variant, facts) in enumerate(requests)
        for own in _facts_of_models(variant, facts, settings.permit)
    )


def _facts_of_place(call: Call, settings: Settings) -> dict[str, Fact]:
    permit = settings.permit
    return {
        "operation": call.operation,
        "surface": call.surface,
        "language": call.language,
        "operation.has_geo_field": call.has_geo_field,
        "permit.geos": permit.geos,
        "permit.platforms": permit.platforms,
        "permit.profiles": permit.profiles,
        "permit.endpoints": permit.endpoints,
        "policy.restricts_geos": places.restricts_geos(permit),
        "policy.explicit_geo": settings.require_explicit_geo,
        "known.geos": geos.inference_geos(),
    }


def _facts_of_requests(
    variant: Variant, settings: Settings, policy: Policy
) -> Iterator[dict[str, Fact]]:
    platform = variant.platform
    assert platform is not None  # the caller leaves those out
    workspace = workspace_of(variant, settings, policy)
    shared: dict[str, Fact] = {
        "platform": platform,
        "host": variant.host,
        "geo": variant.geo,
        **_facts_of_writing(variant),
        **facts_of_workspace(workspace),
        "workspace.id": variant.workspace_id,
        "workspace.expected": bool(policy.workspaces) and _has_workspaces(platform),
        "permit.regions": _permitted_regions(platform, settings.permit),
    }
    for applies in _applies(platform):
        yield shared | {"platform.applies": applies}


def _facts_of_models(
    variant: Variant, request: Mapping[str, Fact], permit: Permit
) -> Iterator[dict[str, Fact]]:
    for model in dict.fromkeys((variant.model, *variant.fallbacks)):
        known = _read_model(model, variant.platform)
        if known is None or known.claude is not False:
            yield _facts_of_model(variant, model, known, request, permit)


def _facts_of_model(
    variant: Variant,
    model: Scalar,
    known: ModelFacts | None,
    request: Mapping[str, Fact],
    permit: Permit,
) -> dict[str, Fact]:
    supports = _supports_geo(known)
    region, profile = _region_and_profile(variant, known)
    effective = places.effective_geo(request, supports, region, profile)
    version = known.version if known else None
    return {
        "model.id": model,
        "model.version": UNKNOWN if version is None else f"{version[0]}.{version[1]}",
        "model.family": (known.family if known else None) or UNKNOWN,
        "model.supports_geo": supports,
        "region": region,
        "profile": profile,
        "place.permitted": places.place_permitted(variant.platform, region, profile, permit),
        "effective_geo": effective,
        "effective_geo.permitted": places.geo_permitted(effective, variant.platform, permit),
    }


# --- what the geo is written with ------------------------------------------------------


def _facts_of_writing(variant: Variant) -> dict[str, Fact]:
    accepted = [each for each in variant.written if each.accepted]
    refused = [each for each in variant.written if not each.accepted]
    stray = any(each.carrier not in _IN_BODY for each in accepted)
    sent = [each for each in accepted if each.carrier in _IN_BODY]
    return {
        "geo.written": isinstance(variant.geo, str)
        or any(each.value is not None and not _is_guess(each) for each in sent),
        "geo.refused": UNKNOWN if refused and all(map(_is_guess, refused)) else bool(refused),
        "geo.stray": _is_only_stray(stray, variant.geo),
        "geo.conflict": _conflict(accepted),
    }


def _is_guess(written: Written) -> bool:
    """Whether nothing shows that it is written at all: it may hide in a splat, or may not."""
    return written.value is UNKNOWN and written.span is None


def _is_only_stray(stray: bool, geo: Scalar) -> bool | Unknown:
    if not stray or isinstance(geo, str):
        return False
    return True if geo is None else UNKNOWN


def _conflict(written: list[Written]) -> bool | Unknown:
    values = {each.value for each in written}
    if len(values - {UNKNOWN}) > 1:
        return True
    return UNKNOWN if len(written) > 1 and UNKNOWN in values else False


# --- model, region and profile ---------------------------------------------------------


def _read_model(model: Scalar, platform: Scalar) -> ModelFacts | None:
    if not isinstance(model, str):
        return None
    return read_model_id(model, platform if isinstance(platform, str) else None)


def _supports_geo(known: ModelFacts | None) -> bool | Unknown:
    if known is None or known.supports_geo == "unknown":
        return UNKNOWN
    return known.supports_geo == "yes"


def _region_and_profile(variant: Variant, known: ModelFacts | None) -> tuple[Fact, Fact]:
    """The region and inference profile; absent where the platform has none."""
    if variant.platform is UNKNOWN:
        return UNKNOWN, UNKNOWN
    decides = places.decisive(str(variant.platform))
    region: Fact = None
    if "region" in decides:
        region = variant.region
        if not isinstance(region, str):
            region = (known.region if known and not known.opaque else None) or UNKNOWN
    if "profile" not in decides:
        return region, None
    if known is None or (known.opaque and known.profile is None):
        return region, UNKNOWN
    return region, known.profile


def _permitted_regions(platform: Scalar, permit: Permit) -> Names | Unknown | None:
    if platform is UNKNOWN:
        return UNKNOWN if permit.regions else None
    return permit.regions.get(str(platform))


# --- the platform ---------------------------------------------------------------------


@functools.cache
def _applies(platform: str | Unknown) -> tuple[bool | Unknown, ...]:
    facts = platform_facts(platform) if isinstance(platform, str) else None
    if facts is None or "unknown" in facts.decides:
        return (UNKNOWN,)
    return {"yes": (True,), "no": (False,)}.get(facts.applies, (True, UNKNOWN))


def _has_workspaces(platform: str | Unknown) -> bool | Unknown:
    return UNKNOWN if isinstance(platform, Unknown) else places.has_workspaces(platform)
