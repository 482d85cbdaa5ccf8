"""Bad policies: the whole message of each, with its place, key and suggestion."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application
from domicile.policy import PolicyError, find, load

Tree = Callable[..., Path]

SYNTAX = [
    ("empty", b"", "1:1: the file is empty; write `version: 1` at least"),
    ("only a comment", b"# later\n", "1:1: the file is empty; write `version: 1` at least"),
    ("a list", b"- version: 1\n", "1:1: must be a Domicile policy, not a list"),
    ("a text", b"version 1\n", "1:1: must be a Domicile policy, not a text"),
    ("a tab", b"version: 1\nscopes:\n\t- {}\n",
     "3:1: a tab stands here: YAML is indented with spaces"),
    ("an open bracket", b"version: 1\nexclude: [a, b\nrules: {}\n",
     "3:6: not valid YAML: ..."),  # the rest is the parser's
    ("bad indentation", b"version: 1\n rules: {}\n",
     "2:7: not valid YAML: ..."),
    ("a key twice", b"version: 1\nrules: {}\nrules: {}\n",
     "3:1: rules: the key 'rules' is written twice, first in line 2"),
    ("a nested key twice", b"version: 1\nworkspaces:\n  prod: {id: a, id: b}\n",
     "3:17: workspaces.prod.id: the key 'id' is written twice, first in line 3"),
    ("an anchor", b"version: 1\nexclude: &e [a]\nextends: *e\n",
     "2:10: exclude: the anchor &e is not read here: write the value out"),
    ("an anchor at a text", b"version: 1\nexclude: [&e a]\n",
     "2:11: exclude[0]: the anchor &e is not read here: write the value out"),
    ("an alias", b"version: 1\nextends: *e\n",
     "2:10: extends: the alias *e is not read here: write the value out"),
    ("too deep", b"version: 1\nexclude: " + b"[" * 100_000,
     f"2:69: exclude{'[0]' * 59}: nested more than 60 levels deep"),
    ("a merge key", b"version: 1\nworkspaces: {a: {<<: {id: x}}}\n",
     "2:18: workspaces.a.<<: merge keys are not read here: write the keys out"),
    ("a tag", b"version: !!python/object:os.system 1\n",
     "1:10: version: the tag !!python/object:os.system is not read here: "
     "write the value plainly"),
    ("two documents", b"version: 1\n---\nversion: 1\n",
     "2:1: a second document starts here: one file holds one"),
    ("a list as a key", b"? [a]\n: 1\n",
     "1:3: a key must be a word, not a list or a mapping"),
    ("invalid UTF-8", b"version: 1\nexclude: [\xc3\xa9, \xff]\n",
     "2:14: byte 0xff is not valid UTF-8"),
    ("Latin-1 after a line in UTF-8", "version: 1\n# é\n".encode() + b"# \xe9\n",
     "3:3: byte 0xe9 is not valid UTF-8"),
    ("a control character", b"version: 1\nexclude: ['a\x07']\n",
     "2:13: the character U+0007 is not allowed in YAML"),
    ("10 MB", b"# " + b"x" * 10_000_000,
     "1:1: the file has more than the 1 MB allowed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"), [row[1:] for row in SYNTAX], ids=[row[0] for row in SYNTAX]
)
def test_a_file_that_is_no_policy(text: bytes, message: str, tree: Tree) -> None:
    (found,) = errors(tree({"domicile.yaml": text}))
    assert found.startswith(f"domicile.yaml:{message.removesuffix('...')}")
    assert message.endswith("...") or found == f"domicile.yaml:{message}"


def test_a_billion_laughs_is_one_error(tree: Tree) -> None:
    lines = ["version: 1", "a: &a [x, x]"]
    lines += [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefghi", "bcdefghij", strict=True)]
    (message,) = errors(tree({"domicile.yaml": "\n".join(lines)}))
    assert message == "domicile.yaml:2:4: a: the anchor &a is not read here: write the value out"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_one_error(opening: str, tree: Tree) -> None:
    (message,) = errors(tree({"domicile.yaml": opening * 100_000}))
    assert message.endswith((": nested more than 60 levels deep", "not a list or a mapping"))


SCHEMA = """\
version: 2
workspaces:
  prod: {platfrom: claude-api, data_residency: {allowed_inference_geos: none}}
  test: {platform: bedrock, id: 7, data_residency: {allowed_inference_geos: [us, us]}}
  le chat: {}
scopes:
  - permit: {geo: [us], platforms: [claud-api], regions: {bedrock: us-east-1, aws: []}}
    require_explicit_geo: "no"
    unresolved: info
  - paths: []
    permit: {profiles: [US.], endpoints: ["https://llm.example.com/v1"]}
rules: {GEO101: warn}
waivers:
  - {rule: GEO305, paths: legacy, owner: me, expires: 2027-02-30}
exclude:
extend: [base.yaml]
"""


def test_everything_that_is_wrong_is_told_by_place(
    tree: Tree, same_as_snapshot: Callable[[str, str], None]
) -> None:
    messages = errors(tree({"domicile.yaml": SCHEMA}))
    same_as_snapshot("policy-errors.txt", "\n".join(messages) + "\n")


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("rules: {us-premum: note}",
         ["2:9: rules.us-premum: no such rule; did you mean 'us-premium'?"]),
        ("rules: {GEO501: note, us-premium: off}",
         ["2:23: rules.us-premium: the same rule as 'GEO501'"]),
        ("scopes: [{workspace: prd}]\nworkspaces: {prod: {}}",
         ["2:22: scopes[0].workspace: 'prd' is not a declared workspace; did you mean 'prod'?"]),
        ("scopes: [{workspace: prod}]",
         ["2:22: scopes[0].workspace: 'prod' is not a declared workspace"]),
        ("workspaces: {a: {id: x}, b: {id: x}}",
         ["2:34: workspaces.b.id: 'x' is the id of 'a' too"]),
        ("waivers: [{rule: GEO35, paths: [a], reason: r, owner: o, expires: 2027-01-01}]",
         ["2:18: waivers[0].rule: 'GEO35' is not a rule; did you mean 'GEO305'?"]),
        ("waivers: [{rule: GEO404, paths: [a], reason: r, owner: o, expires: 2027-01-01}]",
         ["2:18: waivers[0].rule: 'GEO404' cannot be waived: it is marked suppressible: false"]),
        ("extends: [nowhere.yaml]", ["2:11: extends[0]: there is no file nowhere.yaml"]),
        ("extends: ['__main__:p.yaml']",
         ["2:11: extends[0]: the package '__main__' is not installed"]),
        ("extends: ['no_such_pkg:p.yaml']",
         ["2:11: extends[0]: the package 'no_such_pkg' is not installed"]),
        ("extends: [domicile.yaml]",
         ["2:11: extends[0]: extends itself: domicile.yaml -> domicile.yaml"]),
        ("custom_rules: ['rules/*.yaml']",
         ["2:16: custom_rules[0]: no file matches 'rules/*.yaml'"]),
        ("exclude: [1]", ["2:11: exclude[0]: must be a text, not 1"]),
        ("exclude: ['']", ["2:11: exclude[0]: must not be empty"]),
        ("workspaces: {a: {data_residency: {allowed_inference_geos: [us, 3]}}}",
         ["2:64: workspaces.a.data_residency.allowed_inference_geos[1]: must be a geo, not 3"]),
        ("workspaces: {a: {data_residency: {allowed_inference_geos: []}}}",
         ["2:59: workspaces.a.data_residency.allowed_inference_geos: must not be empty"]),
    ],
)  # fmt: skip
def test_names_and_values_that_lead_nowhere(text: str, messages: list[str], tree: Tree) -> None:
    found = errors(tree({"domicile.yaml": f"version: 1\n{text}\n"}))
    assert found == [f"domicile.yaml:{message}" for message in messages]


def test_a_file_that_an_installed_package_does_not_hold(tree: Tree) -> None:
    root = tree({"domicile.yaml": "version: 1\nextends: ['json.tool:p.yaml']\n"})
    (message,) = errors(root)
    assert message.startswith("domicile.yaml:2:11: extends[0]: there is no file ")
    assert message.endswith("/json/tool/p.yaml")


def test_a_file_that_is_no_policy_is_not_quoted(tree: Tree) -> None:
    root = tree({"domicile.yaml": "version: 1\nextends: [token]\n", "token": "ghp_secret\n"})
    assert errors(root) == ["token:1:1: must be a Domicile policy, not a text"]


def test_a_circle_of_policies(tree: Tree) -> None:
    root = tree({
        "domicile.yaml": "version: 1\nextends: [org/a.yaml]\n",
        "org/a.yaml": "version: 1\nextends: [b.yaml]\n",
        "org/b.yaml": "version: 1\nextends: [../domicile.yaml]\n",
    })  # fmt: skip
    assert errors(root) == [
        "org/b.yaml:2:11: extends[0]: extends itself: "
        "domicile.yaml -> org/a.yaml -> org/b.yaml -> domicile.yaml"
    ]


def test_an_error_in_a_base_is_told_there(tree: Tree) -> None:
    root = tree({
        "domicile.yaml": "version: 1\nextends: [base.yaml]\n",
        "base.yaml": "version: 1\nscope: []\n",
    })  # fmt: skip
    assert errors(root) == ["base.yaml:2:1: scope: unknown key; did you mean 'scopes'?"]


def test_a_policy_that_is_a_directory(tree: Tree) -> None:
    root = tree({"domicile.yaml/inside": ""})
    assert errors(root) == ["domicile.yaml:1:1: cannot be read: Is a directory"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("nowhere", "No such file or directory"), ("domicile.yaml", "Too many levels of symbolic")],
)
def test_a_link_that_leads_nowhere_is_not_passed_over(target: str, reason: str, tree: Tree) -> None:
    root = tree({"readme": ""})
    (root / "domicile.yaml").symlink_to(target)
    assert find(root) == root / "domicile.yaml"
    (message,) = errors(root)
    assert message.startswith(f"domicile.yaml:1:1: cannot be read: {reason}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_a_policy_that_is_a_pipe(tree: Tree) -> None:
    root = tree({"readme": ""})
    os.mkfifo(root / "domicile.yaml")
    with pytest.raises(PolicyError) as error:
        find(root)
    assert str(error.value) == "domicile.yaml:1:1: is not a file"


def test_a_file_without_an_end(tree: Tree) -> None:
    tree({"readme": ""})
    with pytest.raises(PolicyError) as error:
        load(Path("/dev/zero"))
    assert str(error.value).endswith("/dev/zero:1:1: the file has more than the 1 MB allowed")


def test_a_name_that_is_too_long(tree: Tree) -> None:
    (message,) = errors(tree({"domicile.yaml": f"version: 1\nextends: [{'a' * 5000}]\n"}))
    assert message.startswith("domicile.yaml:2:11: extends[0]: there is no file aaa")


def test_a_message_has_an_end(tree: Tree) -> None:
    keys = "".join(f"key{number}: 1\n" for number in range(1000))
    tree({"domicile.yaml": f"version: 1\n{keys}"})
    with pytest.raises(PolicyError) as error:
        load(Path("domicile.yaml"))
    assert len(error.value.problems) == 1000
    told = str(error.value).splitlines()
    assert (len(told), told[-1]) == (51, "... and 950 more")


COMMANDS = (("check",), ("inventory",), ("rules",), ("policy", "validate"), ("policy", "show"),
            ("policy", "test"))  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("name", "text", "message"), SYNTAX, ids=[case[0] for case in SYNTAX])
def test_every_command_tells_it_and_exits_with_2(
    command: tuple[str, ...], name: str, text: bytes, message: str, tree: Tree
) -> None:
    tree({"domicile.yaml": text, "app.py": "import anthropic\n"})
    result = CliRunner().invoke(application, command)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: domicile.yaml:{message.removesuffix('...')}")
    assert result.stdout == ""


def test_a_policy_under_another_name(tree: Tree) -> None:
    root = tree({"domicile.yml": "version: 1\n"})
    with pytest.raises(PolicyError) as error:
        find(root)
    assert str(error.value) == ("domicile.yml:1:1: is not read; a policy is called domicile.yaml")
    tree({"domicile.yaml": "version: 1\n"})
    with pytest.raises(PolicyError) as error:
        find(root)
    assert str(error.value) == (
        "domicile.yml:1:1: two policies: domicile.yaml lies beside it; "
        "a policy is called domicile.yaml"
    )


def errors(root: Path) -> list[str]:
    with pytest.raises(PolicyError) as error:
        load(root / "domicile.yaml")
    return [str(problem) for problem in error.value.problems]
