"""Policies that are read: a full example, what extends what, and where one is found."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domicile.policy import EMPTY, find, load
from domicile.policy.model import DataResidency, Permit, Scope, Waiver, Workspace
from domicile.policy.scopes import rebase, settings_for
from domicile.span import Span

Tree = Callable[..., Path]

WHOLE_SHAPE = """\
version: 1
workspaces:
  prod:
    id: wrkspc_01ABC
    platform: claude-api
    data_residency:
      workspace_geo: us
      allowed_inference_geos: [us]
      default_inference_geo: us
  lab: {}
scopes:
  - workspace: prod
    permit:
      geos: [us]
      platforms: [claude-api, claude-platform-aws, bedrock]
      regions: {bedrock: [us-east-1, us-west-2], vertex: [us-east5]}
      profiles: [us]
      endpoints: [LLM.example.com]
    require_explicit_geo: false
    unresolved: note
  - paths: ["tools/**"]
    unresolved: warning
rules:
  us-premium: off
waivers:
  - rule: model-cannot-be-pinned
    paths: ["legacy/**"]
    reason: replaced in Q1, see RISK-412
    owner: privacy@example.com
    expires: 2027-03-31
exclude: ["third_party/**"]
"""


def test_the_whole_shape_is_read(tree: Tree) -> None:
    root = tree({"domicile.yaml": WHOLE_SHAPE})
    policy = load(root / "domicile.yaml")
    us = DataResidency("us", ("us",), "us")
    assert policy.workspaces == {
        "prod": Workspace("prod", "wrkspc_01ABC", "claude-api", us),
        "lab": Workspace("lab", None, "claude-api", DataResidency("us", None, "global")),
    }
    permit = Permit(
        geos=("us",),
        platforms=("claude-api", "claude-platform-aws", "bedrock"),
        regions={"bedrock": ("us-east-1", "us-west-2"), "vertex": ("us-east5",)},
        profiles=("us",),
        endpoints=("llm.example.com",),
    )
    assert policy.scopes == (
        Scope(None, "prod", permit, False, "note"),
        Scope(("tools/**",), None, Permit(), None, "warning"),
    )
    assert {id_: override.severity for id_, override in policy.rules.items()} == {"GEO501": "off"}
    assert policy.waivers == (
        Waiver(
            "model-cannot-be-pinned",
            ("legacy/**",),
            "replaced in Q1, see RISK-412",
            "privacy@example.com",
            date(2027, 3, 31),
        ),
    )
    assert policy.exclude == ("third_party/**",)
    assert (policy.path, policy.root) == ("domicile.yaml", root)


def test_everything_knows_where_it_was_written(tree: Tree) -> None:
    policy = load(tree({"domicile.yaml": WHOLE_SHAPE}) / "domicile.yaml")
    prod = policy.workspaces["prod"].places
    assert prod.at("id").span == Span(4, 9, 4, 21)
    assert prod.at().span == Span(4, 5, 9, 32)
    assert prod.at("data_residency", "allowed_inference_geos", 0).span == Span(8, 32, 8, 34)
    assert policy.workspaces["lab"].places.at("data_residency").span == Span(10, 8, 10, 10)
    assert policy.waivers[0].places.at("expires").span == Span(30, 14, 30, 24)
    assert policy.rules["GEO501"].place.span == Span(24, 15, 24, 18)


@pytest.mark.parametrize(
    "text", ["version: 1\n", "version: 1", "\ufeffversion: 1\r\nscopes: []\r\n"]
)
def test_small_policies(text: str, tree: Tree) -> None:
    policy = load(tree({"domicile.yaml": text.encode()}) / "domicile.yaml")
    assert (policy.workspaces, policy.scopes) == ({}, ())


# --- which settings hold ---------------------------------------------------------------

LAYERED = """\
version: 1
workspaces: {prod: {}, lab: {}}
scopes:
  - workspace: prod
    permit: {geos: [us], regions: {bedrock: [us-east-1], vertex: [us-east5]}}
    unresolved: warning
  - paths: ["lab/**"]
    workspace: lab
    permit: {geos: [us, global], regions: {vertex: [europe-west1]}}
  - paths: ["lab/strict/**"]
    require_explicit_geo: true
    unresolved: error
"""


@pytest.mark.parametrize(
    ("path", "workspace", "geos", "regions", "explicit", "unresolved"),
    [
        ("app.py", "prod", ("us",), {"bedrock": ("us-east-1",), "vertex": ("us-east5",)},
         False, "warning"),
        ("lab/a.py", "lab", ("us", "global"),
         {"bedrock": ("us-east-1",), "vertex": ("europe-west1",)}, False, "warning"),
        ("lab/strict/a.py", "lab", ("us", "global"),
         {"bedrock": ("us-east-1",), "vertex": ("europe-west1",)}, True, "error"),
    ],
)  # fmt: skip
def test_the_later_scope_wins_key_by_key(
    path: str,
    workspace: str,
    geos: tuple[str, ...],
    regions: dict[str, tuple[str, ...]],
    explicit: bool,
    unresolved: str,
    tree: Tree,
) -> None:
    settings = settings_for(load(tree({"domicile.yaml": LAYERED}) / "domicile.yaml"), path)
    assert settings.workspace is not None
    assert settings.workspace.name == workspace
    assert settings.permit == Permit(geos=geos, regions=regions)
    assert (settings.require_explicit_geo, settings.unresolved) == (explicit, unresolved)


def test_settings_know_which_line_said_so(tree: Tree) -> None:
    settings = settings_for(
        load(tree({"domicile.yaml": LAYERED}) / "domicile.yaml"), "lab/strict/a.py"
    )
    assert {key: place.span.line for key, place in settings.origins.items()} == {
        "workspace": 8,
        "permit.geos": 9,
        "permit.regions.bedrock": 5,
        "permit.regions.vertex": 9,
        "require_explicit_geo": 11,
        "unresolved": 12,
    }


def test_nothing_holds_without_a_policy() -> None:
    settings = settings_for(EMPTY, "app.py")
    assert (settings.workspace, settings.permit, settings.origins) == (None, Permit(), {})


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("", "app.py", "app.py"),
        ("", "./app.py", "app.py"),
        ("tools", "x.py", "tools/x.py"),
        ("tools", "../app.py", "app.py"),
        ("..", "repo/app.py", "app.py"),
        ("..", "other/app.py", "../other/app.py"),
    ],
)
def test_paths_are_matched_from_the_policys_directory(
    base: str, path: str, expected: str, tree: Tree
) -> None:
    root = tree({"repo/domicile.yaml": "version: 1", "repo/tools/x.py": ""}) / "repo"
    policy = load(root / "domicile.yaml")
    assert rebase(policy, root / base)(path) == expected


# --- extends ---------------------------------------------------------------------------


def test_what_stands_in_the_extending_file_comes_later(tree: Tree) -> None:
    root = tree({
        "org/base.yaml": """\
version: 1
workspaces: {prod: {id: old}, shared: {id: s}}
scopes: [{workspace: shared, permit: {geos: [us]}}]
rules: {GEO101: note, GEO102: note}
exclude: [a]
""",
        "repo/domicile.yaml": """\
version: 1
extends: [../org/base.yaml]
workspaces: {prod: {id: new}}
scopes: [{workspace: prod}]
rules: {unsupported-model: error}
exclude: [b]
""",
    })  # fmt: skip
    policy = load(root / "repo/domicile.yaml")
    assert {name: each.id for name, each in policy.workspaces.items()} == {
        "prod": "new",
        "shared": "s",
    }
    assert {id_: each.severity for id_, each in policy.rules.items()} == {
        "GEO101": "error",
        "GEO102": "note",
    }
    assert policy.exclude == ("a", "b")
    settings = settings_for(policy, "app.py")
    assert settings.workspace is not None
    assert (settings.workspace.name, settings.permit.geos) == ("prod", ("us",))
    assert {key: place.path for key, place in settings.origins.items()} == {
        "workspace": "repo/domicile.yaml",
        "permit.geos": "org/base.yaml",
    }
    assert [file.name for file in policy.files] == ["base.yaml", "domicile.yaml"]


def test_a_base_that_two_bases_share_counts_once(tree: Tree) -> None:
    root = tree({
        "domicile.yaml": "version: 1\nextends: [a.yaml, b.yaml]\n",
        "a.yaml": "version: 1\nextends: [c.yaml]\n",
        "b.yaml": "version: 1\nextends: [c.yaml]\n",
        "c.yaml": "version: 1\nexclude: [x]\n",
    })  # fmt: skip
    policy = load(root / "domicile.yaml")
    assert [file.name for file in policy.files] == ["c.yaml", "a.yaml", "b.yaml", "domicile.yaml"]
    assert policy.exclude == ("x",)


def test_a_base_in_an_installed_package_is_read_without_importing_it(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({
        "site/acme_policies/__init__.py": "raise RuntimeError('imported')",
        "site/acme_policies/eu/base.yaml": "version: 1\nexclude: [x]\n",
        "domicile.yaml": "version: 1\nextends: ['acme_policies:eu/base.yaml']\n",
    })  # fmt: skip
    monkeypatch.syspath_prepend(str(root / "site"))
    assert load(root / "domicile.yaml").exclude == ("x",)
    assert "acme_policies" not in sys.modules


# --- finding it ------------------------------------------------------------------------


def test_the_nearest_policy_up_to_the_repository_root_is_found(tree: Tree) -> None:
    root = tree({
        "domicile.yaml": "version: 1",
        "repo/.git/HEAD": "",
        "repo/app/deep/x.py": "",
        "repo/sub/domicile.yaml": "version: 1",
        "repo/sub/deep/x.py": "",
    })  # fmt: skip
    assert find(root) == root / "domicile.yaml"
    assert find(root / "repo/sub/deep") == root / "repo/sub/domicile.yaml"
    assert find(root / "repo/app/deep") is None  # the repository ends before the next one
