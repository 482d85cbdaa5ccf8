"""What holds of judgement whatever the calls and the policy are."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from judging_samples import GEO, call, judged, policy_of

from domicile.calls import UNKNOWN, Call, Carrier, Scalar, Variant, Written
from domicile.judge import effective_values
from domicile.policy import EMPTY, Policy

TEXTS = [
    "",
    "version: 1\nscopes: [{permit: {geos: [us]}}]",
    "version: 1\nscopes: [{permit: {geos: [us, global]}, require_explicit_geo: true}]",
    "version: 1\nscopes: [{permit: {platforms: [claude-api], endpoints: [llm.example.com]}}]",
    "version: 1\nscopes: [{permit: {platforms: [bedrock, gateway], profiles: [us]}}]",
    "version: 1\nscopes: [{permit: {regions: {bedrock: [us-east-1], vertex: [us-east5]}}}]",
    """
version: 1
workspaces:
  prod:
    id: wrkspc_prod
    data_residency: {allowed_inference_geos: [us], default_inference_geo: us}
  lab: {id: wrkspc_lab}
scopes:
  - workspace: prod
    permit: {geos: [us], regions: {bedrock: [us-east-1]}, profiles: [us]}
""",
    """
version: 1
workspaces: {aws: {platform: claude-platform-aws, data_residency: {default_inference_geo: us}}}
scopes: [{workspace: aws, permit: {geos: [us, not_available]}}]
rules: {GEO501: note, GEO502: note}
""",
]
MODELS: list[str | None] = [
    "claude-opus-4-7", "claude-haiku-4-5", "claude-mythos-preview", "us.anthropic.claude-opus-4-7",
    "global.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-opus-4-7", "odd name",
]  # fmt: skip
PLATFORMS: list[str | None] = [
    "claude-api", "claude-platform-aws", "claude-platform-google-cloud", "bedrock", "vertex",
    "foundry", "openai-compat", "gateway",
]  # fmt: skip
GEOS: list[str | None] = [None, "us", "global", "eu"]
REGIONS: list[str | None] = ["us-east-1", "us-east5", "eu-west-1", "global"]
WORKSPACES: list[str | None] = [None, "wrkspc_prod", "wrkspc_lab", "wrkspc_other"]
HOSTS: list[str | None] = ["llm.example.com", "llm.other.net"]


def or_unknown(values: list[str | None]) -> st.SearchStrategy[Scalar]:
    return st.sampled_from([*values, UNKNOWN])


def consistent(variant: Variant) -> Variant:
    """The variant as resolution would make it: regions and hosts only where there are any."""
    platform = variant.platform
    region = variant.region if platform in ("bedrock", "vertex", UNKNOWN) else None
    host = variant.host if platform in ("gateway", UNKNOWN) else None
    return replace(variant, region=region, host=host)


writings = st.builds(
    Written,
    st.sampled_from(Carrier),
    or_unknown(GEOS),
    st.sampled_from([GEO, None]),
    st.booleans(),
)
variants = st.builds(
    Variant,
    platform=or_unknown(PLATFORMS),
    host=or_unknown(HOSTS),
    model=or_unknown(MODELS),
    fallbacks=st.lists(or_unknown(MODELS), max_size=1).map(tuple),
    geo=or_unknown(GEOS),
    region=or_unknown(REGIONS),
    workspace_id=or_unknown(WORKSPACES),
    written=st.lists(writings, max_size=2).map(tuple),
).map(consistent)
plain = variants.map(lambda variant: replace(variant, fallbacks=(), written=()))


@functools.cache
def policy_number(number: int) -> Policy:
    with tempfile.TemporaryDirectory() as folder:
        return policy_of(TEXTS[number], Path(folder))


numbers = st.integers(0, len(TEXTS) - 1)


def judge_one(sample: Call, policy: Policy) -> dict[str, str]:
    return {finding.rule: finding.certainty for finding in judged(sample, policy=policy)}


@given(st.lists(variants, max_size=4), numbers, st.booleans(), st.booleans())
def test_every_call_can_be_judged(
    several: list[Variant], number: int, has_field: bool, infers: bool
) -> None:
    sample = call(*several, has_geo_field=has_field, infers=infers)
    for finding in judged(sample, policy=policy_number(number)):
        assert sample.location.span.contains(finding.location.span)
        assert finding.message
        assert "None" not in finding.message
        assert "UNKNOWN" not in finding.message
    effective_values(sample, policy_number(number), policy_number(number).root)


@given(st.lists(variants, min_size=2, max_size=4), numbers)
def test_fewer_variants_never_find_more(several: list[Variant], number: int) -> None:
    policy = policy_number(number)
    whole, part = judge_one(call(*several), policy), judge_one(call(*several[1:]), policy)
    assert part.keys() <= whole.keys()
    certain = {rule for rule, certainty in whole.items() if certainty == "certain"}
    assert {rule for rule in certain if part.get(rule) == "certain"} == certain


# --- the unknown, refined ----------------------------------------------------------------

# Where a fault turns into the more special one once the unknown is known.
SPECIAL = {"GEO301": {"GEO301", "GEO305"}, "GEO102": {"GEO102", "GEO201"}}
OUTSIDE_POLICY = {"GEO301", "GEO302", "GEO303", "GEO304", "GEO305", "GEO307"}


def refinements(variant: Variant) -> list[Variant]:
    """Every variant that `variant` can turn out to be."""
    choices: dict[str, Any] = {
        "platform": PLATFORMS, "model": MODELS, "geo": GEOS, "region": REGIONS,
        "workspace_id": WORKSPACES, "host": HOSTS,
    }  # fmt: skip
    opened = [name for name in choices if getattr(variant, name) is UNKNOWN]
    return [
        consistent(replace(variant, **dict(zip(opened, values, strict=True))))
        for values in product(*(choices[name] for name in opened))
    ]


few = plain.filter(lambda variant: len(refinements(variant)) <= 64)


@settings(deadline=None)
@given(few, numbers)
def test_what_is_certain_of_the_unknown_is_certain_of_all_it_can_be(
    variant: Variant, number: int
) -> None:
    policy = policy_number(number)
    certain = {
        rule for rule, certainty in judge_one(call(variant), policy).items()
        if certainty == "certain" and not rule.startswith("GEO9")
    }  # fmt: skip
    for refined in refinements(variant) if certain else ():
        found = judge_one(call(refined), policy)
        for rule in certain:
            assert SPECIAL.get(rule, {rule}) & found.keys(), (rule, refined)


@settings(deadline=None)
@given(few, numbers)
def test_nothing_that_can_leave_the_policy_goes_untold(variant: Variant, number: int) -> None:
    policy = policy_number(number)
    told = judge_one(call(variant), policy)
    if any(rule in OUTSIDE_POLICY or rule.startswith("GEO9") for rule in told):
        return
    for refined in refinements(variant):
        assert not OUTSIDE_POLICY & judge_one(call(refined), policy).keys(), refined


@settings(deadline=None)
@given(few, numbers)
def test_a_complete_list_of_places_misses_none(variant: Variant, number: int) -> None:
    policy = policy_number(number)
    found = effective_values(call(variant), policy, policy.root)
    for refined in refinements(variant) if found.complete else ():
        inner = effective_values(call(refined), policy, policy.root)
        assert set(inner.values) <= set(found.values), refined


def test_the_empty_policy_finds_nothing_of_3xx() -> None:
    for refined in refinements(Variant(UNKNOWN, None, UNKNOWN, (), UNKNOWN, None, None)):
        assert not [rule for rule in judge_one(call(refined), EMPTY) if rule.startswith("GEO3")]
