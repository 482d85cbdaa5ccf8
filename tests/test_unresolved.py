"""What the code does not show is told where, and only where, a verdict depends on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from judging_samples import GEO, MODEL, OLD, REGION, WHOLE, call, judged, policy_of, told, variant

from domicile.calls import UNKNOWN, Carrier, Location, Reason, Variant, Written

US_ONLY = "version: 1\nscopes: [{permit: {geos: [us]}}]"
US_BY_DEFAULT = """
version: 1
workspaces:
  prod: {id: wrkspc_prod, data_residency: {default_inference_geo: us}}
scopes:
  - {workspace: prod, permit: {geos: [us]}}
"""
US_ALLOWED = """
version: 1
workspaces:
  prod: {data_residency: {allowed_inference_geos: [us], default_inference_geo: us}}
scopes:
  - {workspace: prod}
"""
EXPLICIT = "version: 1\nscopes: [{require_explicit_geo: true}]"
PLATFORMS = "version: 1\nscopes: [{permit: {platforms: [claude-api]}}]"
PARTNERS = "version: 1\nscopes: [{permit: {regions: {bedrock: [us-east-1]}, profiles: [us]}}]"
MYTHOS = "claude-mythos-preview"
OPAQUE = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"
REGIONAL = "anthropic.claude-opus-4-7"

HIDDEN = variant(geo=UNKNOWN, written=())  # perhaps in an opaque splat
SHOWN = variant(geo=UNKNOWN)  # written with a value the code does not show

TABLE: list[tuple[str, list[Variant], str, list[str]]] = [
    ("nothing depends on the model", [variant(UNKNOWN)], "", []),
    ("a geo is sent, so it does", [variant(UNKNOWN, "us")], "", ["GEO901 certain"]),
    ("a geo may be sent", [variant(UNKNOWN, UNKNOWN)], "", ["GEO901 certain"]),
    ("a geo may hide in a splat", [variant(UNKNOWN, UNKNOWN, written=())], "", []),
    ("a known model without a known version", [variant(MYTHOS, "us")], "", ["GEO901 certain"]),
    ("a fallback the server chooses", [variant(geo="us", fallbacks=(UNKNOWN,))], "",
     ["GEO901 certain"]),
    ("for some of the models", [variant(UNKNOWN, "us"), variant(geo="us")], "",
     ["GEO901 possible"]),
    ("not where the geo is ignored",
     [variant(UNKNOWN, "us", platform="bedrock", region="us-east-1")], "", ["GEO201 certain"]),
    ("the default is outside anyway", [variant(UNKNOWN)], US_ONLY, ["GEO301 certain"]),
    ("the default holds newer models only", [variant(UNKNOWN)], US_BY_DEFAULT,
     ["GEO901 certain"]),
    ("the default of the OpenAI-compatible endpoint",
     [variant(UNKNOWN, platform="openai-compat")], US_BY_DEFAULT, ["GEO901 certain"]),
    ("the profile is in the model's id",
     [variant(UNKNOWN, platform="bedrock", region="us-east-1")], PARTNERS, ["GEO901 certain"]),
    ("an opaque profile", [variant(OPAQUE, platform="bedrock", region="us-east-1")], US_ONLY,
     ["GEO901 certain"]),
    ("a profile nobody restricts", [variant(OPAQUE, platform="bedrock", region="us-east-1")],
     EXPLICIT, []),

    ("nothing depends on the geo", [SHOWN], "", []),
    ("an old model refuses every geo", [variant(OLD, UNKNOWN)], "", ["GEO902 certain"]),
    ("one that may hide in a splat", [variant(OLD, UNKNOWN, written=())], "", []),
    ("the policy permits some geos", [SHOWN], US_ONLY, ["GEO902 certain"]),
    ("even if it hides in a splat", [HIDDEN], US_ONLY, ["GEO902 certain"]),
    ("the workspace allows some geos", [SHOWN], US_ALLOWED, ["GEO902 certain"]),
    ("it has to be written", [HIDDEN], EXPLICIT, ["GEO902 certain"]),
    ("known on one path", [SHOWN, variant(geo="us")], US_ONLY, ["GEO902 possible"]),
    ("written where it is ignored",
     [variant(geo=UNKNOWN, platform="vertex", region="us-east5")], "", ["GEO902 certain"]),
    ("hidden where it is ignored",
     [variant(geo=UNKNOWN, platform="vertex", region="us-east5", written=())], "", []),
    ("an unknown region", [variant(REGIONAL, platform="bedrock", region=UNKNOWN)], PARTNERS,
     ["GEO902 certain"]),
    ("an unknown region under a profile",
     [variant("us." + REGIONAL, platform="bedrock", region=UNKNOWN)], PARTNERS, []),
    ("an unknown region nobody restricts",
     [variant(platform="vertex", region=UNKNOWN)], PARTNERS, []),
    ("an unknown region, geos restricted", [variant(platform="vertex", region=UNKNOWN)],
     US_ONLY, ["GEO902 certain"]),
    ("a workspace named in the dark", [variant(workspace_id=UNKNOWN)], US_BY_DEFAULT,
     ["GEO902 certain"]),

    ("nothing depends on the platform", [variant(platform=UNKNOWN)], "", []),
    ("a geo is sent", [variant(geo="us", platform=UNKNOWN)], "", ["GEO903 certain"]),
    ("the policy restricts platforms", [variant(platform=UNKNOWN)], PLATFORMS,
     ["GEO903 certain"]),
    ("the policy restricts geos", [variant(platform=UNKNOWN)], US_ONLY, ["GEO903 certain"]),
    ("the policy restricts regions", [variant(platform=UNKNOWN)], PARTNERS, ["GEO903 certain"]),
    ("the geo has to be written where it applies", [variant(platform=UNKNOWN)], EXPLICIT,
     ["GEO903 certain"]),
    ("one of two platforms", [variant(platform=UNKNOWN), variant(geo="us")], PLATFORMS,
     ["GEO903 possible"]),
    ("a gateway the policy says nothing of", [variant(geo="us", platform="gateway")], US_ONLY,
     ["GEO903 certain"]),
    ("a gateway it permits", [variant(geo="us", platform="gateway")],
     "version: 1\nscopes: [{permit: {geos: [us], endpoints: [llm.example.com]}}]", []),
    ("a gateway it forbids", [variant(geo="us", platform="gateway")],
     "version: 1\nscopes: [{permit: {geos: [us], platforms: [claude-api]}}]",
     ["GEO303 certain"]),
    ("a gateway without a policy", [variant(geo="us", platform="gateway")], "", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("variants", "policy", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_unknown_is_told_where_it_matters(
    variants: list[Variant], policy: str, expected: list[str], tmp_path: Path
) -> None:
    found = judged(call(*variants), policy=policy_of(policy, tmp_path))
    assert told(found) == expected


@pytest.mark.parametrize(
    ("given", "rule", "span"),
    [
        (variant(UNKNOWN, "us"), "GEO901", MODEL),
        (SHOWN, "GEO902", GEO),
        (variant(platform="vertex", region=UNKNOWN), "GEO902", REGION),
        (variant(platform=UNKNOWN), "GEO903", WHOLE),
    ],
)
def test_it_is_told_at_the_argument(
    given: Variant, rule: str, span: object, tmp_path: Path
) -> None:
    sample = call(given)
    if given.geo is None:
        del sample.arguments["inference_geo"]
    found = judged(sample, policy=policy_of(US_ONLY, tmp_path))
    assert [(each.rule, each.location.span) for each in found] == [(rule, span)]


def test_the_chain_of_reasons_comes_along() -> None:
    why = Reason("the parameter `model` has no known caller", Location("app.py", MODEL))
    sample = call(variant(UNKNOWN, "us"))
    sample = replace(sample, model=replace(sample.model, reasons=(why,)))
    (finding,) = judged(sample)
    assert finding.reasons == (why,)


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("version: 1", "note"),
        ("version: 1\nscopes: [{unresolved: error}]", "error"),
        ("version: 1\nscopes: [{unresolved: error}, {paths: [app.py], unresolved: off}]", None),
        ("version: 1\nscopes: [{unresolved: error}]\nrules: {GEO901: warning}", "warning"),
        ("version: 1\nscopes: [{unresolved: error}]\nrules: {unresolved-model: off}", None),
    ],
)
def test_the_scope_says_what_the_unknown_weighs(
    policy: str, severity: str | None, tmp_path: Path
) -> None:
    found = judged(call(variant(UNKNOWN, "us")), policy=policy_of(policy, tmp_path))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_a_refused_parameter_leaves_no_question() -> None:
    refused = (Written(Carrier.KEYWORD, UNKNOWN, GEO, False),)
    assert told(judged(call(variant(UNKNOWN, UNKNOWN, written=refused)))) == ["GEO104 certain"]
