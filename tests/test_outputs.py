"""Where reports go, and what is said where they cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application

Tree = Callable[..., Path]
BROKEN = "import anthropic\ndef (\n"

posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("domicile", f"{sys.executable} -m domicile", 1)
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (["json:-"], "standard output is --output-format's; name a file."),
        (["json:a", "sarif:a"], "two reports would be written to a."),
        (["json:a", "sarif:./a"], "two reports would be written to ./a."),
        (["json:"], "'json:' is not FORMAT:FILE"),
        (["jsno:a"], "Did you mean 'json'?"),
    ],
)
def test_outputs_that_make_no_sense(tree: Tree, outputs: list[str], message: str) -> None:
    root = tree({"broken.py": BROKEN})
    arguments = [word for output in outputs for word in ("--output", output)]
    result = CliRunner().invoke(application, ["check", *arguments])
    assert result.exit_code == 2
    assert message in result.stderr
    assert [each.name for each in root.iterdir()] == ["broken.py"]


def test_one_file_that_cannot_be_written_costs_no_other(tree: Tree) -> None:
    root = tree({"broken.py": BROKEN, "folder/x": ""})
    outputs = [
        "--output=json:broken.py/a.json",
        "--output=sarif:folder",
        "--output=junit:there.xml",
    ]
    result = CliRunner().invoke(application, ["check", *outputs])
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: cannot write broken.py/a.json: Not a directory\n"
        "cannot write folder: Is a directory\n"
    )
    assert (root / "there.xml").exists()
    assert "GEO904" in result.stdout


@pytest.mark.parametrize("name", ["build/reports/a.json", "a/../b/c.json", "./x/y.json"])
def test_folders_are_made(tree: Tree, name: str) -> None:
    root = tree({"broken.py": BROKEN})
    result = CliRunner().invoke(application, ["check", "--output", f"json:{name}"])
    assert result.exit_code == 1
    assert (root / name).resolve().read_bytes().startswith(b"{")


def test_a_file_that_is_read_only_stays(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree({"broken.py": BROKEN, "report.json": "kept"})
    # Root may write anything.
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("report.json"))
    result = CliRunner().invoke(application, ["check", "--output", "json:report.json"])
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: cannot write report.json: it is read-only\n",
    )
    assert (root / "report.json").read_text() == "kept"


@pytest.mark.parametrize("arguments", [["--output", "json:{}"], ["--fix"]])
def test_a_name_may_be_as_long_as_the_disk_takes(tree: Tree, arguments: list[str]) -> None:
    name = "n" * 252 + ".py"
    comment = "import anthropic\nanthropic.Anthropic()\n# domicile: ignore[GEO101] never needed\n"
    root = tree({"domicile.yaml": "version: 1\n", name: comment})
    done = [each.format(name) for each in arguments]
    assert CliRunner().invoke(application, ["check", *done]).exit_code == int("--fix" not in done)
    assert (root / name).read_text() != comment


@posix
def test_a_working_directory_that_is_gone(tree: Tree) -> None:
    tree({"gone/x": ""})
    done = shell("cd gone && rm -r ../gone && domicile check")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "Error: the working directory does not exist any more",
    )


@posix
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("domicile check >&-", 1),
        ("domicile check 2>&-", 1),
        ("domicile check - <&-", 0),
        ("domicile check <&- >&- 2>&-", 1),
        ("domicile check --output json:report.json >&-", 1),
    ],
)
def test_a_stream_that_is_closed_is_one_that_nobody_reads(
    tree: Tree, command: str, status: int
) -> None:
    root = tree({"broken.py": BROKEN})
    done = shell(command)
    assert (done.returncode, "defect" in done.stderr) == (status, False)
    if "report.json" in command:
        assert (root / "report.json").read_bytes().startswith(b"{")


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.parametrize("command", ["domicile check", "domicile rules", "domicile check --diff"])
def test_a_full_disk_is_told(tree: Tree, command: str) -> None:
    unused = "import anthropic\nx = 1  # domicile: ignore[GEO101] why\n"
    tree({"domicile.yaml": "version: 1\n", "broken.py": unused})
    done = shell(f"{command} >/dev/full")
    assert done.returncode == 2
    error = "Error: cannot write to standard output: No space left on device"
    assert done.stderr.splitlines()[0] == error
    assert "defect" not in done.stderr
