"""The data under rules/facts: valid, sourced, dated, and without contradictions."""

from __future__ import annotations

import json
import re
import typing
from importlib import resources

import jsonschema
import pytest

from domicile.facts import data, geos
from domicile.facts.age import facts_as_of
from domicile.facts.models import known_models, minimum_version
from domicile.facts.platforms import platforms


def schema(name):
    file = f"facts-{name.replace('_', '-')}.schema.json"
    return json.loads(resources.files("domicile.schemas").joinpath(file).read_text("utf-8"))


def nodes(value):
    """Every mapping inside a piece of data."""
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value
    for child in children if isinstance(value, dict | list) else ():
        yield from nodes(child)


@pytest.mark.parametrize("name", data.FILES)
def test_data_is_valid(name):
    validator = jsonschema.Draft202012Validator(
        schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert [error.message for error in validator.iter_errors(data.load(name))] == []


@pytest.mark.parametrize("name", data.FILES)
def test_schemas_are_valid_strict_and_described(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))
    for node in nodes(schema(name)):
        if node.get("type") == "object":
            assert "additionalProperties" in node, node
        for key, inner in node.get("properties", {}).items():
            if isinstance(inner, dict):
                assert "description" in inner or "$ref" in inner, key


@pytest.mark.parametrize("name", data.FILES)
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(unknown=1), "unknown"),
        (lambda d: d.pop("as_of"), "as_of"),
        (lambda d: d.update(as_of="yesterday"), "yesterday"),
    ],
)
def test_schemas_refuse_what_is_wrong(name, change, message):
    broken = dict(data.load(name))
    change(broken)
    errors = list(jsonschema.Draft202012Validator(schema(name)).iter_errors(broken))
    assert message in " ".join(error.message for error in errors)


@pytest.mark.parametrize("name", data.FILES)
def test_every_source_cited_exists_and_every_source_is_cited(name):
    loaded = data.load(name)
    cited = {
        source
        for node in nodes({key: value for key, value in loaded.items() if key != "sources"})
        for source in node.get("sources", ())
    }
    assert cited == set(loaded["sources"])


@pytest.mark.parametrize("name", data.FILES)
def test_no_source_is_newer_than_the_file(name):
    loaded = data.load(name)
    dates = [source["date"] for source in loaded["sources"].values()]
    assert max(date[:10] for date in dates) <= loaded["as_of"]


@pytest.mark.parametrize("name", data.FILES)
def test_no_key_is_written_twice(name):
    """YAML readers silently keep the last of two equal keys."""
    lines = data.text(name).splitlines()
    top = [line.split(":")[0] for line in lines if re.match(r"[a-z_]+:", line)]
    assert len(top) == len(set(top))
    for line in lines:
        if flow := re.match(r"\s*- \{(.*)\}$", line):
            keys = re.findall(r"(?:^|, )([a-z_]+): ", flow.group(1))
            assert len(keys) == len(set(keys)), line


def test_the_age_is_that_of_the_oldest_file():
    assert facts_as_of() == min(data.load(name)["as_of"] for name in data.FILES)


def test_dates_stay_strings():
    assert data.load("models")["models"][0]["released"] == "2026-11-09"


def test_names_of_models_are_unique():
    names = [name for model in known_models() for name in (model.id, *model.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("model", known_models(), ids=lambda model: model.id)
def test_the_life_of_a_model_is_in_order(model):
    dates = [date for date in (model.released, model.deprecated, model.retired) if date]
    assert dates == sorted(dates)
    assert not (model.retired and model.retires_after)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-09-29", "active"),
        ("2026-09-30", "deprecated"),
        ("2026-11-29", "deprecated"),
        ("2026-11-30", "retired"),
    ],
)
def test_status_follows_the_dates(day, status):
    (model,) = (m for m in known_models() if m.id == "claude-sonnet-4-5-20250929")
    assert model.status(day) == status


def test_the_first_version_that_takes_the_parameter():
    assert minimum_version() == (4, 6)


def test_the_platforms_are_those_of_the_contract():
    assert list(platforms()) == [
        "claude-api",
        "claude-platform-aws",
        "claude-platform-google-cloud",
        "bedrock",
        "vertex",
        "foundry",
        "openai-compat",
        "gateway",
    ]


def test_no_host_is_claimed_twice():
    loaded = data.load("platforms")
    hosts = [host["pattern"] for entry in loaded["platforms"] for host in entry["hosts"]]
    hosts += [host for entry in loaded["without_claude"] for host in entry["hosts"]]
    assert len(hosts) == len(set(hosts))


def test_geos():
    assert geos.inference_geos() == ("us", "global")
    assert geos.workspace_geos() == ("us",)
    assert geos.workspace_defaults() == geos.DataResidency("us", None, "global")
    assert geos.effective_geos() == {
        "us": False,
        "global": False,
        "not_available": False,
        "region": True,
        "profile": True,
        "deployment": False,
    }
    assert " ".join(geos.bedrock_profiles()) == "us us-gov eu jp au ca in apac global"
    assert geos.bedrock_profiles()["jp"].country == "JP"
    assert geos.bedrock_profiles()["eu"].country is None


def test_the_price_of_staying_in_the_us():
    prices = {entry["id"]: entry for entry in data.load("prices")["inference_geos"]}
    assert prices["us"]["price"] == 1.1
    assert prices["us"]["priority_tier"] == 1.1
    assert prices["global"]["price"] == 1.0
    assert set(prices) == set(geos.inference_geos())


def test_the_installed_sdk_types_the_same_geos():
    types = pytest.importorskip("anthropic.types.organization")
    workspace_geo = types.DataResidency.model_fields["workspace_geo"].annotation
    assert set(typing.get_args(types.AllowedInferenceGeo)) == set(geos.inference_geos())
    assert typing.get_args(workspace_geo) == geos.workspace_geos()
