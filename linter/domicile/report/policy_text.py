"""A policy as it is understood: everything merged, with the defaults filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from domicile.discover import relative
from domicile.report.summary import location_place
from domicile.report.text import visible

if TYPE_CHECKING:
    from domicile.policy import Policy
    from domicile.policy.model import Permit, Scope, Waiver, Workspace
    from domicile.policy.scopes import Settings


def whole(policy: Policy, form: str) -> str:
    """The policy as "yaml" (which reads as a policy again) or "json"."""
    document = {
        "version": 1,
        "workspaces": {name: _workspace(each) for name, each in policy.workspaces.items()},
        "scopes": [_scope(scope) for scope in policy.scopes],
        "rules": {override.word: override.severity for override in policy.rules.values()},
        "waivers": [_waiver(waiver) for waiver in policy.waivers],
        "exclude": list(policy.exclude),
    }
    written = {key: value for key, value in document.items() if value}
    return _dumped(written, form, [f"read from {relative(str(file))}" for file in policy.files])


def for_path(settings: Settings, path: str, form: str) -> str:
    """What holds for one file, and where each setting that is set was written."""
    document: dict[str, Any] = {
        "workspace": settings.workspace and settings.workspace.name,
        "permit": _permit(settings.permit),
        "require_explicit_geo": settings.require_explicit_geo,
        "unresolved": settings.unresolved,
    }
    origins = {key: location_place(place) for key, place in settings.origins.items()}
    if form == "json":
        return _dumped({"path": path, **document, "origins": origins}, form, [])
    notes = [f"for {path}", *(f"{key}: {place}" for key, place in origins.items())]
    return _dumped({key: value for key, value in document.items() if value}, form, notes)


def _dumped(document: Mapping[str, Any], form: str, notes: list[str]) -> str:
    if form == "json":
        return json.dumps(document, indent=2) + "\n"
    import yaml

    comments = "".join(f"# {visible(note)}\n" for note in notes)
    body = yaml.safe_dump(document, sort_keys=False, default_flow_style=None) if document else ""
    return comments + body


def _workspace(workspace: Workspace) -> dict[str, Any]:
    residency = workspace.data_residency
    allowed = residency.allowed_inference_geos
    return ({} if workspace.id is None else {"id": workspace.id}) | {
        "platform": workspace.platform,
        "data_residency": {
            "workspace_geo": residency.workspace_geo,
            "allowed_inference_geos": "unrestricted" if allowed is None else list(allowed),
            "default_inference_geo": residency.default_inference_geo,
        },
    }


def _scope(scope: Scope) -> dict[str, Any]:
    settings = {
        "paths": None if scope.paths is None else list(scope.paths),
        "workspace": scope.workspace,
        "permit": _permit(scope.permit) or None,
        "require_explicit_geo": scope.require_explicit_geo,
        "unresolved": scope.unresolved,
    }
    return {key: value for key, value in settings.items() if value is not None}


def _permit(permit: Permit) -> dict[str, Any]:
    lists = {
        "geos": permit.geos,
        "platforms": permit.platforms,
        "profiles": permit.profiles,
        "endpoints": permit.endpoints,
    }
    regions = {platform: list(names) for platform, names in permit.regions.items()}
    return {key: list(names) for key, names in lists.items() if names is not None} | (
        {"regions": regions} if regions else {}
    )


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "paths": list(waiver.paths),
        "reason": waiver.reason,
        "owner": waiver.owner,
        "expires": waiver.expires.isoformat(),
    }
