"""Which declared workspace a call belongs to, and what that says of its geo."""

from __future__ import annotations

from domicile.calls import UNKNOWN, Unknown, Variant
from domicile.facts import geos
from domicile.judge import places
from domicile.policy.model import Policy, Workspace
from domicile.policy.scopes import Settings
from domicile.rulebook.conditions import Fact


def workspace_of(
    variant: Variant, settings: Settings, policy: Policy
) -> Workspace | Unknown | None:
    """The declared workspace a variant belongs to; UNKNOWN where its code names one in the dark."""
    platform, named = variant.platform, variant.workspace_id
    if isinstance(platform, str) and platform != "gateway" and not places.has_workspaces(platform):
        return None
    scoped = settings.workspace
    if named is UNKNOWN:
        return UNKNOWN if policy.workspaces else None
    if isinstance(named, str):
        declared = next((each for each in policy.workspaces.values() if each.id == named), None)
        return declared or (scoped if scoped and scoped.id is None else None)
    if scoped is None or not isinstance(platform, str) or platform == "gateway":
        return scoped
    # The OpenAI-compatible endpoint is a door to the Claude API's own workspaces.
    home = "claude-api" if platform == "openai-compat" else platform
    return scoped if scoped.platform == home else None


def facts_of_workspace(workspace: Workspace | Unknown | None) -> dict[str, Fact]:
    """The facts of a call about its workspace; None stands for one that is not declared."""
    if isinstance(workspace, Unknown):
        names = ("workspace", "workspace.allowed_geos", "workspace.default_geo")
        return dict.fromkeys(names, UNKNOWN)
    if workspace is None:
        undeclared = geos.workspace_defaults()
        return {
            "workspace": None,
            "workspace.allowed_geos": undeclared.allowed,
            "workspace.default_geo": undeclared.default,
        }
    residency = workspace.data_residency
    return {
        "workspace": workspace.name,
        "workspace.allowed_geos": residency.allowed_inference_geos,
        "workspace.default_geo": residency.default_inference_geo,
    }
