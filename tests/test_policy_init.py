"""`domicile policy init`: the policy it writes, and that it holds what it was written from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile import policy, schema
from domicile.cli.application import application

Tree = Callable[..., Path]
EXAMPLE = Path(__file__).parent.parent / "examples" / "helpdesk"
CALL = 'messages.create(model="{model}", max_tokens=1, messages=[])'
NEW = CALL.format(model="claude-opus-4-7")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(application, list(arguments))
    assert not isinstance(result.exception, Exception), result.exception
    return result


def found() -> set[str]:
    document = json.loads(run("check", "--output-format", "json").stdout)
    return {each["rule"] for each in document["findings"]}


def test_the_policy_of_the_example(
    tree: Tree, same_as_snapshot: Callable[[str, str], None]
) -> None:
    root = tree({".git/HEAD": ""})
    shutil.copytree(EXAMPLE / "helpdesk", root / "helpdesk")
    result = run("policy", "init")
    assert result.exit_code == 0
    assert result.stderr == (
        "Wrote domicile.yaml from 8 calls in 6 files. Read it, then run: domicile check\n"
    )
    same_as_snapshot("policy-init.yaml", (root / "domicile.yaml").read_text())
    assert run("policy", "validate").stdout == "domicile.yaml: valid, 1 workspace and 1 scope\n"
    assert found() == {"GEO101", "GEO104", "GEO201", "GEO202", "GEO901"}  # those need no policy


def permitted(text: str) -> str:
    """The lines of the first scope, without comments and indentation."""
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    start = lines.index("scopes:")
    return " ".join(filter(None, lines[start + 1 :]))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print('claude')", "- require_explicit_geo: false unresolved: note"),
        (f"Anthropic().{NEW}",
         "- workspace: default permit: geos: - global platforms: - claude-api"),
        (f"Anthropic().{CALL.format(model='claude-haiku-4-5')}",
         "- workspace: default permit: geos: - not_available platforms: - claude-api"),
        (f"Anthropic(base_url='https://llm.example.com/v1').{NEW}",
         "- permit: platforms: - gateway endpoints: - llm.example.com"),
        ("AnthropicBedrock(aws_region='us-east-1')."
         f"{CALL.format(model='us.anthropic.claude-opus-4-7')}",
         "- permit: platforms: - bedrock regions: bedrock: - us-east-1 profiles: - us"),
        (f"AnthropicVertex(region='europe-west1', project_id='p').{NEW}",
         "- permit: platforms: - vertex regions: vertex: - europe-west1"),
        (f"AnthropicFoundry(resource='r').{NEW}",
         "- permit: geos: - deployment platforms: - foundry"),
        (f"Anthropic().{NEW[:-1]}, inference_geo='eu')",  # no geo, and no place in a policy
         "- workspace: default permit: platforms: - claude-api"),
        (f"Anthropic(base_url=input()).{NEW}", "- require_explicit_geo: false unresolved: note"),
    ],
)  # fmt: skip
def test_what_is_found_is_permitted(code: str, expected: str, tree: Tree) -> None:
    root = tree({"app.py": f"from anthropic import *\n{code}\n", ".git/HEAD": ""})
    assert run("policy", "init").exit_code == 0
    assert permitted((root / "domicile.yaml").read_text()).startswith(expected)
    assert {rule for rule in found() if rule[:4] in ("GEO3", "GEO4")} == set()


def test_workspaces_that_code_names_are_declared(tree: Tree) -> None:
    code = (
        f"import anthropic\nanthropic.Anthropic().{NEW[:-1]}, workspace_id='wrkspc_1')\n"
        f"anthropic.AnthropicAWS(workspace_id='wrkspc_2', aws_region='us-east-1').{NEW}\n"
    )
    root = tree({"app.py": code, ".git/HEAD": ""})
    run("policy", "init")
    declared = policy.load(root / "domicile.yaml").workspaces
    assert {name: (each.platform, each.id) for name, each in declared.items()} == {
        "workspace-1": ("claude-api", "wrkspc_1"),
        "workspace-2": ("claude-platform-aws", "wrkspc_2"),
    }
    assert "GEO306" not in found()


def test_an_editor_finds_the_schema(tree: Tree) -> None:
    root = tree({".git/HEAD": ""})
    run("policy", "init")
    first = (root / "domicile.yaml").read_text().partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={schema.load('policy')['$id']}"


def test_no_policy_is_overwritten_by_mistake(tree: Tree) -> None:
    root = tree({"domicile.yaml": "version: 1\n", "app/a.py": "", ".git/HEAD": ""})
    result = run("policy", "init")
    assert "there is a domicile.yaml here already; --force replaces it" in result.stderr
    assert result.exit_code == 2
    assert run("policy", "init", "--dry-run").stdout.startswith("# yaml-language-server: ")
    assert (root / "domicile.yaml").read_text() == "version: 1\n"
    assert run("policy", "init", "--force").exit_code == 0
    assert "yaml-language-server" in (root / "domicile.yaml").read_text()


def test_a_policy_above_holds_already(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree({"domicile.yaml": "version: 1\n", "app/a.py": "", ".git/HEAD": ""})
    monkeypatch.chdir(root / "app")
    result = run("policy", "init")
    assert "../domicile.yaml holds here already" in result.stderr
    assert result.exit_code == 2


def test_a_files_name_stays_in_its_comment(tree: Tree) -> None:
    name = "app\nversion: 2\n\x1b[31m.py"
    root = tree({name: f"import anthropic\nanthropic.Anthropic().{NEW}\n", ".git/HEAD": ""})
    assert run("policy", "init").exit_code == 0
    text = (root / "domicile.yaml").read_text()
    assert "# 1 call: app\\x0aversion: 2\\x0a\\x1b[31m.py:2\n" in text
    assert policy.load(root / "domicile.yaml").scopes[0].permit.geos == ("global",)
