"""The entries of a valid policy file as records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domicile.policy.model import DataResidency, Names, Permit, Places, Scope, Waiver, Workspace


def workspace(name: str, entry: Mapping[str, Any], places: Places) -> Workspace:
    """A workspace from its entry in a valid policy."""
    declared = entry.get("data_residency") or {}
    allowed = declared.get("allowed_inference_geos", "unrestricted")
    residency = DataResidency(
        declared.get("workspace_geo", "us"),
        None if allowed == "unrestricted" else tuple(allowed),
        declared.get("default_inference_geo", "global"),
    )
    platform = entry.get("platform", "claude-api")
    return Workspace(name, entry.get("id"), platform, residency, places)


def scope(entry: Mapping[str, Any], places: Places) -> Scope:
    """A scope from its entry in a valid policy."""
    permit = entry.get("permit") or {}
    return Scope(
        paths=_names(entry.get("paths")),
        workspace=entry.get("workspace"),
        permit=Permit(
            geos=_names(permit.get("geos")),
            platforms=_names(permit.get("platforms")),
            regions={name: tuple(found) for name, found in (permit.get("regions") or {}).items()},
            profiles=_names(permit.get("profiles")),
            endpoints=_names(
                [host.lower() for host in permit["endpoints"]] if "endpoints" in permit else None
            ),
        ),
        require_explicit_geo=entry.get("require_explicit_geo"),
        unresolved=entry.get("unresolved"),
        places=places,
    )


def waiver(entry: Mapping[str, Any], places: Places) -> Waiver:
    """A waiver from its entry in a valid policy."""
    expires = date.fromisoformat(entry["expires"])
    return Waiver(
        entry["rule"], tuple(entry["paths"]), entry["reason"], entry["owner"], expires, places
    )


def _names(values: list[str] | None) -> Names | None:
    return None if values is None else tuple(values)
