"""What a model id means, on every platform and in every spelling seen in the wild."""

from __future__ import annotations

import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domicile.facts import data
from domicile.facts.models import known_models, read_model_id
from domicile.facts.spelling import spell

# Every id of every model, as the platforms and the public tables spell it:
# canonical id, version, support, ids.
IDS = [
    ("claude-fable-5-2", (5, 2), "yes", """
        claude-fable-5-2 anthropic.claude-fable-5-2 us.anthropic.claude-fable-5-2
        claude-fable-5-2@default"""),
    ("claude-mythos-5-2", (5, 2), "yes", "claude-mythos-5-2"),
    ("claude-haiku-5-5", (5, 5), "yes", """
        claude-haiku-5-5 claude-haiku-5-5@default anthropic.claude-haiku-5-5
        apac.anthropic.claude-haiku-5-5 au.anthropic.claude-haiku-5-5
        eu.anthropic.claude-haiku-5-5 global.anthropic.claude-haiku-5-5
        jp.anthropic.claude-haiku-5-5 us.anthropic.claude-haiku-5-5
        us-gov.anthropic.claude-haiku-5-5 us-gov-east-1/anthropic.claude-haiku-5-5
        us-gov-west-1/anthropic.claude-haiku-5-5"""),
    ("claude-sonnet-5-5", (5, 5), "yes", """
        claude-sonnet-5-5 claude-sonnet-5-5@default anthropic.claude-sonnet-5-5
        apac.anthropic.claude-sonnet-5-5 au.anthropic.claude-sonnet-5-5
        eu.anthropic.claude-sonnet-5-5 global.anthropic.claude-sonnet-5-5
        jp.anthropic.claude-sonnet-5-5 us.anthropic.claude-sonnet-5-5
        us-gov.anthropic.claude-sonnet-5-5 us-gov-east-1/anthropic.claude-sonnet-5-5
        us-gov-west-1/anthropic.claude-sonnet-5-5"""),
    ("claude-opus-5-5", (5, 5), "yes", """
        claude-opus-5-5 claude-opus-5-5@default anthropic.claude-opus-5-5
        apac.anthropic.claude-opus-5-5 au.anthropic.claude-opus-5-5
        eu.anthropic.claude-opus-5-5 global.anthropic.claude-opus-5-5
        jp.anthropic.claude-opus-5-5 us.anthropic.claude-opus-5-5
        us-gov.anthropic.claude-opus-5-5 us-gov-east-1/anthropic.claude-opus-5-5
        us-gov-west-1/anthropic.claude-opus-5-5
        claude-opus-5-5-fast claude-opus-5.5 anthropic/claude-opus-5.5"""),
    ("claude-fable-5-1", (5, 1), "yes", """
        claude-fable-5-1 claude-fable-5-1@default anthropic.claude-fable-5-1
        eu.anthropic.claude-fable-5-1 global.anthropic.claude-fable-5-1
        us.anthropic.claude-fable-5-1 us-gov.anthropic.claude-fable-5-1
        us-gov-east-1/anthropic.claude-fable-5-1 us-gov-west-1/anthropic.claude-fable-5-1"""),
    ("claude-mythos-5-1", (5, 1), "yes", """
        claude-mythos-5-1 anthropic.claude-mythos-5-1 global.anthropic.claude-mythos-5-1
        us.anthropic.claude-mythos-5-1"""),
    ("claude-opus-5", (5, 0), "yes", """
        claude-opus-5 claude-opus-5@default anthropic.claude-opus-5
        apac.anthropic.claude-opus-5 au.anthropic.claude-opus-5 eu.anthropic.claude-opus-5
        global.anthropic.claude-opus-5 jp.anthropic.claude-opus-5 us.anthropic.claude-opus-5
        us-gov.anthropic.claude-opus-5 us-gov-east-1/anthropic.claude-opus-5
        us-gov-west-1/anthropic.claude-opus-5"""),
    ("claude-sonnet-5", (5, 0), "yes", """
        claude-sonnet-5 claude-sonnet-5@default anthropic.claude-sonnet-5
        apac.anthropic.claude-sonnet-5 au.anthropic.claude-sonnet-5
        eu.anthropic.claude-sonnet-5 global.anthropic.claude-sonnet-5
        jp.anthropic.claude-sonnet-5 us.anthropic.claude-sonnet-5
        us-gov.anthropic.claude-sonnet-5 us-gov-east-1/anthropic.claude-sonnet-5
        us-gov-west-1/anthropic.claude-sonnet-5"""),
    ("claude-fable-5", (5, 0), "yes", """
        claude-fable-5 claude-fable-5@default anthropic.claude-fable-5
        apac.anthropic.claude-fable-5 au.anthropic.claude-fable-5 eu.anthropic.claude-fable-5
        global.anthropic.claude-fable-5 us.anthropic.claude-fable-5"""),
    ("claude-mythos-5", (5, 0), "yes", "claude-mythos-5 us.anthropic.claude-mythos-5"),
    ("claude-opus-4-8", (4, 8), "yes", """
        claude-opus-4-8 claude-opus-4-8@default anthropic.claude-opus-4-8
        apac.anthropic.claude-opus-4-8 au.anthropic.claude-opus-4-8
        eu.anthropic.claude-opus-4-8 global.anthropic.claude-opus-4-8
        jp.anthropic.claude-opus-4-8 us.anthropic.claude-opus-4-8
        us-gov.anthropic.claude-opus-4-8 us-gov-east-1/anthropic.claude-opus-4-8
        us-gov-west-1/anthropic.claude-opus-4-8 claude-opus-4-8[1m]"""),
    ("claude-opus-4-7", (4, 7), "yes", """
        claude-opus-4-7 claude-opus-4-7@default anthropic.claude-opus-4-7
        apac.anthropic.claude-opus-4-7 au.anthropic.claude-opus-4-7
        eu.anthropic.claude-opus-4-7 global.anthropic.claude-opus-4-7
        jp.anthropic.claude-opus-4-7 us.anthropic.claude-opus-4-7"""),
    ("claude-mythos-preview", None, "unknown", """
        claude-mythos-preview anthropic.claude-mythos-preview
        apac.anthropic.claude-mythos-preview au.anthropic.claude-mythos-preview
        us.anthropic.claude-mythos-preview"""),
    ("claude-sonnet-4-6", (4, 6), "yes", """
        claude-sonnet-4-6 claude-sonnet-4-6@default anthropic.claude-sonnet-4-6
        apac.anthropic.claude-sonnet-4-6 au.anthropic.claude-sonnet-4-6
        eu.anthropic.claude-sonnet-4-6 global.anthropic.claude-sonnet-4-6
        jp.anthropic.claude-sonnet-4-6 us.anthropic.claude-sonnet-4-6
        anthropic.claude-sonnet-4-6-v1 claude-sonnet-4.6 github_copilot/claude-sonnet-4.6"""),
    ("claude-opus-4-6", (4, 6), "yes", """
        claude-opus-4-6 claude-opus-4-6@default anthropic.claude-opus-4-6-v1
        au.anthropic.claude-opus-4-6-v1 eu.anthropic.claude-opus-4-6-v1
        global.anthropic.claude-opus-4-6-v1 us.anthropic.claude-opus-4-6-v1"""),
    ("claude-opus-4-5-20251101", (4, 5), "no", """
        claude-opus-4-5-20251101 claude-opus-4-5 claude-opus-4-5@20251101
        anthropic.claude-opus-4-5-20251101-v1:0 eu.anthropic.claude-opus-4-5-20251101-v1:0
        global.anthropic.claude-opus-4-5-20251101-v1:0 us.anthropic.claude-opus-4-5-20251101-v1:0
        anthropic/claude-opus-4.5"""),
    ("claude-haiku-4-5-20251001", (4, 5), "no", """
        claude-haiku-4-5-20251001 claude-haiku-4-5 claude-haiku-4-5@20251001
        claude-haiku-4-5-latest anthropic.claude-haiku-4-5@20251001
        anthropic.claude-haiku-4-5-20251001-v1:0 apac.anthropic.claude-haiku-4-5-20251001-v1:0
        au.anthropic.claude-haiku-4-5-20251001-v1:0 eu.anthropic.claude-haiku-4-5-20251001-v1:0
        global.anthropic.claude-haiku-4-5-20251001-v1:0
        jp.anthropic.claude-haiku-4-5-20251001-v1:0 us.anthropic.claude-haiku-4-5-20251001-v1:0
        us-gov-east-1/anthropic.claude-haiku-4-5-20251001-v1:0
        us-gov-west-1/anthropic.claude-haiku-4-5-20251001-v1:0 heroku/claude-4-5-haiku"""),
    ("claude-sonnet-4-5-20250929", (4, 5), "no", """
        claude-sonnet-4-5-20250929 claude-sonnet-4-5 claude-sonnet-4-5@20250929
        anthropic.claude-sonnet-4-5-20250929-v1:0 au.anthropic.claude-sonnet-4-5-20250929-v1:0
        eu.anthropic.claude-sonnet-4-5-20250929-v1:0
        global.anthropic.claude-sonnet-4-5-20250929-v1:0
        jp.anthropic.claude-sonnet-4-5-20250929-v1:0 us.anthropic.claude-sonnet-4-5-20250929-v1:0
        us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0
        us-gov-east-1/anthropic.claude-sonnet-4-5-20250929-v1:0
        us-gov-east-1/claude-sonnet-4-5-20250929-v1:0
        us-gov-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0
        us-gov-west-1/claude-sonnet-4-5-20250929-v1:0"""),
    ("claude-opus-4-1-20250805", (4, 1), "no", """
        claude-opus-4-1-20250805 claude-opus-4-1 claude-opus-4-1@20250805
        anthropic.claude-opus-4-1-20250805-v1:0 eu.anthropic.claude-opus-4-1-20250805-v1:0
        us.anthropic.claude-opus-4-1-20250805-v1:0"""),
    ("claude-opus-4-20250514", (4, 0), "no", """
        claude-opus-4-20250514 claude-opus-4-0 claude-opus-4 claude-4-opus claude-4-opus-20250514
        claude-opus-4@20250514 anthropic.claude-opus-4-20250514-v1:0
        eu.anthropic.claude-opus-4-20250514-v1:0 us.anthropic.claude-opus-4-20250514-v1:0
        anthropic/claude-opus-4-0-20250514"""),
    ("claude-sonnet-4-20250514", (4, 0), "no", """
        claude-sonnet-4-20250514 claude-sonnet-4-0 claude-4-sonnet-20250514
        claude-4-sonnet-thinking claude-sonnet-4@20250514 claude-sonnet-4@
        anthropic.claude-sonnet-4-20250514-v1:0 apac.anthropic.claude-sonnet-4-20250514-v1:0
        eu.anthropic.claude-sonnet-4-20250514-v1:0 global.anthropic.claude-sonnet-4-20250514-v1:0
        us.anthropic.claude-sonnet-4-20250514-v1:0"""),
    ("claude-3-7-sonnet-20250219", (3, 7), "no", """
        claude-3-7-sonnet-20250219 claude-3-7-sonnet-latest claude-3-7-sonnet@20250219
        anthropic.claude-3-7-sonnet-20250219-v1:0 eu.anthropic.claude-3-7-sonnet-20250219-v1:0
        us.anthropic.claude-3-7-sonnet-20250219-v1:0 claude-3.7-sonnet claude-3.7-sonnet:thinking
        databricks-claude-3-7-sonnet"""),
    ("claude-3-5-sonnet-20241022", (3, 5), "no", """
        claude-3-5-sonnet-20241022 claude-3-5-sonnet-latest claude-3-5-sonnet-v2
        claude-3-5-sonnet-v2@20241022 anthropic.claude-3-5-sonnet-20241022-v2:0
        eu.anthropic.claude-3-5-sonnet-20241022-v2:0
        us.anthropic.claude-3-5-sonnet-20241022-v2:0"""),
    ("claude-3-5-sonnet-20240620", (3, 5), "no", """
        claude-3-5-sonnet-20240620 claude-3-5-sonnet claude-3-5-sonnet@20240620
        anthropic.claude-3-5-sonnet-20240620-v1:0 eu.anthropic.claude-3-5-sonnet-20240620-v1:0
        us.anthropic.claude-3-5-sonnet-20240620-v1:0"""),
    ("claude-3-5-haiku-20241022", (3, 5), "no", """
        claude-3-5-haiku-20241022 claude-3-5-haiku-latest claude-3-5-haiku
        claude-3-5-haiku@20241022 anthropic.claude-3-5-haiku-20241022-v1:0
        eu.anthropic.claude-3-5-haiku-20241022-v1:0 us.anthropic.claude-3-5-haiku-20241022-v1:0"""),
    ("claude-3-opus-20240229", (3, 0), "no", """
        claude-3-opus-20240229 claude-3-opus-latest claude-3-opus claude-3-opus@20240229
        anthropic.claude-3-opus-20240229-v1:0 eu.anthropic.claude-3-opus-20240229-v1:0
        us.anthropic.claude-3-opus-20240229-v1:0"""),
    ("claude-3-sonnet-20240229", (3, 0), "no", """
        claude-3-sonnet-20240229 claude-3-sonnet claude-3-sonnet@20240229
        anthropic.claude-3-sonnet-20240229-v1:0 anthropic.claude-3-sonnet-20240229-v1:0:28k"""),
    ("claude-3-haiku-20240307", (3, 0), "no", """
        claude-3-haiku-20240307 claude-3-haiku claude-3-haiku@20240307
        anthropic.claude-3-haiku-20240307-v1:0:200k"""),
    ("claude-2.1", (2, 1), "no", "claude-2.1 anthropic.claude-v2:1 anthropic.claude-v2:1:200k"),
    ("claude-2.0", (2, 0), "no", """
        claude-2.0 claude-2 anthropic.claude-v2 anthropic.claude-v2:0:18k"""),
    ("claude-1.3", (1, 3), "no", "claude-1.3 claude-1.3-100k claude-1 anthropic.claude-v1"),
    ("claude-1.2", (1, 2), "no", "claude-1.2"),
    ("claude-1.1", (1, 1), "no", "claude-1.1"),
    ("claude-1.0", (1, 0), "no", "claude-1.0"),
    ("claude-instant-1.2", (1, 2), "no", """
        claude-instant-1.2 claude-instant-1 anthropic.claude-instant-v1
        anthropic.claude-instant-v1:2:100k"""),
    ("claude-instant-1.1", (1, 1), "no", "claude-instant-1.1 claude-instant-1.1-100k"),
    ("claude-instant-1.0", (1, 0), "no", "claude-instant-1.0"),
]  # fmt: skip

TABLE = [(i, model, version, geo) for model, version, geo, ids in IDS for i in ids.split()]


@pytest.mark.parametrize(("text", "canonical", "version", "supports"), TABLE)
def test_every_id_of_every_model(text, canonical, version, supports):
    facts = read_model_id(text)
    assert (facts.canonical, facts.version, facts.supports_geo) == (canonical, version, supports)
    assert (facts.id, facts.claude, facts.opaque) == (text, True, False)


@pytest.mark.parametrize("model", known_models(), ids=lambda model: model.id)
def test_every_known_model_is_read_by_each_of_its_names(model):
    for name in (model.id, *model.aliases):
        facts = read_model_id(name)
        assert (facts.canonical, facts.version) == (model.id, model.version)
    assert spell(model.id).version == model.version
    assert spell(model.id).family == model.family


@pytest.mark.parametrize("route", ["bedrock/", "bedrock/converse/", "vertex_ai/", "anthropic/"])
@pytest.mark.parametrize(("text", "canonical", "version", "supports"), TABLE[::7])
def test_a_router_prefix_changes_nothing(route, text, canonical, version, supports):
    facts = read_model_id(route + text)
    assert (facts.canonical, facts.version, facts.supports_geo) == (canonical, version, supports)


@pytest.mark.parametrize(
    ("text", "version", "supports"),
    [
        # Nobody has heard of these: the version in the name decides.
        ("claude-opus-7", (7, 0), "yes"),
        ("claude-zephyr-5-1", (5, 1), "yes"),
        ("claude-zephyr-mini-4-2", (4, 2), "no"),
        ("claude-opus-4-10", (4, 10), "yes"),
        ("claude-6-sonnet", (6, 0), "yes"),
        ("eu.anthropic.claude-zephyr-5-1-v1:0", (5, 1), "yes"),
        # A date says nothing about the version, and an unknown date nothing about the model.
        ("claude-opus-4-20991231", (4, 0), "no"),
        ("claude-opus-4-6-20260205", (4, 6), "yes"),
        ("claude-opus-4-7-20260416", (4, 7), "yes"),
        ("anthropic.claude-3-7-sonnet-20240620-v1:0", (3, 7), "no"),
        ("claude-sonnet-4-2025-05-14", (4, 0), "no"),
        ("claude-3-5-sonnet-2024-10-22", (3, 5), "no"),
        ("claude-opus-4-6-2", (4, 6), "yes"),
        ("claude-haiku-4-5-2026V2", (4, 5), "no"),
        # No version, or none that can be told.
        ("claude-opus-41", None, "unknown"),
        ("claude-37-sonnet", None, "unknown"),
        ("claude-opus", None, "unknown"),
        ("claude-opus-latest", None, "unknown"),
        ("claude-4o", None, "unknown"),
        ("claude-mythos-preview-v1:0", None, "unknown"),
        ("claude-", None, "unknown"),
        ("claude", None, "unknown"),
        ("sonnet", None, "unknown"),
        ("", None, "unknown"),
        # Cut short, but still telling.
        ("claude-3", (3, 0), "no"),
        ("claude-3-7", (3, 7), "no"),
        ("claude-3.5", (3, 5), "no"),
    ],
)
def test_ids_outside_the_table(text, version, supports):
    facts = read_model_id(text)
    assert (facts.version, facts.supports_geo) == (version, supports)


@pytest.mark.parametrize(
    "text",
    [
        "CLAUDE-OPUS-4-6",
        " claude-opus-4-6\n",
        "Claude Opus 4.6",
        "claude_opus_4_6",
        "anthropic--claude-opus-4.6",
        "openrouter/anthropic/claude-opus-4.6",
        "anthropic:claude-opus-4-6",
        "gateway/bedrock:us.anthropic.claude-opus-4-6-v1",
        "accuracy_eval:anthropic/claude-opus-4-6",
        "claude-opus-4-6-thinking",
        "claude-opus-4.6-fast",
        "claude-opus-4-6@latest",
        "publishers/anthropic/models/claude-opus-4-6",
        "my-claude-opus-4-6-claude",
    ],
)
def test_spellings_of_one_model(text):
    assert read_model_id(text).canonical == "claude-opus-4-6"


@pytest.mark.parametrize(
    ("text", "profile", "region"),
    [
        ("us.anthropic.claude-sonnet-4-6", "us", None),
        ("us-gov.anthropic.claude-opus-4-8", "us-gov", None),
        ("global.anthropic.claude-opus-4-6-v1", "global", None),
        ("sa.anthropic.claude-opus-5-5", "sa", None),  # a prefix nobody has heard of is one
        ("anthropic.claude-sonnet-4-6", None, None),
        ("claude-sonnet-4-6", None, None),
        ("bedrock/eu.anthropic.claude-sonnet-4-6", "eu", None),
        ("bedrock/us-gov-east-1/anthropic.claude-haiku-5-5", None, "us-gov-east-1"),
        ("bedrock/us-east-1/1-month-commitment/anthropic.claude-v2:1", None, "us-east-1"),
        (
            "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/"
            "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "eu",
            "eu-west-1",
        ),
        (
            "bedrock/arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/"
            "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "us-gov",
            "us-gov-west-1",
        ),
        ("arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-v2", None, "us-west-2"),
        (
            "projects/p/locations/us-east5/publishers/anthropic/models/claude-opus-4@20250514",
            None,
            "us-east5",
        ),
    ],
)
def test_profile_and_region_inside_an_id(text, profile, region):
    facts = read_model_id(text)
    assert (facts.claude, facts.profile, facts.region) == (True, profile, region)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/ab1", "us-east-1"),
        ("arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/ab1", "eu-west-1"),
        ("arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ab1", "us-east-1"),
        ("arn:aws:bedrock:us-east-1:123456789012:prompt/AB1:3", "us-east-1"),
        ("bedrock/converse/arn:aws:bedrock:us-east-1:1:provisioned-model/ab1", "us-east-1"),
        ("arn:aws:bedrock::123456789012:application-inference-profile/ab1", None),
        ("prod-chat", None),
        ("team/prod-chat", None),
    ],
)
def test_opaque_ids(text, region):
    facts = read_model_id(text)
    assert (facts.opaque, facts.claude, facts.version) == (True, None, None)
    assert (facts.region, facts.profile, facts.supports_geo) == (region, None, "unknown")


@pytest.mark.parametrize(
    ("text", "version", "opaque"),
    [
        ("claude-opus-5-5-fast", (5, 5), False),
        ("claude-2", None, True),  # the second deployment, perhaps
        ("claude-3", None, True),
        ("claude-zephyr-5-1", None, True),
        ("claude-sonnet", None, False),
    ],
)
def test_foundry_deployment_names(text, version, opaque):
    facts = read_model_id(text, "foundry")
    assert (facts.version, facts.opaque) == (version, opaque)


def test_the_same_name_is_judged_by_its_version_where_models_are_named_by_id():
    assert read_model_id("claude-prod-2", "claude-api").supports_geo == "no"


OTHER_VENDORS = """
    gpt-4o gpt-4 GPT-4 chatgpt-4o-latest o1 o3-mini o4-mini-2025-04-16 openai/gpt-4o
    text-embedding-3-small gpt-3.5-turbo-0125 azure/gpt-4.1 openai.gpt-oss-120b-1:0
    gemini-2.5-pro gemini/gemini-1.5-flash models/gemini-3-pro vertex_ai/gemini-2.0-flash gemma-3
    glm-4.6 zai/glm-5 deepseek-chat deepseek-ai/DeepSeek-R1 deepseek/deepseek-reasoner
    us.deepseek.r1-v1:0 kimi-k2-turbo-preview moonshot-v1-8k moonshotai/kimi-k2 MiniMax-M2.7
    qwen-plus qwen3-max Qwen/Qwen3-Next-80B-A3B-Thinking qwq-32b grok-4 xai/grok-3
    mistral-large-latest mixtral-8x7b open-mixtral-8x22b codestral-latest magistral-medium
    meta.llama3-8b-instruct-v1:0 us.meta.llama3-1-70b-instruct-v1:0 meta-llama/Llama-3.3-70B
    llama3.1:8b codellama amazon.titan-text-express-v1 amazon.nova-pro-v1:0
    us.amazon.nova-lite-v1:0 nova-pro cohere.command-r-v1:0 command-r-plus ai21.j2-ultra-v1
    mistral.mistral-7b-instruct-v0:2 bedrock/amazon.titan-text-lite-v1 phi-4
    arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0
"""


@pytest.mark.parametrize("text", OTHER_VENDORS.split())
def test_other_vendors_models_are_no_claude(text):
    facts = read_model_id(text)
    assert (facts.claude, facts.version, facts.supports_geo) == (False, None, "unknown")


@pytest.mark.parametrize(
    "text", ["phi", "command-center", "o1ive", "step-up", "yield", "llm", "main", "default", "m"]
)
def test_words_that_only_look_like_a_vendors_cannot_be_told(text):
    assert read_model_id(text).claude is None


def test_a_gateways_name_for_claude_behind_another_vendors_route():
    assert read_model_id("openai/claude-sonnet-4-6").version == (4, 6)
    assert read_model_id("my-claude-proxy/gpt-4o").claude is False


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("claude-opus-5-5", "active"),
        ("claude-sonnet-4-5", "deprecated"),  # to be retired, but not yet
        ("anthropic.claude-3-opus-20240229-v1:0", "retired"),
        ("claude-mythos-preview", "deprecated"),
        ("claude-opus-7", "unknown"),
    ],
)
def test_status_on_the_day_of_the_facts(text, status):
    assert read_model_id(text).status == status


GRAMMAR = data.load("model_ids")
FORMS = [*GRAMMAR["wrappings"], *GRAMMAR["names"], GRAMMAR["deployments"]]
EXAMPLES = [
    pytest.param(example, "foundry" if form["id"] == "deployment" else None, id=example["id"])
    for form in FORMS
    for example in form["examples"]
]


@pytest.mark.parametrize(("example", "platform"), EXAMPLES)
def test_examples_of_the_id_grammar(example, platform):
    facts = read_model_id(example["id"], platform)
    expected = {key: value for key, value in example.items() if key != "id"}
    if expected.get("version"):
        expected["version"] = tuple(expected["version"])
    assert {key: getattr(facts, key) for key in expected} == expected


def test_the_installed_sdk_knows_no_model_that_the_table_does_not():
    model = pytest.importorskip("anthropic.types.model").Model
    (literal,) = (arm for arm in typing.get_args(model) if arm is not str)
    ids = typing.get_args(literal)
    known = {name: m.version for m in known_models() for name in (m.id, *m.aliases)}
    assert len(ids) > 20
    assert [i for i in ids if i not in known] == []
    # An independent reading of ids in today's form: figures after the family, dates left out.
    for i in ids:
        figures = [int(part) for part in i.split("-")[2:] if part.isdigit() and len(part) < 3]
        version = (*figures, 0)[:2] if figures else None
        assert read_model_id(i).version == version == known[i]


def test_the_installed_sdk_announces_no_end_of_life_that_the_table_does_not():
    deprecated = pytest.importorskip("anthropic.resources.messages.messages").DEPRECATED_MODELS
    assert len(deprecated) > 10
    assert [i for i in deprecated if read_model_id(i).status in ("active", "unknown")] == []


ID_PARTS = """
claude - . : / @ 4 5 20250514 v1 opus us. anthropic. arn:aws:bedrock: inference-profile/ [1m] _
gpt \u0664 \ud800
"""
PIECES = st.sampled_from(ID_PARTS.split())


def test_a_text_too_long_for_an_id_is_opaque():
    assert read_model_id("a:" * 50_000 + "claude-opus-4-6").opaque


@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_no_text_makes_the_reader_fail(text):
    for platform in (None, "claude-api", "bedrock", "foundry", "no such platform"):
        facts = read_model_id(text, platform)
        assert facts.id == text
        assert facts.supports_geo in ("yes", "no", "unknown")
        assert (facts.version is None) == (facts.supports_geo == "unknown")
