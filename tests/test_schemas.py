"""The published schemas: valid, explained, found under one address, and printed by name."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from sample_report import REPORT

from domicile import rulebook, schema
from domicile.cli.application import application
from domicile.facts.platforms import platforms
from domicile.positions import read
from domicile.report import CHECK_FORMATS, INVENTORY_FORMATS, renderer
from domicile.report.text import Style
from domicile.rulebook.vocabulary import SUBJECTS

NAMES = schema.names()
SCHEMAS = {name: Path(__file__).parent.parent / "schemas" / f"{name}.schema.json" for name in NAMES}
_WAIVED = '"description": "The rule whose findings are accepted."'
WRITTEN = ("catalog", "policy", "policy-test", "rule")  # by people, in an editor


@functools.cache
def registry() -> Registry[Any]:
    found = [Resource.from_contents(schema.load(name)) for name in NAMES]
    return Registry().with_resources((str(each.id()), each) for each in found)


def validator(part: dict[str, Any], base: str) -> Draft202012Validator:
    """A validator of one part of the schema called `base`."""
    inside = {"$id": schema.address(base), **part, "$defs": schema.load(base).get("$defs", {})}
    return Draft202012Validator(inside, registry=registry())


def test_every_kind_of_document_has_a_schema() -> None:
    facts = {f"facts-{name}" for name in ("geos", "model-ids", "models", "platforms", "prices")}
    outputs = {"check-output", "check-line", "inventory-output", "inventory-line"}
    assert {*WRITTEN, *facts, *outputs} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_has_its_address_and_explains_itself(name: str) -> None:
    loaded = schema.load(name)
    Draft202012Validator.check_schema(loaded)
    assert loaded["$id"] == schema.address(name)
    assert loaded["title"]
    assert loaded["description"]
    for path, part in properties(loaded):
        assert "description" in part or "$ref" in part or "title" in part, path


@pytest.mark.parametrize("name", WRITTEN)
def test_an_editor_has_something_to_show_for_every_key(name: str) -> None:
    loaded = schema.load(name)
    for path, part in properties(loaded):
        target = loaded["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
        assert "description" in {**target, **part} or "title" in {**target, **part}, path


@pytest.mark.parametrize("name", WRITTEN)
def test_an_editor_has_something_to_propose_for_every_value(name: str) -> None:
    loaded = schema.load(name)
    proposing = {"examples", "enum", "const", "default", "properties", "additionalProperties"}
    for path, part in properties(loaded):
        target = loaded["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
        whole = {**target, **part}
        items = whole.get("items", {})
        proposed = proposing & {*whole, *items} or whole.get("type") == "boolean"
        assert proposed or "properties" in loaded["$defs"].get(_named(items), {}), path


def _named(part: dict[str, Any]) -> str:
    return str(part.get("$ref", "")).rpartition("/")[2]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_in_a_schema_is_valid(name: str) -> None:
    for path, part in properties(schema.load(name)):
        for example in part.get("examples", ()):
            assert [*validator(part, name).iter_errors(example)] == [], path


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_written_in_ascii_and_end_with_a_line(name: str) -> None:
    text = schema.text(name)
    assert text.isascii()
    assert text.endswith("}\n")
    assert json.loads(text)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    "file",
    [each for each in resources.files("domicile.rules").joinpath("catalog").iterdir()
     if each.name.endswith(".yaml")],
    ids=lambda file: file.name,
)  # fmt: skip
def test_the_catalogue_is_valid(file: Any) -> None:
    found = schema.violations(read(file.read_bytes(), file.name), "catalog")
    assert [str(problem) for problem in found] == []


def test_the_catalogue_schema_knows_every_platform() -> None:
    client = schema.load("catalog")["properties"]["clients"]["items"]["properties"]
    assert set(client["platform"]["enum"]) == set(platforms())


# --- words that an editor completes ----------------------------------------------------


def rule_words() -> dict[str, str]:
    """Every word for a built-in rule, with what an editor shows beside it."""
    rules = rulebook.load()
    by_name = {rule.name: f"{rule.id}: {rule.summary}" for rule in rules}
    return by_name | {rule.id: f"{rule.name}: {rule.summary}" for rule in rules}


def condition_words() -> dict[str, dict[str, str]]:
    """What can stand in a condition: the joints, then every fact with the subjects that have it."""
    joints = {"all": "conditions", "any": "conditions", "not": "condition"}
    found: dict[str, dict[str, str]] = {
        word: {"$ref": f"#/$defs/{kind}"} for word, kind in joints.items()
    }
    for name in sorted({name for facts in SUBJECTS.values() for name in facts}):
        subjects = [subject for subject, facts in SUBJECTS.items() if name in facts]
        info = SUBJECTS[subjects[0]][name]
        meaning = f"{info.kind}, of {', '.join(subjects)}: {info.meaning}, such as {info.example}"
        found[name] = {"description": meaning, "$ref": "#/$defs/test"}
    return found


GENERATED = [
    ("policy", "a mapping of rules to severities",
     {word: {"description": told, "$ref": "#/$defs/severity"}
      for word, told in rule_words().items()}),
    ("rule", "a condition: one key, a fact or all, any, not", condition_words()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title", "expected"), GENERATED, ids=["rules", "facts"])
def test_an_editor_completes_rules_and_facts(
    name: str, title: str, expected: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--rewrite-snapshots"):
        file = SCHEMAS[name]
        before, after = file.read_text("utf-8").split(f'"title": "{title}"')
        lines = (f"        {json.dumps(key)}: {json.dumps(each)}" for key, each in expected.items())
        block = ",\n".join(lines)
        start = after.index('      "properties": {') + len('      "properties": {')
        end = after.index("\n      }", start)
        file.write_text(f'{before}"title": "{title}"{after[:start]}\n{block}{after[end:]}', "utf-8")
    parts = [part for path, part in parts_of(schema.load(name)) if part.get("title") == title]
    assert [part["properties"] for part in parts] == [expected], "run with --rewrite-snapshots"


def parts_of(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping inside a schema, with its path."""
    if isinstance(part, dict):
        yield path, part
        for key, value in part.items():
            yield from parts_of(value, f"{path}/{key}")


def test_every_rule_is_proposed_for_a_waiver(request: pytest.FixtureRequest) -> None:
    waivable = [rule for rule in rulebook.load() if rule.suppressible]
    expected = [rule.name for rule in waivable] + [rule.id for rule in waivable]
    if request.config.getoption("--rewrite-snapshots"):
        before, after = SCHEMAS["policy"].read_text("utf-8").split(_WAIVED)
        rest = re.sub(r'"examples": \[.*?\]', f'"examples": {json.dumps(expected)}', after, count=1)
        SCHEMAS["policy"].write_text(f"{before}{_WAIVED}{rest}", "utf-8")
    waiver = schema.load("policy")["$defs"]["waiver"]["properties"]["rule"]
    assert waiver["examples"] == expected, "run with --rewrite-snapshots"


# --- domicile schema -------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed(name: str) -> None:
    result = CliRunner().invoke(application, ["schema", name])
    assert (result.exit_code, result.stdout) == (0, schema.text(name))


def test_the_schemas_are_listed() -> None:
    result = CliRunner().invoke(application, ["schema"])
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(NAMES)
    assert "  a Domicile policy\n" in result.stdout


def test_a_schema_that_does_not_exist() -> None:
    result = CliRunner().invoke(application, ["schema", "polcy"])
    assert result.exit_code == 2
    assert "there is no schema 'polcy'; did you mean 'policy'?" in result.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("check-line", renderer(CHECK_FORMATS["jsonl"])(REPORT, Style())),
        ("inventory-line", renderer(INVENTORY_FORMATS["jsonl"])(REPORT, Style())),
    ],
)
def test_every_line_is_valid(name: str, text: str) -> None:
    found = validator(schema.load(name), name)
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines
    for line in lines:
        assert [error.message for error in found.iter_errors(line)] == []
        assert not found.is_valid({key: line[key] for key in list(line)[1:]})


def properties(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that a schema describes, with its path."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "properties":
                yield from ((f"{path}/{name}", each) for name, each in value.items())
            if key not in ("examples", "default", "enum", "const"):
                yield from properties(value, f"{path}/{key}")
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from properties(value, f"{path}/{index}")
