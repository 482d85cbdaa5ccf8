"""A policy that hides nothing, for an auditor."""

from __future__ import annotations

from dataclasses import replace

from domicile.policy.model import Policy, Scope

_OFF = "off"


def unignored(policy: Policy) -> Policy:
    """The policy without `exclude`, and without any `off`; its waivers are kept."""
    return replace(
        policy,
        exclude=(),
        exclude_places=(),
        rules={id_: each for id_, each in policy.rules.items() if each.severity != _OFF},
        scopes=tuple(map(_resolving, policy.scopes)),
    )


def _resolving(scope: Scope) -> Scope:
    return replace(scope, unresolved=None) if scope.unresolved == _OFF else scope
