"""What of a policy a run made use of: the entries that match nothing are reported."""

from __future__ import annotations

import glob
from collections.abc import Iterable

from domicile.calls import UNKNOWN, Call, Scalar, Unknown
from domicile.discover import SKIPPED_FOLDERS
from domicile.policy.globs import matcher
from domicile.policy.model import Places, Policy, Scope, Workspace
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run looked at.

    `paths` are the files of every kind, from the policy's directory; `named` the workspace ids
    that calls name in code; `whole` tells that nothing the policy is about was left out.
    """

    paths: tuple[str, ...] = ()
    named: frozenset[Scalar] = frozenset()
    whole: bool = False


def named_workspaces(calls: Iterable[Call]) -> frozenset[Scalar]:
    """The workspace ids that calls name in their own code, UNKNOWN among them."""
    return frozenset(variant.workspace_id for call in calls for variant in call.variants)


def is_own(places: Places, policy: Policy) -> bool:
    """Whether an entry stands in the policy itself: one of a base may be meant for others."""
    return places.document is not None and places.document.path == policy.path


def scope_used(scope: Scope, policy: Policy, seen: Seen) -> bool | Unknown:
    """Whether a scope holds for any file."""
    if scope.paths is None:
        return True
    if not seen.whole or not is_own(scope.places, policy):
        return UNKNOWN
    return any(map(matcher(scope.paths), seen.paths))


def exclude_used(pattern: str, policy: Policy, seen: Seen) -> bool | Unknown:
    """Whether a pattern of `exclude` matches anything, be it a folder that no run looks into."""
    if not seen.whole or pattern.startswith("!"):
        return UNKNOWN
    if SKIPPED_FOLDERS & set(pattern.split("/")) or _exists(pattern, policy):
        return True
    return any(map(matcher((pattern,)), seen.paths))


def workspace_used(workspace: Workspace, policy: Policy, seen: Seen) -> bool | Unknown:
    """Whether calls belong to a workspace, by a scope or by the id that their code names."""
    if any(scope.workspace == workspace.name for scope in policy.scopes):
        return True
    if not is_own(workspace.places, policy):
        return UNKNOWN
    if workspace.id is None:
        return False
    if workspace.id in seen.named:
        return True
    return UNKNOWN if UNKNOWN in seen.named or not seen.whole else False


def _exists(pattern: str, policy: Policy) -> bool:
    """Whether there is such a file or folder that git ignores, below the folder it begins with."""
    plain = pattern.strip("/").removesuffix("/**")
    if policy.root is None or plain.split("/")[0].strip() in ("", "*", "**") or "/" not in pattern:
        return False
    return next(glob.iglob(plain, root_dir=policy.root, recursive=True), None) is not None
