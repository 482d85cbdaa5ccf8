"""Rules on call records: what holds certainly, possibly, or not at all, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from judging_samples import (
    GEO,
    MODEL,
    NEW,
    OLD,
    REGION,
    WHOLE,
    WORKSPACE_ID,
    call,
    judged,
    policy_of,
    told,
    variant,
)  # fmt: skip

from domicile.calls import UNKNOWN, Carrier, Variant, Written
from domicile.span import Span

US_ONLY = "version: 1\nscopes: [{permit: {geos: [us]}}]"
PROD = """
version: 1
workspaces:
  prod:
    id: wrkspc_prod
    data_residency: {allowed_inference_geos: [us], default_inference_geo: us}
scopes:
  - workspace: prod
    permit: {geos: [us]}
"""
EXPLICIT = "version: 1\nscopes: [{require_explicit_geo: true}]"
PARTNERS = """
version: 1
scopes:
  - permit: {geos: [us], regions: {bedrock: [us-east-1], vertex: [us-east5]}, profiles: [us]}
"""
REGIONS = "version: 1\nscopes: [{permit: {regions: {bedrock: [us-east-1]}}}]"
PLATFORMS = "version: 1\nscopes: [{permit: {platforms: [claude-api]}}]"
ENDPOINTS = (
    "version: 1\nscopes: [{permit: {platforms: [claude-api], endpoints: [llm.example.com]}}]"
)
WORKSPACES = "version: 1\nworkspaces: {prod: {id: wrkspc_prod}}"
SOME_US = "us.anthropic.claude-opus-4-7"
REGIONAL = "anthropic.claude-opus-4-7"


def bedrock(model: str | Any = SOME_US, region: Any = "us-east-1", **more: Any) -> Variant:
    return variant(model, platform="bedrock", region=region, **more)


def vertex(region: Any, **more: Any) -> Variant:
    return variant(platform="vertex", region=region, **more)


def written(*carriers: tuple[Carrier, Any], accepted: bool = True) -> tuple[Written, ...]:
    return tuple(Written(carrier, value, GEO, accepted) for carrier, value in carriers)


NOT_TAKEN = written((Carrier.KEYWORD, "us"), accepted=False)

# variants, policy, findings
TABLE: list[tuple[str, list[Variant], str, list[str]]] = [
    ("a newer model with a geo", [variant(geo="us")], "", []),
    ("an old model without", [variant(OLD)], "", []),
    ("an old model with a geo", [variant(OLD, "us")], "", ["GEO101 certain"]),
    ("even with global", [variant(OLD, "global")], "", ["GEO101 certain"]),
    ("one of two models", [variant(OLD, "us"), variant(NEW, "us")], "", ["GEO101 possible"]),
    ("joint values stay joint", [variant(OLD), variant(NEW, "us")], "", []),
    ("a fallback is refused with its request",
     [variant(NEW, "us", fallbacks=(OLD,))], "", ["GEO101 certain"]),
    ("on Claude Platform on AWS", [variant(OLD, "us", platform="claude-platform-aws")], "",
     ["GEO101 certain"]),
    ("on the unconfirmed platform", [variant(OLD, "us", platform="claude-platform-google-cloud")],
     "", ["GEO101 possible"]),
    ("behind a gateway nobody knows", [variant(OLD, "us", platform="gateway")], "", []),
    ("an unknown value", [variant(geo="eu")], "", ["GEO102 certain"]),
    ("one of two values", [variant(geo="eu"), variant(geo="us")], "", ["GEO102 possible"]),
    ("an unknown value behind a gateway", [variant(geo="eu", platform="gateway")], "",
     ["GEO102 certain"]),
    ("both faults at once", [variant(OLD, "eu")], "", ["GEO101 certain", "GEO102 certain"]),
    ("not allowed in the workspace", [variant(geo="global")], PROD,
     ["GEO103 certain", "GEO301 certain"]),
    ("an unknown value is not one the workspace could allow", [variant(geo="eu")], PROD,
     ["GEO102 certain"]),
    ("not taken there", [variant(geo="us", written=NOT_TAKEN)], "", ["GEO104 certain"]),
    ("not taken, so no other refusal", [variant(OLD, "eu", written=NOT_TAKEN)], "",
     ["GEO104 certain"]),
    ("not taken on one path", [variant(), variant(geo="us", written=NOT_TAKEN)], "",
     ["GEO104 possible"]),
    ("perhaps in a splat of an operation that does not take it",
     [variant(geo=UNKNOWN, written=(Written(Carrier.KEYWORD, UNKNOWN, None, False),))], "", []),
    ("ignored on Bedrock", [bedrock(geo="us")], "", ["GEO201 certain"]),
    ("ignored on Vertex, the value does not matter", [vertex("us-east5", geo="eu")], "",
     ["GEO201 certain"]),
    ("ignored on Foundry", [variant("mine", "us", platform="foundry")], "", ["GEO201 certain"]),
    ("ignored by the OpenAI-compatible endpoint", [variant(geo="us", platform="openai-compat")],
     "", ["GEO201 certain"]),
    ("ignored on one of two platforms", [bedrock(geo="us"), variant(geo="us")], "",
     ["GEO201 possible"]),
    ("only in the query", [variant(written=written((Carrier.QUERY, "us")))], "",
     ["GEO202 certain"]),
    ("only in a header, unknown", [variant(written=written((Carrier.HEADER, UNKNOWN)))], "",
     ["GEO202 certain"]),
    ("in the query and the body",
     [variant(geo="us", written=written((Carrier.KEYWORD, "us"), (Carrier.QUERY, "us")))], "", []),
    ("set twice alike",
     [variant(geo="us", written=written((Carrier.KEYWORD, "us"), (Carrier.EXTRA_BODY, "us")))],
     "", []),
    ("set twice differently",
     [variant(geo="global",
              written=written((Carrier.KEYWORD, "us"), (Carrier.EXTRA_BODY, "global")))],
     "", ["GEO203 certain"]),
    ("null wins over a value",
     [variant(written=written((Carrier.KEYWORD, "us"), (Carrier.EXTRA_BODY, None)))],
     "", ["GEO203 certain"]),
    ("perhaps set twice differently",
     [variant(geo=UNKNOWN,
              written=written((Carrier.KEYWORD, "us"), (Carrier.EXTRA_BODY, UNKNOWN)))], "", []),

    ("permitted", [variant(geo="us")], US_ONLY, []),
    ("asks for more than is permitted", [variant(geo="global")], US_ONLY, ["GEO301 certain"]),
    ("asks for nothing", [variant()], US_ONLY, ["GEO301 certain"]),
    ("asks for nothing, whatever the model is", [variant(UNKNOWN)], US_ONLY, ["GEO301 certain"]),
    ("the workspace's default will do", [variant()], PROD, []),
    ("on one of two paths", [variant(), variant(geo="us")], US_ONLY, ["GEO301 possible"]),
    ("by the OpenAI-compatible endpoint", [variant(platform="openai-compat")], US_ONLY,
     ["GEO301 certain"]),
    ("the policy permits everything", [variant()],
     "version: 1\nscopes: [{permit: {geos: [us, global]}}]", []),
    ("a region inside the permitted geo", [bedrock(REGIONAL)], US_ONLY, []),
    ("a region outside it", [bedrock(REGIONAL, "eu-west-1")], US_ONLY, ["GEO301 certain"]),
    ("a profile inside it", [bedrock(SOME_US, "eu-west-1")], US_ONLY, []),
    ("a profile outside it", [bedrock("global.anthropic.claude-opus-4-7")], US_ONLY,
     ["GEO301 certain"]),
    ("a region the policy names itself",
     [bedrock(REGIONAL, "eu-west-1")],
     "version: 1\nscopes: [{permit: {geos: [us], regions: {bedrock: [eu-west-1]}}}]", []),
    ("a deployment nobody vouched for", [variant("mine", platform="foundry")], US_ONLY,
     ["GEO301 certain"]),
    ("a deployment the policy vouches for", [variant("mine", platform="foundry")],
     "version: 1\nscopes: [{permit: {geos: [us, deployment]}}]", []),

    ("not written", [variant()], EXPLICIT, ["GEO302 certain"]),
    ("not written with an old model", [variant(OLD)], EXPLICIT, ["GEO302 certain"]),
    ("not written with a model nobody knows", [variant(UNKNOWN)], EXPLICIT, ["GEO302 certain"]),
    ("written", [variant(geo="global")], EXPLICIT, []),
    ("null is not written", [variant(written=written((Carrier.KEYWORD, None)))], EXPLICIT,
     ["GEO302 certain"]),
    ("nothing to write on Bedrock", [bedrock()], EXPLICIT, []),
    ("written where it does not arrive", [variant(written=written((Carrier.QUERY, "us")))],
     EXPLICIT, ["GEO202 certain"]),

    ("another platform", [vertex("us-east5")], PLATFORMS, ["GEO303 certain"]),
    ("the permitted platform", [variant()], PLATFORMS, []),
    ("a gateway without permitted endpoints", [variant(platform="gateway")], PLATFORMS,
     ["GEO303 certain"]),
    ("a permitted endpoint", [variant(platform="gateway")], ENDPOINTS, []),
    ("another endpoint", [variant(platform="gateway", host="llm.other.net")], ENDPOINTS,
     ["GEO307 certain"]),

    ("a permitted region", [bedrock(REGIONAL)], PARTNERS, []),
    ("another region", [bedrock(REGIONAL, "eu-west-1")], PARTNERS, ["GEO304 certain"]),
    ("a permitted profile wins over the region", [bedrock(SOME_US, "eu-west-1")], PARTNERS, []),
    ("another profile wins over the region", [bedrock("eu." + REGIONAL)], PARTNERS,
     ["GEO304 certain"]),
    ("a permitted Vertex region", [vertex("us-east5")], PARTNERS, []),
    ("another Vertex region", [vertex("global")], PARTNERS, ["GEO304 certain"]),
    ("a profile that stays in the regions' geography", [bedrock(SOME_US)], REGIONS, []),
    ("a profile that leaves it", [bedrock("global." + REGIONAL)], REGIONS, ["GEO304 certain"]),
    ("a profile of another geography", [bedrock("eu." + REGIONAL)], REGIONS, ["GEO304 certain"]),
    ("Vertex is not restricted", [vertex("europe-west1")], REGIONS, []),
    ("one of two regions", [bedrock(REGIONAL), bedrock(REGIONAL, "eu-west-1")], REGIONS,
     ["GEO304 possible"]),

    ("an old model cannot be pinned", [variant(OLD)], US_ONLY, ["GEO305 certain"]),
    ("not by a workspace's default either", [variant(OLD)], PROD, ["GEO305 certain"]),
    ("and is refused if it tries", [variant(OLD, "us")], US_ONLY,
     ["GEO101 certain", "GEO305 certain"]),
    ("a Bedrock profile pins it", [bedrock("us.anthropic.claude-haiku-4-5-20251001-v1:0")],
     US_ONLY, []),
    ("one of two models cannot", [variant(OLD), variant(geo="us")], US_ONLY, ["GEO305 possible"]),
    ("a fallback cannot", [variant(fallbacks=(OLD,))], PROD, ["GEO305 certain"]),

    ("no workspace", [variant(geo="us")], WORKSPACES, ["GEO306 certain"]),
    ("the declared workspace", [variant(workspace_id="wrkspc_prod")], WORKSPACES, []),
    ("another workspace", [variant(workspace_id="wrkspc_x")], PROD,
     ["GEO301 certain", "GEO306 certain"]),
    ("Bedrock has none", [bedrock()], WORKSPACES, []),
    ("nobody asks for one", [variant(workspace_id="wrkspc_x")], EXPLICIT, ["GEO302 certain"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("variants", "policy", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_what_the_rules_say(
    variants: list[Variant], policy: str, expected: list[str], tmp_path: Path
) -> None:
    found = judged(call(*variants), policy=policy_of(policy, tmp_path))
    assert sorted(line for line in told(found) if not line.startswith("GEO9")) == expected


@pytest.mark.parametrize(
    ("variants", "policy", "expected"),
    [
        ([variant(OLD, "us")], US_ONLY, {"GEO101": GEO, "GEO305": MODEL}),
        ([variant(geo="global")], US_ONLY, {"GEO301": GEO}),
        ([variant()], US_ONLY, {"GEO301": WHOLE}),
        ([bedrock(REGIONAL, "eu-west-1")], PARTNERS, {"GEO304": REGION}),
        ([bedrock("eu." + REGIONAL)], PARTNERS, {"GEO304": MODEL}),
        ([variant(workspace_id="wrkspc_x", geo="us")], PROD, {"GEO306": WORKSPACE_ID}),
        ([variant()], EXPLICIT, {"GEO302": WHOLE}),
    ],
)
def test_a_finding_covers_the_argument_at_fault(
    variants: list[Variant], policy: str, expected: dict[str, Span], tmp_path: Path
) -> None:
    sample = call(*variants)
    if variants == [variant()]:  # nothing is written, so there is no such argument
        del sample.arguments["inference_geo"]
    found = judged(sample, policy=policy_of(policy, tmp_path))
    assert {finding.rule: finding.location.span for finding in found} == expected


def test_a_geo_written_elsewhere_puts_the_finding_at_the_call() -> None:
    outside = Span(40, 1, 40, 5)
    sample = call(variant(OLD, "us", written=(Written(Carrier.BODY, "us", outside, True),)))
    sample.arguments.clear()
    (finding,) = judged(sample)
    assert finding.location.span == WHOLE


def test_the_overruled_value_is_the_one_at_fault() -> None:
    loser, winner = Span(3, 5, 3, 30), Span(4, 5, 4, 30)
    both = (
        Written(Carrier.KEYWORD, "us", loser, True),
        Written(Carrier.EXTRA_BODY, "global", winner, True),
    )
    (finding,) = judged(call(variant(geo="global", written=both)))
    assert (finding.rule, finding.location.span) == ("GEO203", loser)


def test_one_finding_names_every_model_at_fault() -> None:
    (finding,) = judged(call(variant(OLD, "us"), variant("claude-3-5-haiku-20241022", "us")))
    assert finding.message == (
        "claude-haiku-4-5 or claude-3-5-haiku-20241022 does not support inference_geo: "
        "the API answers 400"
    )


@pytest.mark.parametrize(
    ("has_geo_field", "policy", "expected"),
    [
        (False, "", []),
        (False, US_ONLY, ["GEO308 certain"]),
        (False, PROD, []),  # the workspace's default holds it where the policy wants it
        (False, EXPLICIT, ["GEO308 certain"]),
        (True, US_ONLY, ["GEO301 certain"]),
    ],
)
def test_an_operation_without_the_field(
    has_geo_field: bool, policy: str, expected: list[str], tmp_path: Path
) -> None:
    sample = call(variant(), operation="beta.dreams.create", has_geo_field=has_geo_field)
    assert told(judged(sample, policy=policy_of(policy, tmp_path))) == expected


def test_counting_tokens_is_judged_by_what_it_takes_only(tmp_path: Path) -> None:
    sample = call(
        variant(OLD, "us", written=NOT_TAKEN), operation="messages.count_tokens", infers=False
    )
    assert told(judged(sample, policy=policy_of(US_ONLY, tmp_path))) == ["GEO104 certain"]


def test_a_host_without_claude_is_not_judged(tmp_path: Path) -> None:
    assert judged(call(variant(platform=None)), policy=policy_of(US_ONLY, tmp_path)) == ()


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("", "error"),
        ("version: 1\nrules: {GEO101: note}", "note"),
        ("version: 1\nrules: {unsupported-model: warning}", "warning"),
        ("version: 1\nrules: {unsupported-model: off}", None),
    ],
)
def test_the_policy_sets_severities(policy: str, severity: str | None, tmp_path: Path) -> None:
    found = judged(call(variant(OLD, "us")), policy=policy_of(policy, tmp_path))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_rules_that_are_off_are_switched_on_by_the_policy(tmp_path: Path) -> None:
    policy = policy_of("version: 1\nrules: {us-premium: note, GEO502: note}", tmp_path)
    assert told(judged(call(variant(geo="us")), policy=policy)) == ["GEO501 certain"]
    assert told(judged(call(variant(geo="global")), policy=policy)) == ["GEO502 certain"]
    assert told(judged(call(variant(geo="us"), variant()), policy=policy)) == ["GEO501 possible"]
    assert judged(call(variant(OLD)), policy=policy) == ()
