"""The hooks, run by the real pre-commit on a scratch repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify.identify import tags_from_filename

from domicile import languages

Tree = Callable[..., Path]

PROJECT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))

_HEAD = 'import anthropic\n\nanthropic.Anthropic().messages.create(\n    model="{}", max_tokens=1, '
FINE = _HEAD.format("claude-opus-4-7") + 'messages=[], inference_geo="us"\n)\n'
REFUSED = _HEAD.format("claude-haiku-4-5") + 'messages=[], inference_geo="us"\n)\n'
GLOBAL = _HEAD.format("claude-opus-4-7") + "messages=[]\n)\n"
POLICY = 'version: 1\nscopes: [{permit: {geos: [us]}}]\nexclude: ["gen/**"]\n'
ON_PATH = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**ON_PATH, **variables}
    return subprocess.run(arguments, capture_output=True, text=True, env=environment)


def repository(build: Tree, files: Mapping[str, str]) -> None:
    build(dict(files))
    assert command("git", "init", "-q").returncode == 0
    assert command("git", "add", "-A").returncode == 0


def local(**changes: Any) -> str:
    """A configuration with the project's own hooks, run from this environment."""
    hooks = [
        {key: value for key, value in hook.items() if key != "minimum_pre_commit_version"}
        | {"language": "system", **changes}
        for hook in HOOKS
    ]
    return yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]})


def pre_commit(*arguments: str) -> subprocess.CompletedProcess[str]:
    home = str(Path("home").absolute())
    return command(sys.executable, "-m", "pre_commit", *arguments, PRE_COMMIT_HOME=home)


def test_the_manifest_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = pre_commit("validate-manifest", str(PROJECT / ".pre-commit-hooks.yaml"))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("suffix", languages._BY_SUFFIX)
def test_the_hooks_take_every_language(suffix: str) -> None:
    tags = tags_from_filename(f"name{suffix}")
    assert [hook["id"] for hook in HOOKS if tags & set(hook.get("types_or", ()))] == [
        "domicile",
        "domicile-all",
    ]


@pytest.mark.parametrize(
    ("hook", "files", "changed", "status", "output"),
    [
        ("domicile", {"a.py": FINE}, ["a.py"], 0, "Passed"),
        ("domicile", {"a.py": REFUSED}, ["a.py"], 1, "a.py:4:58\n"),
        ("domicile", {"a.py": FINE, "b.py": REFUSED}, ["a.py"], 0, "Passed"),
        ("domicile", {"a.md": REFUSED}, ["a.md"], 0, "Skipped"),
        ("domicile", {"gen/a.py": REFUSED, "domicile.yaml": POLICY}, ["gen/a.py"], 0, "Passed"),
        ("domicile", {"a.py": FINE, "domicile.yaml": "a: 1\n"}, ["a.py"], 1, "domicile.yaml:1:1"),
        ("domicile-all", {"a.py": FINE, "b.py": REFUSED}, ["a.py"], 1, "b.py:4:58\n"),
        ("domicile-all", {"a.py": GLOBAL, "domicile.yaml": POLICY}, ["domicile.yaml"], 1, "GEO301"),
        ("domicile-all", {"a.py": REFUSED, "set.toml": "x = 1\n"}, ["set.toml"], 1, "a.py:4:58\n"),
        ("domicile-all", {"a.py": REFUSED, "set.json": "{}\n"}, ["set.json"], 1, "a.py:4:58\n"),
        ("domicile-all", {"a.py": GLOBAL, "read.md": "x"}, ["read.md"], 0, "Skipped"),
        ("domicile-policy", {"domicile.yaml": POLICY}, ["domicile.yaml"], 0, "Passed"),
        ("domicile-policy", {"x/domicile.yaml": "a: 1\n"}, ["x/domicile.yaml"], 1, "unknown key"),
        ("domicile-policy", {"a.yaml": "a: 1\n"}, ["a.yaml"], 0, "Skipped"),
    ],
)  # fmt: skip  # a table
def test_a_hook(
    tree: Tree, hook: str, files: dict[str, str], changed: list[str], status: int, output: str
) -> None:
    repository(tree, {**files, ".pre-commit-config.yaml": local()})
    done = pre_commit("run", hook, "--files", *changed)
    assert output in done.stdout, done.stdout + done.stderr
    assert done.returncode == status


def test_a_hook_that_fixes(tree: Tree) -> None:
    bedrock = FINE.replace("Anthropic()", 'AnthropicBedrock(aws_region="us-east-1")')
    ignored = bedrock.replace("claude-opus-4-7", "us.anthropic.claude-opus-4-7")
    repository(tree, {"a.py": ignored, ".pre-commit-config.yaml": local(args=["--fix"])})
    first = pre_commit("run", "domicile", "--files", "a.py")
    assert (first.returncode, "files were modified by this hook" in first.stdout) == (1, True)
    assert "inference_geo" not in Path("a.py").read_text()
    second = pre_commit("run", "domicile", "--files", "a.py")
    assert (second.returncode, "Passed" in second.stdout) == (0, True), second.stdout


@pytest.mark.network
def test_installed_from_the_repository(tree: Tree) -> None:
    """As users have it: pre-commit clones this project and installs it from PyPI's packages."""
    repository(tree, {"a.py": FINE, "b.py": REFUSED})
    failed = pre_commit("try-repo", str(PROJECT), "domicile", "--files", "a.py", "b.py")
    assert "b.py:4:58\n" in failed.stdout, failed.stdout + failed.stderr
    assert failed.returncode == 1
    passed = pre_commit("try-repo", str(PROJECT), "domicile", "--files", "a.py")
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True)
