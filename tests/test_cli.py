"""The command line: options, exit statuses, and where output goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile import __version__
from domicile.cli.application import application

Tree = Callable[..., Path]

CONTRADICTION = """\
version: 1
workspaces:
  prod:
    data_residency: {allowed_inference_geos: [us], default_inference_geo: global}
scopes:
  - workspace: prod
"""
UNKNOWN_KEY = "version: 1\nscopez: []\n"
PLAIN = "import os\n"
BROKEN = "import anthropic\ndef f(:\n"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(application, list(arguments), input=stdin)
    assert not isinstance(result.exception, Exception), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize(
    ("arguments", "status", "output"),
    [
        (["check", "plain.py"], 0, "No findings; 0 calls in 0 of 1 file; facts of 20"),
        (["check"], 1, "error[GEO401] contradictory-workspace"),
        (["check", "--no-policy"], 1, "warning[GEO904] unreadable-file"),
        (["check", "--no-policy", "--fail-on", "error"], 0, "warning[GEO904]"),
        (["check", "--fail-on", "never"], 0, "error[GEO401]"),
        (["check", "--exit-zero"], 0, "error[GEO401]"),
        (["check", "--quiet", "--no-policy"], 1, "warning[GEO904]"),
        (["check", "--ignore", "GEO401,unreadable-file"], 0, "No findings"),
        (["check", "--ignore", "GEO4,GEO9"], 0, "No findings"),
        (["check", "--select", "GEO9"], 1, "GEO904"),
        (["check", "--select", "geo401"], 1, "GEO401"),
        (["check", "--output-format", "concise", "broken.py"], 1, "broken.py:2:7: GEO904 warning "),
        (["check", "--statistics"], 1, "     1  GEO401  contradictory-workspace\n"),
        (["check", "--statistics", "--output-format", "json"], 2, "use --output json:FILE"),
        (
            ["check", "--show-files"],
            0,
            "plain.py: screened out: no word that a Claude call needs\n",
        ),
        (["check", "--show-files"], 0, "broken.py: unreadable\n"),
        (["check", "--policy", "bad.yaml", "plain.py"], 2, "bad.yaml:2:1: scopez: unknown key"),
        (["check", "--policy", "none.yaml"], 2, "none.yaml:1:1: cannot be read: No such file"),
        (["check", "--policy", "bad.yaml", "--no-policy"], 2, "contradict each other"),
        (["check", "missing.py"], 2, "missing.py: No such file or directory"),
        (["check", "plain.py", "missing.py"], 2, "missing.py: No such file or directory"),
        (["check", "--select", "GEO10l"], 2, "there is no rule 'GEO10l'; did you mean 'GEO10"),
        (["check", "--fail-on", "fatal"], 2, "'fatal' is not one of 'error', 'warning', 'note'"),
        (["check", "--output-format", "xml"], 2, "'xml' is not one of 'full'"),
        (["check", "--output", "report.json"], 2, "'report.json' is not FORMAT:FILE"),
        (["check", "--output", "xml:r.xml"], 2, "'xml' is not one of 'full'"),
        (
            ["check", "--output", "json:plain.py/r.json"],
            2,
            "cannot write plain.py/r.json: Not a dir",
        ),
        (["check", "--jobs", "0"], 2, "0 is not in the range"),
        (["check", "--frobnicate"], 2, "No such option"),
        (["check", "-", "plain.py"], 2, "cannot be joined with other paths"),
        (["check", "plain.py", "--stdin-filename", "x.py"], 2, "needs '-' as the only path"),
        (["inventory", "plain.py"], 0, "0 calls in 0 of 1 file"),
        (["inventory", "missing"], 2, "missing: No such file or directory"),
        (["explain", "GEO101"], 0, "GEO101 unsupported-model (error)\n"),
        (["explain", "unsupported-model"], 0, "GEO101 unsupported-model (error)\n"),
        (["explain", "unsuported-model"], 2, "did you mean 'unsupported-model'?"),
        (["explain"], 2, "Missing argument 'RULE'"),
        (["rules"], 0, "GEO904  unreadable-file"),
        (["policy", "validate"], 1, "domicile.yaml: valid, 1 workspace and 1 scope\n"),
        (["policy", "validate"], 1, "domicile.yaml:4:75: GEO401 error the default 'global'"),
        (["policy", "validate", "good.yaml"], 0, "good.yaml: valid, 0 workspaces and 0 scopes\n"),
        (["policy", "validate", "bad.yaml"], 2, "bad.yaml:2:1: scopez: unknown key"),
        (["policy", "validate", "domicile.yaml", "bad.yaml"], 2, "domicile.yaml: valid"),
        (["policy", "show"], 0, "allowed_inference_geos: [us]"),
        (["policy", "show", "app.py"], 0, "  # domicile.yaml:6:16\n"),
        (["policy", "show", "--output-format", "json"], 0, '"allowed_inference_geos"'),
        (["--version"], 0, f"domicile {__version__} (facts of 20"),
        (["--help"], 0, "inventory"),
        (["frobnicate"], 2, "No such command 'frobnicate'.\n"),
        (["chek"], 2, "No such command 'chek'. Did you mean 'check'?\n"),
        (["policy", "valdate"], 2, "No such command 'valdate'"),
        (["check", "--output-format", "sarfi"], 2, "'markdown'. Did you mean 'sarif'?\n"),
        (["check", "--output", "sarfi:x"], 2, "Did you mean 'sarif'?\n"),
        (["check", "--fail-on", "eror"], 2, "'never'. Did you mean 'error'?\n"),
        (["check", "--selct", "GEO1"], 2, "--select"),
        (["schema", "polcy"], 2, "did you mean 'policy'?\n"),
    ],
)
def test_outcome(tree: Tree, arguments: list[str], status: int, output: str) -> None:
    tree({"domicile.yaml": CONTRADICTION, "bad.yaml": UNKNOWN_KEY, "plain.py": PLAIN,
          "good.yaml": "version: 1\n",
          "broken.py": BROKEN})  # fmt: skip  # one tree
    result = run(*arguments)
    assert output in result.output
    assert result.exit_code == status


def test_no_policy_here(tree: Tree) -> None:
    tree({"plain.py": PLAIN, ".git/HEAD": ""})
    assert "there is no domicile.yaml" in run("policy", "validate").output
    assert run("policy", "validate").exit_code == 2
    assert run("policy", "show").exit_code == 2
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["-"], "stdin.py"),
        (["-", "--stdin-filename", "app/chat.py"], "app/chat.py"),
        (["--stdin-filename", "app/chat.py"], "app/chat.py"),
    ],
)
def test_standard_input(tree: Tree, arguments: list[str], path: str) -> None:
    tree({"app/chat.py": PLAIN})
    result = run("check", "--output-format", "json", *arguments, stdin=BROKEN)
    document = json.loads(result.stdout)
    assert [finding["location"]["path"] for finding in document["findings"]] == [path]
    assert document["errors"][0]["path"] == path


@pytest.mark.parametrize(
    ("name", "text", "files"),
    [
        ("notes.txt", BROKEN, 0),
        ("types.pyi", BROKEN, 0),
        ("report", BROKEN, 0),
        ("report", "#!/usr/bin/env python3\n" + BROKEN, 1),
    ],
)
def test_what_standard_input_is_taken_for(tree: Tree, name: str, text: str, files: int) -> None:
    tree({})
    result = run("check", "--output-format", "json", "--stdin-filename", name, stdin=text)
    assert json.loads(result.stdout)["summary"]["files"] == files


def test_several_reports_from_one_run(tree: Tree) -> None:
    tree({"broken.py": BROKEN, "out/old.json": "old"})
    result = run(
        "check", "--output-format", "concise", "--output", "json:out/old.json",
        "--output", "full:out/new.txt",
    )  # fmt: skip  # options with their values
    assert result.stdout.count("\n") == 1
    assert json.loads(Path("out/old.json").read_text())["findings"][0]["rule"] == "GEO904"
    assert "[GEO904]" in Path("out/new.txt").read_text()
    assert sorted(os.listdir("out")) == ["new.txt", "old.json"]  # nothing half-written is left


def test_the_summary_of_concise_goes_to_standard_error(tree: Tree) -> None:
    tree({"broken.py": BROKEN})
    result = run("check", "--output-format", "concise")
    assert result.stdout.startswith("broken.py:2:")
    assert result.stderr.startswith("Found 1 warning; 0 calls in 0 of 1 file; facts of ")


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_quiet_leaves_out_the_summary(tree: Tree, name: str) -> None:
    tree({"broken.py": BROKEN, "plain.py": PLAIN})
    assert "Found" not in run("check", "-q", "--output-format", name).output
    assert run("check", "-q", "--output-format", name, "plain.py").output == ""


def test_a_broken_file_that_is_only_imported_is_not_this_run_s_business(tree: Tree) -> None:
    caller = "import anthropic\nfrom broken import MODEL\nclient = anthropic.Anthropic()\n"
    caller += "client.messages.create(model=MODEL, max_tokens=1, messages=[])\n"
    tree({"app.py": caller, "broken.py": BROKEN})
    assert "GEO904" not in run("check", "app.py").output
    assert "broken.py:2:7: GEO904" in run("check", "--output-format", "concise").output


def test_verbose_tells_the_stages_times(tree: Tree) -> None:
    tree({"broken.py": BROKEN})
    lines = [line.split(maxsplit=1) for line in run("check", "--verbose").stderr.splitlines()]
    assert [line[0] for line in lines[:4]] == ["screen", "policy", "resolve", "judge"]
    assert lines[4:] == [
        ["1", "files scanned"],
        ["1", "files analysed"],
        ["1", "files read for the byte gate"],
        ["1", "files parsed"],
        ["0", "statements and functions lowered"],
        ["0", "calls"],
    ]


def test_excluded_files_are_left_out_even_when_named(tree: Tree) -> None:
    tree({"domicile.yaml": 'version: 1\nexclude: ["gen/**"]\n', "gen/broken.py": BROKEN})
    assert run("check", "gen/broken.py").exit_code == 0
    assert "gen/broken.py: excluded by the policy" in run("check", "--show-files").output


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    tree({"broken.py": BROKEN})
    assert ("\x1b[" in run("check").stdout) is coloured


def test_an_unexpected_failure_is_told_without_a_traceback(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree({"plain.py": PLAIN})

    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("domicile.cli.running.analyse", fail)
    result = run("check", "plain.py")
    assert result.exit_code == 2
    assert "RecursionError: too deep" in result.stderr
    assert "defect in Domicile" in result.stderr


def domicile(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "domicile", *arguments]
    return subprocess.run(command, capture_output=True, text=True, **options)  # type: ignore[call-overload]  # options of run


def test_as_a_module(tree: Tree) -> None:
    tree({"broken.py": BROKEN})
    done = domicile("check", "--output-format", "concise")
    assert (done.returncode, done.stdout[:12]) == (1, "broken.py:2:")


def test_output_in_an_encoding_that_lacks_the_characters(tree: Tree) -> None:
    tree({"ünïcode.py": BROKEN})
    done = domicile("check", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert "\\xfcn\\xefcode.py:2:" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_goes_away_is_no_failure(tree: Tree) -> None:
    tree({f"broken{n}.py": BROKEN for n in range(300)})
    command = f"{sys.executable} -m domicile check | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stdout.startswith("warning[GEO904]")
    assert done.stderr == ""
