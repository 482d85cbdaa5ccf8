"""action.yml and the recipes of docs/ci.md: valid for their systems, and run as they stand."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Tree = Callable[..., Path]

PROJECT = Path(__file__).parent.parent
ACTION_FILE = PROJECT / "action.yml"
ACTION: dict[str, Any] = yaml.safe_load(ACTION_FILE.read_text("utf-8"))
PAGE = (PROJECT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)

SCHEMAS = {
    "# .github/workflows/domicile.yml": "vendor.github-workflows",
    "# .gitlab-ci.yml": "vendor.gitlab-ci",
    "# azure-pipelines.yml": "vendor.azure-pipelines",
}
_CALL = "import anthropic\n\nanthropic.Anthropic().messages.create(\n    model='{}', max_tokens=1, "
REFUSED = _CALL.format("claude-haiku-4-5") + "messages=[], inference_geo='us')\n"
FINE = _CALL.format("claude-opus-4-7") + "messages=[], inference_geo='us')\n"
BIN = str(Path(sys.executable).parent)


def validate(schema: str, file: Path) -> None:
    if sys.version_info < (3, 11) and schema == "vendor.azure-pipelines":
        pytest.skip("earlier versions refuse a pattern in this vendor's schema")
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def snippets() -> list[tuple[str, str]]:
    """The whole files among the snippets, with the schema each is valid against."""
    found = ((text.partition("\n")[0], text) for language, text in BLOCKS if language == "yaml")
    return [(SCHEMAS[head], text) for head, text in found if head in SCHEMAS]


def test_every_snippet_is_checked() -> None:
    assert [schema.partition(".")[2] for schema, _ in snippets()] == [
        "github-workflows",
        "github-workflows",
        "gitlab-ci",
        "azure-pipelines",
    ]


@pytest.mark.parametrize(("schema", "text"), snippets())
def test_a_snippet_is_valid(tmp_path: Path, schema: str, text: str) -> None:
    file = tmp_path / "snippet.yml"
    file.write_text(text)
    validate(schema, file)


def test_the_pre_commit_snippet_is_valid_and_names_hooks_of_ours(tmp_path: Path) -> None:
    (text,) = (text for _, text in BLOCKS if text.startswith("# .pre-commit-config.yaml\n"))
    file = tmp_path / "config.yaml"
    file.write_text(text)
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
    assert subprocess.run(command).returncode == 0
    manifest = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    used = {hook["id"] for hook in yaml.safe_load(text)["repos"][0]["hooks"]}
    assert used <= {hook["id"] for hook in manifest}


def commands() -> list[str]:
    """Each `domicile` command of the page, up to what it is piped into."""
    code = "\n".join(text for _, text in BLOCKS) + "\n".join(re.findall(r"^    (.*)", PAGE, re.M))
    found = re.findall(r"\bdomicile (?:check|inventory|policy)\b[^|\n]*", code)
    return sorted(
        {command.replace("$(Build.ArtifactStagingDirectory)", "out") for command in found}
    )


def test_the_page_s_commands_are_found() -> None:
    assert len(commands()) >= 6


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_page_runs_and_writes_what_it_says(tree: Tree, command: str) -> None:
    tree({"app.py": REFUSED, "out/.keep": ""})
    arguments = shlex.split(command)[1:]
    done = subprocess.run([sys.executable, "-m", "domicile", *arguments], capture_output=True)
    failing = "check" in arguments and "--exit-zero" not in arguments
    assert done.returncode == int(failing), done.stderr
    written = [
        arguments[i + 1].partition(":")[2] for i, each in enumerate(arguments) if each == "--output"
    ]
    assert all(Path(file).stat().st_size for file in written)


def test_the_action_is_valid() -> None:
    validate("vendor.github-actions", ACTION_FILE)


def test_the_action_puts_no_input_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_page_lists_the_action_s_inputs() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| `?([^`|]*?)`? \|", PAGE, re.M))
    for name, given in ACTION["inputs"].items():
        if name != "requirement":  # its default is in words
            assert rows[name] == (given["default"] or "none")


@pytest.mark.network
def test_the_action_installs_itself(tmp_path: Path) -> None:
    clone = tmp_path / "action"
    subprocess.run(["git", "clone", "-q", str(PROJECT), str(clone)], check=True)
    (step,) = (step for step in ACTION["runs"]["steps"] if step["name"] == "Install Domicile")
    added = tmp_path / "path"
    environment = {
        **os.environ,
        "REQUIREMENT": str(clone),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(added),
    }
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    subprocess.run([*shell, step["run"]], env=environment, check=True)
    program = Path(added.read_text().strip()) / "domicile"
    done = subprocess.run([program, "--version"], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.startswith("domicile 0.")


def run_check(**inputs: str) -> tuple[int, dict[str, str], str]:
    """Run the action's own step as the runner does: its status, outputs and summary."""
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    values = {name: given["default"] for name, given in ACTION["inputs"].items()} | inputs
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], text)
        for name, text in step["env"].items()
    }
    files = {name: Path(f"../runner/{name}") for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    Path("../runner").mkdir()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={
            **os.environ,
            **environment,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": "../runner",
            **{name: str(file) for name, file in files.items()},
        },
        capture_output=True,
        text=True,
    )
    texts = {name: file.read_text() if file.exists() else "" for name, file in files.items()}
    outputs = dict(line.split("=", 1) for line in texts["GITHUB_OUTPUT"].splitlines())
    return done.returncode, outputs, texts["GITHUB_STEP_SUMMARY"] + done.stdout + done.stderr


@pytest.mark.parametrize(
    ("inputs", "status", "told"),
    [
        ({}, 1, "::error file=app.py,line=4"),
        ({}, 1, "### Domicile\n"),
        ({"paths": "fine.py"}, 0, "No findings"),
        ({"paths": "my files\nfine.py"}, 1, "::error file=my files/b.py,"),
        ({"args": "--fail-on=never"}, 0, "::error file=app.py"),
        ({"args": "--select\nGEO2\n--quiet"}, 0, "No findings"),
        ({"paths": "$(touch hacked)"}, 2, "$(touch hacked): No such file"),
        ({"paths": "--help"}, 2, "--help: No such file"),
    ],
)
def test_the_action_s_check(tree: Tree, inputs: dict[str, str], status: int, told: str) -> None:
    root = tree({"w/app.py": REFUSED, "w/fine.py": FINE, "w/my files/b.py": REFUSED}) / "w"
    os.chdir(root)  # the fixture goes back
    found, outputs, text = run_check(**inputs)
    assert told in text
    assert found == status, text
    assert not Path("hacked").exists()
    if status < 2:
        report = json.loads(Path(outputs["sarif-file"]).read_text())
        assert len(report["runs"][0]["results"]) == text.count("::error")
