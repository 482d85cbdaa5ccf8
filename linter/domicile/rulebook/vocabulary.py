"""The facts that conditions can read: their names, kinds, meanings and an example each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class FactInfo(NamedTuple):
    """What a fact is that a condition can ask for."""

    kind: str  # "text", "yes-no" or "list"
    meaning: str
    example: str


CALL_FACTS: Mapping[str, FactInfo] = {
    "operation": FactInfo("text", "what the call does, without its client", "messages.create"),
    "surface": FactInfo("text", "the SDK, wrapper or protocol it is written in", "anthropic"),
    "language": FactInfo("text", "the language it is written in", "python"),
    "operation.has_geo_field": FactInfo(
        "yes-no", "the operation takes inference_geo somewhere", "true"
    ),
    "model.id": FactInfo("text", "the model's id as written", "claude-opus-4-7"),
    "model.version": FactInfo("text", "its version", "4.7"),
    "model.family": FactInfo("text", "its family", "opus"),
    "model.supports_geo": FactInfo("yes-no", "the model takes inference_geo: 4.6 or later", "true"),
    "platform": FactInfo("text", "who serves the request", "claude-api"),
    "platform.applies": FactInfo("yes-no", "the platform acts on inference_geo", "true"),
    "host": FactInfo("text", "the host the request goes to", "api.anthropic.com"),
    "geo": FactInfo("text", "the inference_geo that is sent", "us"),
    "geo.written": FactInfo("yes-no", "a geo is written where it is sent, known or not", "true"),
    "geo.refused": FactInfo(
        "yes-no", "it is written where the operation does not take it", "false"
    ),
    "geo.stray": FactInfo("yes-no", "it is written only where it never reaches the body", "false"),
    "geo.conflict": FactInfo("yes-no", "it is written twice, with different values", "false"),
    "region": FactInfo("text", "the Bedrock or Vertex region", "us-east-1"),
    "profile": FactInfo("text", "the prefix of the Bedrock inference profile", "us"),
    "place.permitted": FactInfo(
        "yes-no",
        "the policy permits that region or profile; absent where it restricts neither",
        "true",
    ),
    "effective_geo": FactInfo("text", "where the inference can run", "us"),
    "effective_geo.permitted": FactInfo(
        "yes-no", "the policy permits that; absent where it restricts no geos", "true"
    ),
    "workspace": FactInfo("text", "the declared workspace the call belongs to", "prod"),
    "workspace.id": FactInfo(
        "text", "the workspace id that the call's own code names", "wrkspc_01ABC"
    ),
    "workspace.expected": FactInfo(
        "yes-no", "the policy declares workspaces, and the platform has them", "true"
    ),
    "workspace.allowed_geos": FactInfo(
        "list", "the geos the workspace allows; absent: all", "[us]"
    ),
    "workspace.default_geo": FactInfo("text", "the geo of calls that ask for none", "global"),
    "permit.geos": FactInfo("list", "the effective geos permitted here", "[us]"),
    "permit.platforms": FactInfo("list", "the platforms permitted here", "[claude-api]"),
    "permit.regions": FactInfo(
        "list", "the regions permitted on the call's platform", "[us-east-1]"
    ),
    "permit.profiles": FactInfo("list", "the inference profiles permitted here", "[us]"),
    "permit.endpoints": FactInfo("list", "the gateways permitted here", "[llm.example.com]"),
    "policy.restricts_geos": FactInfo(
        "yes-no", "the policy permits some geos here and not all", "true"
    ),
    "policy.explicit_geo": FactInfo(
        "yes-no", "the policy requires the parameter to be written", "false"
    ),
    "known.geos": FactInfo("list", "every value of inference_geo the API knows", "[us, global]"),
}

WORKSPACE_FACTS: Mapping[str, FactInfo] = {
    "workspace": FactInfo("text", "the workspace's name in the policy", "prod"),
    "workspace.id": FactInfo("text", "its id", "wrkspc_01ABC"),
    "workspace.platform": FactInfo("text", "the platform it lives on", "claude-api"),
    "workspace.geo": FactInfo("text", "where it stores data", "us"),
    "workspace.allowed_geos": FactInfo("list", "the geos it allows; absent: all", "[us]"),
    "workspace.default_geo": FactInfo("text", "the geo of calls that ask for none", "us"),
    "workspace.default_written": FactInfo(
        "yes-no", "the policy writes that default, and does not leave it out", "true"
    ),
    "workspace.used": FactInfo(
        "yes-no",
        "a scope names it, or a call its id; unknown where only a part of the tree was checked",
        "true",
    ),
}

SCOPE_FACTS: Mapping[str, FactInfo] = {
    "scope.paths": FactInfo("list", "its path patterns; absent: it holds everywhere", "[tools/**]"),
    "scope.workspace": FactInfo("text", "the workspace it names", "prod"),
    "scope.used": FactInfo(
        "yes-no", "it holds for a file; unknown where only a part of the tree was checked", "true"
    ),
    "scope.can_comply": FactInfo(
        "yes-no", "there is a permitted platform on which a call can comply", "true"
    ),
}

EXCLUDE_FACTS: Mapping[str, FactInfo] = {
    "exclude.pattern": FactInfo("text", "a pattern of `exclude`", "third_party/**"),
    "exclude.used": FactInfo(
        "yes-no", "it matches a file; unknown where only a part of the tree was checked", "true"
    ),
}

ASKED_FACTS: Mapping[str, FactInfo] = {
    "asked.geo": FactInfo("text", "a geo that the policy names", "eu"),
    "asked.key": FactInfo("text", "the key it is named under", "permit.geos"),
    "asked.possible": FactInfo("list", "the geos that can stand there", "[us, global]"),
}

WAIVER_FACTS: Mapping[str, FactInfo] = {
    "waiver.rule": FactInfo("text", "the rule it silences", "GEO305"),
    "waiver.owner": FactInfo("text", "who answers for it", "privacy@example.com"),
    "waiver.reason": FactInfo("text", "why it was given", "replaced in Q1"),
    "waiver.expires": FactInfo("text", "its last day", "2027-03-31"),
    "waiver.expired": FactInfo("yes-no", "that day is over", "false"),
    "waiver.ends_soon": FactInfo(
        "yes-no",
        "it is at most 14 days away; unknown where only a part of the tree was checked",
        "false",
    ),
    "waiver.ends": FactInfo("text", "how soon, in words", "ends in 13 days"),
    "waiver.used": FactInfo(
        "yes-no", "it silences a finding; unknown where only a part of the tree was checked", "true"
    ),
}

SUPPRESSION_FACTS: Mapping[str, FactInfo] = {
    "suppression.rules": FactInfo("list", "the rules that a comment names in vain", "[GEO305]"),
    "suppression.reason": FactInfo("text", "the reason it gives", "replaced in Q1"),
    "suppression.fault": FactInfo(
        "text", "what is wrong with it; absent where it is well formed", "it gives no reason"
    ),
    "suppression.used": FactInfo("yes-no", "it silences a finding", "false"),
    "suppression.ambiguous": FactInfo(
        "yes-no", "it stands at a statement with several calls, and at none of them", "false"
    ),
}

DRIFT_FACTS: Mapping[str, FactInfo] = {
    "workspace": FactInfo("text", "the workspace's name in the policy", "prod"),
    "workspace.id": FactInfo("text", "its id", "wrkspc_01ABC"),
    "drift.kind": FactInfo(
        "text",
        "`differs`: in a value; `missing`: the Admin API does not list its id; `unnamed`: it has "
        "none, and no workspace of the organization has its name",
        "differs",
    ),
    "drift.key": FactInfo(
        "text", "the key of data_residency that differs", "default_inference_geo"
    ),
    "drift.declared": FactInfo("list", "its value in the policy", "[us]"),
    "drift.actual": FactInfo("list", "its value at the Admin API", "[global]"),
}

FILE_FACTS: Mapping[str, FactInfo] = {
    "error.message": FactInfo("text", "why the file cannot be read", "invalid syntax"),
}

# What a rule is about -> the facts its condition can read. A "request" is any call, or a
# `count_tokens`, which infers nothing.
SUBJECTS: Mapping[str, Mapping[str, FactInfo]] = {
    "call": CALL_FACTS,
    "request": CALL_FACTS,
    "workspace": WORKSPACE_FACTS,
    "scope": SCOPE_FACTS,
    "exclude": EXCLUDE_FACTS,
    "asked_geo": ASKED_FACTS,
    "waiver": WAIVER_FACTS,
    "suppression": SUPPRESSION_FACTS,
    "drift": DRIFT_FACTS,
    "file": FILE_FACTS,
}

MEANINGS: Mapping[str, str] = {
    "call": "Each call, once for each combination of values that it can have.",
    "request": "Each call and each `count_tokens`, which infers nothing.",
    "workspace": "Each workspace that the policy declares.",
    "scope": "Each entry of the policy's `scopes`.",
    "exclude": "Each pattern of the policy's own `exclude`.",
    "asked_geo": "Each geo that the policy names.",
    "waiver": "Each waiver of the policy, after the run.",
    "suppression": "Each comment that suppresses in vain.",
    "drift": "Each difference between a workspace and the Admin API's answer, in `policy drift`.",
    "file": "Each file that cannot be read.",
}
