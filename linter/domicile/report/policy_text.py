"""A policy as it is understood: everything merged, with the defaults filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from domicile.discover import relative
from domicile.report.summary import location_place
from domicile.report.text import visible

if TYPE_CHECKING:
    from domicile.policy import Policy
    from domicile.policy.model import Permit, Scope, Waiver, Workspace


def whole(policy: Policy, form: str) -> str:
    """The policy as "yaml" (which reads as a policy again) or "json"."""
    document = {
        "version": 1,
        "workspaces": {name: workspace_entry(each) for name, each in policy.workspaces.items()},
        "scopes": [_scope(scope) for scope in policy.scopes],
        "rules": {override.word: override.severity for override in policy.rules.values()},
        "waivers": [waiver_entry(waiver) for waiver in policy.waivers],
        "exclude": list(policy.exclude),
    }
    written = {key: value for key, value in document.items() if value}
    notes = [f"read from {relative(str(file))}" for file in policy.files]
    return _dumped(written, form, [*notes, *_replaced(policy)])


def _replaced(policy: Policy) -> Iterator[str]:
    """What stands in place of something that a base says."""
    for workspace in policy.workspaces.values():
        if (base := workspace.instead_of) is not None:
            own, old = location_place(workspace.places.at()), location_place(base.places.at())
            yield f"workspaces.{workspace.name}: {own} instead of {old}"
    for override in policy.rules.values():
        if (former := override.instead_of) is not None:
            own, old = location_place(override.place), location_place(former.place)
            yield f"rules.{override.word}: {own} instead of {former.severity}, {old}"


def _dumped(document: Mapping[str, Any], form: str, notes: list[str]) -> str:
    if form == "json":
        return json.dumps(document, indent=2) + "\n"
    import yaml

    comments = "".join(f"# {visible(note)}\n" for note in notes)
    body = yaml.safe_dump(document, sort_keys=False, default_flow_style=None) if document else ""
    return comments + body


def workspace_entry(workspace: Workspace) -> dict[str, Any]:
    """A workspace as a policy's entry."""
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
        "permit": permit_entry(scope.permit) or None,
        "require_explicit_geo": scope.require_explicit_geo,
        "unresolved": scope.unresolved,
    }
    return {key: value for key, value in settings.items() if value is not None}


def permit_entry(permit: Permit) -> dict[str, Any]:
    """What is permitted, as a policy's entry."""
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


def waiver_entry(waiver: Waiver) -> dict[str, Any]:
    """A waiver as a policy's entry."""
    return {
        "rule": waiver.rule,
        "paths": list(waiver.paths),
        "reason": waiver.reason,
        "owner": waiver.owner,
        "expires": waiver.expires.isoformat(),
    }
