"""What is said of the policy itself: contradictions, and entries that match nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from judging_samples import call, judged, policy_of, variant

from domicile.calls import UNKNOWN
from domicile.findings import Finding

Tree = Callable[..., Path]
FILES = ("app/chat.py", "tools/report.py", "third_party/x.js", "README.md")


def about(text: str, folder: Path, *, whole: bool = True, named: object = None) -> list[str]:
    policy = policy_of(f"version: 1\n{text}\n", folder)
    assert named is None or isinstance(named, str) or named is UNKNOWN
    calls = [call(variant(workspace_id=named), path="app/chat.py")]
    found = judged(*calls, policy=policy, whole=whole, seen=FILES)
    return [_told(each) for each in found if each.rule.startswith("GEO4")]


def _told(finding: Finding) -> str:
    span = finding.location.span
    return f"{span.line}:{span.column} {finding.rule} {finding.severity}: {finding.message}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('scopes: [{paths: ["tools/**"], unresolved: warning}]', []),
        ('scopes: [{paths: ["*.js"], unresolved: warning}]', []),  # a file of any kind
        ('scopes: [{paths: ["tool/**"], unresolved: warning}]',
         ["2:18 GEO404 warning: no file matches the paths of this scope"]),
        ('exclude: ["third_party/**", "*.md", "!app/**"]', []),
        ('exclude: ["node_modules/**", "build/"]', []),  # no run looks into these
        ('exclude: ["third_party/**", "vendor/**"]',
         ["2:29 GEO404 warning: no file matches 'vendor/**'"]),
        ("workspaces: {lab: {}}\nscopes: [{workspace: lab}]", []),
        ("workspaces: {lab: {}}",
         ["2:19 GEO404 note: no call belongs to the workspace lab: no scope and no call names it"]),
        ("workspaces: {lab: {id: wrkspc_1}}",
         ["2:19 GEO404 note: no call belongs to the workspace lab: no scope and no call names it"]),
    ],
)  # fmt: skip
def test_entries_that_match_nothing(text: str, expected: list[str], tmp_path: Path) -> None:
    assert about(text, tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('scopes: [{paths: ["tool/**"], unresolved: warning}]', False),
        ('exclude: ["vendor/**"]', False),
        ("workspaces: {lab: {id: wrkspc_1}}", False),
        ("workspaces: {lab: {}}", True),  # no run can find a call of it
    ],
)
def test_a_part_of_the_tree_says_nothing_about_use(text: str, told: bool, tmp_path: Path) -> None:
    assert bool(about(text, tmp_path, whole=False)) is told


@pytest.mark.parametrize(("named", "told"), [("wrkspc_1", False), ("wrkspc_2", True),
                                             (UNKNOWN, False)])  # fmt: skip
def test_a_call_uses_a_workspace_by_its_id(named: object, told: bool, tmp_path: Path) -> None:
    assert bool(about("workspaces: {lab: {id: wrkspc_1}}", tmp_path, named=named)) is told


def test_an_excluded_folder_that_git_ignores(tmp_path: Path) -> None:
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "a.py").touch()
    assert about('exclude: ["generated/**", "generated/*.py"]', tmp_path) == []


def test_the_entries_of_a_base_may_be_meant_for_others(tmp_path: Path) -> None:
    base = 'version: 1\nworkspaces: {lab: {}}\nexclude: [vendor/**]\nscopes: [{paths: ["x/**"]}]\n'
    (tmp_path / "base.yaml").write_text(base)
    assert about("extends: [base.yaml]", tmp_path) == []


NOTHING = "no call can comply with this: on no platform is there anything permitted"


@pytest.mark.parametrize(
    ("permit", "column"),
    [
        ("{}", None),
        ("{geos: [us]}", None),
        ("{geos: [us], platforms: [claude-api, foundry]}", None),
        ("{geos: [us], platforms: [vertex]}", None),  # a region in the United States keeps to us
        ("{geos: [deployment], platforms: [foundry]}", None),
        ("{geos: [global], platforms: [foundry]}", None),
        ("{geos: ['region:eu-west-1'], platforms: [bedrock]}", None),
        ("{platforms: [bedrock], regions: {bedrock: []}, profiles: [us]}", None),
        ("{platforms: [], endpoints: [llm.example.com]}", None),
        ("{geos: [not_available], platforms: [claude-api]}", None),
        ("{platforms: []}", 31),
        ("{geos: []}", 26),
        ("{geos: [us], platforms: [foundry]}", 43),
        ("{geos: [us], platforms: [openai-compat]}", 43),  # the default there is global
        ("{geos: [deployment], platforms: [claude-api]}", 51),
        ("{platforms: [bedrock], regions: {bedrock: []}, profiles: []}", 31),
        ("{platforms: [vertex], regions: {vertex: []}}", 31),
        ("{platforms: [gateway], endpoints: []}", 31),
    ],
)
def test_permits_that_nothing_can_meet(permit: str, column: int | None, tmp_path: Path) -> None:
    found = about(f"scopes: [{{permit: {permit}}}]", tmp_path)
    assert found == ([f"2:{column} GEO402 error: {NOTHING}"] if column else [])


@pytest.mark.parametrize(
    ("scopes", "lines"),
    [
        # what holds everywhere is read with the scope's own keys
        ("  - permit: {geos: [us]}\n  - paths: [app/**]\n    permit: {platforms: [foundry]}", [5]),
        ("  - permit: {platforms: []}\n  - permit: {platforms: [claude-api]}", []),
        ("  - permit: {geos: [us]}\n  - paths: [app/**]\n    workspace: wide", []),
        ("  - paths: [app/**]\n    workspace: wide\n"
         "    permit: {geos: [us], platforms: [claude-api]}", [5]),
        ("  - paths: [app/**]\n    workspace: wide\n    permit: {geos: [us]}", []),
    ],
)  # fmt: skip
def test_scopes_are_judged_with_what_holds_everywhere(
    scopes: str, lines: list[int], tmp_path: Path
) -> None:
    wide = "workspaces: {wide: {data_residency: {allowed_inference_geos: [global]}}}"
    found = [each for each in about(f"{wide}\nscopes:\n{scopes}", tmp_path) if "GEO402" in each]
    assert [int(each.partition(":")[0]) - 1 for each in found] == lines


def test_an_opt_out_that_was_not_migrated(tmp_path: Path) -> None:
    text = "workspaces: {p: {data_residency: {allowed_inference_geos: [us]}}}\n"
    assert about(f"{text}scopes: [{{workspace: p}}]", tmp_path) == [
        "2:59 GEO401 error: the default 'global' of the workspace p is not among the geos it "
        "allows (us); a default that is left out is global; a workspace that had opted out of "
        "global inference before there were defaults has us: write it"
    ]
