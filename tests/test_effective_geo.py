"""Where a call's inference can run: platform, model, geo and workspace in one table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from judging_samples import NEW, OLD, call, policy_of, variant

from domicile.calls import UNKNOWN
from domicile.judge import effective_values, workspace_of

US_BY_DEFAULT = """
version: 1
workspaces:
  prod: {id: wrkspc_prod, data_residency: {default_inference_geo: us}}
  aws: {id: wrkspc_aws, platform: claude-platform-aws, data_residency: {default_inference_geo: us}}
scopes:
  - workspace: prod
"""
BEDROCK: dict[str, Any] = {"platform": "bedrock", "region": "us-east-1"}
MYTHOS = "claude-mythos-preview"
OPAQUE = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"


@pytest.mark.parametrize(
    ("given", "values", "complete"),
    [
        # The Claude API: what is asked for, else the default, unless nothing pins the model.
        ({"geo": "us"}, ["us"], True),
        ({"geo": "global"}, ["global"], True),
        ({}, ["global"], True),
        ({"geo": UNKNOWN}, [], False),
        ({"model": OLD}, ["not_available"], True),
        ({"model": OLD, "geo": "us"}, ["us"], True),  # always refused: keeps what it asked for
        ({"geo": "eu"}, ["eu"], True),
        ({"model": UNKNOWN}, ["global", "not_available"], False),
        ({"model": UNKNOWN, "geo": "us"}, ["us"], True),
        ({"model": MYTHOS}, ["global", "not_available"], False),
        ({"model": NEW, "fallbacks": (OLD,)}, ["global", "not_available"], True),
        ({"platform": "claude-platform-aws", "geo": "us"}, ["us"], True),
        ({"platform": "claude-platform-aws"}, ["global"], True),
        # It is not documented that the parameter acts here.
        ({"platform": "claude-platform-google-cloud", "geo": "us"}, ["us"], False),
        ({"platform": "claude-platform-google-cloud"}, ["global"], False),
        # Partner platforms: the parameter means nothing.
        (BEDROCK, ["region:us-east-1"], True),
        ({**BEDROCK, "geo": "us"}, ["region:us-east-1"], True),
        ({**BEDROCK, "model": "eu.anthropic.claude-opus-4-7"}, ["profile:eu"], True),
        ({**BEDROCK, "model": "us.anthropic.claude-opus-4-7", "region": UNKNOWN},
         ["profile:us"], True),
        ({**BEDROCK, "model": UNKNOWN}, [], False),
        ({**BEDROCK, "model": OPAQUE}, [], False),
        ({**BEDROCK, "model": "anthropic.claude-opus-4-7", "region": UNKNOWN}, [], False),
        ({"platform": "vertex", "region": "europe-west1"}, ["region:europe-west1"], True),
        ({"platform": "vertex", "region": "global"}, ["region:global"], True),
        ({"platform": "vertex", "region": UNKNOWN}, [], False),
        ({"platform": "foundry", "model": "my-deployment"}, ["deployment"], True),
        # The OpenAI-compatible endpoint ignores the parameter.
        ({"platform": "openai-compat", "geo": "us"}, ["global"], True),
        ({"platform": "openai-compat", "geo": UNKNOWN}, ["global"], True),
        ({"platform": "openai-compat", "model": OLD}, ["not_available"], True),
        # Nothing is known behind a gateway.
        ({"platform": "gateway", "geo": "us"}, [], False),
        ({"platform": UNKNOWN, "geo": "us"}, [], False),
    ],
)  # fmt: skip
def test_without_a_policy_the_documented_defaults_hold(
    given: dict[str, Any], values: list[str], complete: bool
) -> None:
    found = effective_values(call(variant(**given)), policy_of("", Path()))
    assert (list(found.values), found.complete) == (values, complete)


@pytest.mark.parametrize(
    ("given", "workspace", "values"),
    [
        ({}, "prod", ["us"]),
        ({"geo": "global"}, "prod", ["global"]),
        ({"model": OLD}, "prod", ["not_available"]),
        ({"model": UNKNOWN}, "prod", ["not_available", "us"]),
        ({"workspace_id": "wrkspc_prod"}, "prod", ["us"]),
        ({"workspace_id": "wrkspc_other"}, None, ["global"]),
        ({"workspace_id": UNKNOWN}, None, []),
        ({"workspace_id": UNKNOWN, "geo": "us"}, None, ["us"]),
        ({"platform": "openai-compat"}, "prod", ["us"]),
        # The scope's workspace lives on the Claude API, so a call elsewhere is not its.
        ({"platform": "claude-platform-aws"}, None, ["global"]),
        ({"platform": "claude-platform-aws", "workspace_id": "wrkspc_aws"}, "aws", ["us"]),
        (BEDROCK, None, ["region:us-east-1"]),
        ({"platform": "gateway"}, "prod", []),
        ({"platform": UNKNOWN}, "prod", []),
    ],
)
def test_the_workspace_decides_what_an_omitted_geo_means(
    given: dict[str, Any], workspace: str | None, values: list[str], tmp_path: Path
) -> None:
    policy = policy_of(US_BY_DEFAULT, tmp_path)
    sample = call(variant(**given))
    assert workspace_of(sample, policy, policy.root) == workspace
    assert list(effective_values(sample, policy, policy.root).values) == values


def test_several_variants_give_all_their_places(tmp_path: Path) -> None:
    sample = call(variant(geo="us"), variant(OLD), variant(**BEDROCK))
    found = effective_values(sample, policy_of("", tmp_path))
    assert found.values == ("not_available", "region:us-east-1", "us")
    assert found.complete


def test_a_workspace_without_id_may_be_the_one_that_the_code_names(tmp_path: Path) -> None:
    text = "version: 1\nworkspaces: {prod: {}}\nscopes: [{workspace: prod}]\n"
    policy = policy_of(text, tmp_path)
    assert workspace_of(call(variant(workspace_id="wrkspc_x")), policy, policy.root) == "prod"


def test_an_open_place_has_its_reasons(tmp_path: Path) -> None:
    found = effective_values(call(variant(platform="gateway")), policy_of("", tmp_path))
    assert [reason.text for reason in found.reasons] == [
        "llm.example.com is a gateway: who serves the request is not known"
    ]
