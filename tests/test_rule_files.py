"""The rule files and the schemas as data: valid, complete, and in step with the code."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from judging_samples import call, variant

from domicile import rulebook, schema
from domicile.facts.platforms import platforms
from domicile.judge import places
from domicile.judge.records import combinations
from domicile.policy.model import EMPTY
from domicile.policy.scopes import Settings
from domicile.positions import Document, read
from domicile.rulebook import validation
from domicile.rulebook.vocabulary import CALL_FACTS, SUBJECTS

FILES = sorted(
    entry.name
    for entry in resources.files("domicile.rules").iterdir()
    if entry.name.endswith(".yaml")
)


def document(file_name: str) -> Document:
    file = resources.files("domicile.rules").joinpath(file_name)
    return read(file.read_bytes(), file_name)


@pytest.mark.parametrize("file_name", FILES)
def test_a_rule_file_is_valid_and_called_after_its_rule(file_name: str) -> None:
    found = document(file_name)
    assert [str(problem) for problem in schema.violations(found, "rule")] == []
    assert [str(problem) for problem in validation.problems(found)] == []
    assert file_name == f"{found.data['id']}-{found.data['name']}.yaml"


@pytest.mark.parametrize("file_name", FILES)
def test_a_rule_rests_on_dated_sources(file_name: str) -> None:
    data = document(file_name).data
    about_the_tool_itself = ("GEO403", "GEO404", "GEO904")
    assert data.get("sources") or data["id"] in about_the_tool_itself
    for source in data.get("sources", ()):
        assert re.fullmatch(r"2026-\d\d-\d\d", source["date"])


def test_the_policy_schema_knows_every_platform() -> None:
    definitions = schema.load("policy")["$defs"]
    assert set(definitions["platform"]["enum"]) == set(platforms())
    homes = definitions["workspace"]["properties"]["platform"]["enum"]
    assert set(homes) == {id_ for id_ in platforms() if places.has_workspaces(id_)} - {
        "openai-compat"
    }


def test_the_rule_schema_knows_every_subject() -> None:
    assert set(schema.load("rule")["$defs"]["subject"]["enum"]) == set(SUBJECTS)


def test_the_vocabulary_is_what_a_call_has() -> None:
    (found,) = combinations(call(variant()), Settings(), EMPTY)
    assert set(found.facts) == set(CALL_FACTS)


def test_facts_are_of_the_kind_they_are_said_to_be() -> None:
    kinds: dict[str, type | tuple[type, ...]] = {"text": str, "yes-no": bool, "list": tuple}
    (found,) = combinations(call(variant(geo="us")), Settings(), EMPTY)
    for name, fact in found.facts.items():
        if fact is not None:
            assert isinstance(fact, kinds[CALL_FACTS[name].kind]), name


def test_every_rule_is_explained() -> None:
    for rule in rulebook.load():
        found = rulebook.explain(rule.id)
        assert found.valid, rule.id
        assert found.invalid, rule.id
