"""The geos, and where the requests of Bedrock's inference profiles can run."""

from __future__ import annotations

import functools

from domicile.facts import data
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A Bedrock inference profile's prefix and where its requests can run."""

    prefix: str
    country: str | None  # the one country it lies in (ISO 3166), or None


@dataclass(frozen=True, slots=True)
class DataResidency:
    """A workspace's `data_residency`; `allowed` None stands for "unrestricted"."""

    workspace_geo: str
    allowed: tuple[str, ...] | None
    default: str


@functools.cache
def inference_geos() -> tuple[str, ...]:
    """Every value the API accepts for `inference_geo`."""
    return tuple(entry["id"] for entry in data.load("geos")["inference_geos"])


@functools.cache
def workspace_geos() -> tuple[str, ...]:
    """Every value a workspace's `workspace_geo` can have."""
    return tuple(entry["id"] for entry in data.load("geos")["workspace_geos"])


@functools.cache
def workspace_defaults() -> DataResidency:
    """What holds for a workspace nobody has restricted."""
    entry = data.load("geos")["workspace_defaults"]
    allowed = entry["allowed_inference_geos"]
    return DataResidency(
        workspace_geo=entry["workspace_geo"],
        allowed=None if allowed == "unrestricted" else tuple(allowed),
        default=entry["default_inference_geo"],
    )


@functools.cache
def effective_geos() -> dict[str, bool]:
    """The words of an effective geo, each with whether a name follows it (`region:NAME`)."""
    return {entry["id"]: entry["prefix"] for entry in data.load("geos")["effective_geos"]}


@functools.cache
def bedrock_profiles() -> dict[str, Profile]:
    """The known inference profiles by their prefix."""
    entries = data.load("geos")["bedrock_profiles"]
    return {e["prefix"]: Profile(e["prefix"], e["country"]) for e in entries}
