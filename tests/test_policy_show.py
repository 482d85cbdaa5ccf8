"""`domicile policy show`: the whole policy, and what holds for one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from domicile import policy, schema
from domicile.cli.application import application

Tree = Callable[..., Path]
BASE = """\
version: 1
workspaces: {prod: {id: wrkspc_1}, shared: {}}
scopes:
  - workspace: shared
    permit: {geos: [us], regions: {bedrock: [us-east-1]}}
rules: {us-premium: note, GEO101: note}
"""
OWN = """\
version: 1
extends: [org/base.yaml]
workspaces:
  prod:
    id: wrkspc_1
    data_residency: {allowed_inference_geos: [us], default_inference_geo: us}
scopes:
  - workspace: prod
  - paths: ["lab/**"]
    permit: {geos: [us, global]}
    require_explicit_geo: true
rules: {GEO501: off}
waivers:
  - {rule: GEO305, paths: ["lab/**"], reason: "a: b", owner: me, expires: 2027-03-31}
  - {rule: GEO301, paths: ["app/**"], reason: r, owner: o, expires: 2027-03-31}
exclude: ["third_party/**", "!third_party/own/**"]
"""


@pytest.fixture
def layered(tree: Tree) -> Path:
    return tree({"domicile.yaml": OWN, "org/base.yaml": BASE, "app/a.py": ""})


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(application, ["policy", "show", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("path", ["lab/a.py", "app/a.py", "third_party/x.py", "third_party/own/x"])
def test_what_holds_for_a_file(
    path: str, layered: Path, same_as_snapshot: Callable[[str, str], None]
) -> None:
    same_as_snapshot(f"policy-show.{path.replace('/', '-')}.yaml", shown(path))


def test_the_whole_policy(layered: Path, same_as_snapshot: Callable[[str, str], None]) -> None:
    text = shown()
    same_as_snapshot("policy-show.yaml", text)
    (layered / "again.yaml").write_text(text)
    read, written = policy.load(layered / "again.yaml"), policy.load(layered / "domicile.yaml")
    for key in ("workspaces", "scopes", "waivers", "exclude"):
        assert getattr(read, key) == getattr(written, key)


def test_keys_that_several_scopes_set_stand_together(tree: Tree) -> None:
    tree(
        {
            "domicile.yaml": """\
version: 1
workspaces: {prod: {}}
scopes:
  - permit: {regions: {vertex: [us]}, geos: [us]}
    unresolved: error
  - workspace: prod
  - permit: {profiles: [us], regions: {bedrock: [us-east-1]}}
"""
        }
    )
    keys = [line.partition("#")[0].strip() for line in shown("a.py").splitlines()]
    assert [key for key in keys if key] == [
        "workspace: prod", "permit:", "geos: [us]", "profiles: [us]", "regions:",
        "bedrock: [us-east-1]", "vertex: [us]", "unresolved: error",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["lab/a.py", "app/a.py", "third_party/x.py"])
def test_a_file_as_json(path: str, layered: Path) -> None:
    document = json.loads(shown(path, "--output-format", "json"))
    Draft202012Validator(schema.load("policy-path-output")).validate(document)
    assert document["path"] == path
    assert document["excluded"] == ("third_party/**" if "third" in path else None)
    assert document["origins"]["workspace"] == "domicile.yaml:8:16"
    assert document["overridden"]["workspace"] == [
        {"value": "shared", "place": "org/base.yaml:4:16"}
    ]
    assert len(document["waivers"]) == (0 if "third" in path else 1)


def test_the_whole_policy_as_json_is_a_policy(layered: Path) -> None:
    document = json.loads(shown("--output-format", "json"))
    Draft202012Validator(schema.load("policy")).validate(document)


def test_paths_are_those_of_the_working_directory(
    layered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(layered / "app")
    assert "# for ../lab/a.py\n" in shown("../lab/a.py")
    assert "require_explicit_geo: true" in shown("../lab/a.py")
    assert "# ../domicile.yaml:8:16, instead of shared (../org/base.yaml:4:16)" in shown("a.py")
