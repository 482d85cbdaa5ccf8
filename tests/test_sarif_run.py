"""SARIF of real runs: valid, complete, and recognised again after edits elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator

from domicile.cli.application import application

Tree = Callable[..., Path]

SCHEMA = json.loads((Path(__file__).parent / "data/sarif-2.1.0.schema.json").read_text("utf-8"))
CODE = """\
import anthropic

MODEL = "claude-haiku-4-5"


def ask(client: anthropic.Anthropic, model: str) -> None:
    client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="us")


def old() -> None:
    s = "Ünïcödé 日本 😀"; anthropic.Anthropic().messages.create(model=MODEL, max_tokens=1, messages=[])
"""  # noqa: E501  # the columns after wide characters are what is tested
POLICY = """\
version: 1
scopes: [{permit: {geos: [us]}}]
waivers:
  - {rule: GEO305, paths: ["waived/**"], reason: RISK-412, owner: a@b.example, expires: 2999-01-01}
"""
FILES = {"app/ä b.py": CODE, "waived/x.py": CODE, "broken.py": "import anthropic\ndef f(:\n"}


def run() -> dict[str, Any]:
    result = CliRunner().invoke(application, ["check", "--output-format", "sarif"])
    document = json.loads(result.stdout)
    Draft4Validator(SCHEMA).validate(document)
    (found,) = document["runs"]
    assert isinstance(found, dict)
    return found


def marks(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return sorted(
        (
            each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            each["ruleId"],
            each["partialFingerprints"]["domicile/v1"],
        )
        for each in found["results"]
    )


@pytest.fixture
def found(tree: Tree) -> dict[str, Any]:
    tree({**FILES, "domicile.yaml": POLICY})
    return run()


def test_a_run_has_one_of_everything(found: dict[str, Any]) -> None:
    assert {each["ruleId"] for each in found["results"]} >= {"GEO305", "GEO901", "GEO904"}
    assert found["columnKind"] == "unicodeCodePoints"
    assert "SRCROOT" in found["originalUriBaseIds"]
    assert any("suppressions" in each for each in found["results"])
    assert any("relatedLocations" in each for each in found["results"])
    assert found["invocations"][0]["toolExecutionNotifications"]


def test_every_result_finds_its_rule_and_every_rule_its_help(found: dict[str, Any]) -> None:
    rules = found["tool"]["driver"]["rules"]
    for each in found["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"].endswith(f"{rule['id']}-{rule['properties']['name']}.md")


def test_places_are_relative_addresses_in_code_points(found: dict[str, Any]) -> None:
    for each in found["results"]:
        place = each["locations"][0]["physicalLocation"]
        path = Path(unquote(place["artifactLocation"]["uri"]))
        assert path.is_file()
        assert not path.is_absolute()
        region = place["region"]
        if each["ruleId"] == "GEO305":
            line = path.read_text("utf-8").splitlines()[region["startLine"] - 1]
            text = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert region["snippet"]["text"] == text == "model=MODEL"


def test_moved_lines_leave_the_fingerprints(tree: Tree, found: dict[str, Any]) -> None:
    for name in ("app/ä b.py", "waived/x.py"):
        tree(
            {name: '"""New."""\n\nimport os  # more\n\n\n' + CODE.replace("def old", "\n\ndef old")}
        )
    assert marks(run()) == marks(found)


def test_a_changed_call_changes_its_fingerprint(tree: Tree, found: dict[str, Any]) -> None:
    tree({"app/ä b.py": CODE.replace("claude-haiku-4-5", "claude-sonnet-4-5")})
    assert marks(run()) != marks(found)
