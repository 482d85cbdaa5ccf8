"""What the inventory tells of a call: its effective geo and its workspace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from domicile.calls import UNKNOWN, Call, Reason, Unknown, Values
from domicile.facts.platforms import platform as platform_facts
from domicile.judge import workspaces
from domicile.judge.records import Combination, combinations
from domicile.policy.model import Policy
from domicile.policy.scopes import Settings, rebase, settings_for
from domicile.rulebook.conditions import OneOf


def effective_values(call: Call, policy: Policy, base: Path | None = None) -> Values:
    """Where the call's inference can run, in the words of reports, with reasons where open.

    The call's path is relative to `base`, which is the working directory unless told otherwise.
    """
    found = combinations(call, _settings(call, policy, base), policy)
    geos: set[str | None] = set()
    complete = bool(found)
    for combination in found:
        fact = combination.facts["effective_geo"]
        if isinstance(fact, str):
            geos.add(fact)
        else:
            complete = False
            geos.update(fact.members if isinstance(fact, OneOf) else ())
    reasons = () if complete else tuple(dict.fromkeys(_reasons(call, found)))
    return Values(tuple(sorted(geos, key=str)), complete, reasons)


def workspace_of(call: Call, policy: Policy, base: Path | None = None) -> str | None:
    """The name of the declared workspace the call belongs to; None: of none, or not of one only."""
    settings = _settings(call, policy, base)
    found = [workspaces.workspace_of(variant, settings, policy) for variant in call.variants]
    if any(isinstance(each, Unknown) for each in found):
        return None
    names = {each.name for each in found if each is not None and not isinstance(each, Unknown)}
    return names.pop() if len(names) == 1 else None


def _settings(call: Call, policy: Policy, base: Path | None) -> Settings:
    return settings_for(policy, rebase(policy, base)(call.location.path))


def _reasons(call: Call, found: Iterable[Combination]) -> Iterable[Reason]:
    """Why the place is open: the reasons of what decides it on each platform."""
    for combination in found:
        facts = combination.facts
        if isinstance(facts["effective_geo"], str):
            continue
        if facts["platform"] is UNKNOWN:
            yield from call.platform.reasons
        elif facts["platform"] == "gateway":
            yield Reason(
                f"{_name(facts['host'])} is a gateway: who serves the request is not known"
            )
        elif facts["profile"] is UNKNOWN:
            yield from call.model.reasons
        elif facts["region"] is UNKNOWN:
            yield from call.region.reasons
        elif facts["platform.applies"] is UNKNOWN:
            platform = platform_facts(str(facts["platform"]))
            name = platform.name if platform else facts["platform"]
            yield Reason(f"it is not documented whether inference_geo acts on {name}")
        elif facts["geo"] is UNKNOWN:
            yield from call.inference_geo.reasons
        elif facts["workspace"] is UNKNOWN:
            yield Reason("the code names a workspace that cannot be told")
        else:
            yield from call.model.reasons


def _name(host: object) -> str:
    return host if isinstance(host, str) else "the host"
