"""Waivers: which findings they accept, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from domicile.findings import Related, Suppression
from domicile.judge.drafts import Draft
from domicile.policy.globs import matcher
from domicile.policy.model import Policy, Waiver


def waive(
    drafts: Sequence[Draft], policy: Policy, rebased: Callable[[str], str], today: date
) -> tuple[list[Suppression | None], frozenset[int]]:
    """For each draft its suppression or None, and the indexes of the waivers that match any.

    An expired waiver accepts nothing.
    """
    suppressions: list[Suppression | None] = []
    used: set[int] = set()
    for draft in drafts:
        matching = _matching(draft, policy, rebased(draft.location.path))
        used.update(matching)
        holding = [policy.waivers[i] for i in matching if policy.waivers[i].expires >= today]
        suppressions.append(_suppression(holding[0]) if holding else None)
    return suppressions, frozenset(used)


def lifted(
    drafts: Sequence[Draft], suppressions: Sequence[Suppression | None]
) -> tuple[list[Draft], list[Suppression | None]]:
    """The drafts with nothing silenced: what would be says so, with its place."""
    found = [
        draft if why is None else replace(draft, related=(*draft.related, _told(why)))
        for draft, why in zip(drafts, suppressions, strict=True)
    ]
    return found, [None] * len(found)


def _told(why: Suppression) -> Related:
    until = f" until {why.expires}" if why.expires else ""
    owner = f" by {why.owner}" if why.owner else ""
    return Related(why.location, f"silenced here{until}{owner}: {why.justification}")


def _matching(draft: Draft, policy: Policy, path: str) -> list[int]:
    if not draft.rule.suppressible:
        return []
    return [
        index
        for index, waiver in enumerate(policy.waivers)
        if waiver.rule in (draft.rule.id, draft.rule.name) and matcher(waiver.paths)(path)
    ]


def _suppression(waiver: Waiver) -> Suppression:
    expires = waiver.expires.isoformat()
    return Suppression("waiver", waiver.reason, waiver.places.at(), waiver.owner, expires)
