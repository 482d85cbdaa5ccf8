"""`check --fix` and `--diff` on real files: what is written, what is told, and the exit status."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application
from domicile.fix import files
from domicile.resolve.relevance.warm import MOST_WHOLE

Tree = Callable[..., Path]
HEAD = """\
from anthropic import Anthropic, AnthropicBedrock
bedrock = AnthropicBedrock(aws_region="us-east-1")
"""
CALL = (
    'bedrock.messages.create(model="us.anthropic.claude-opus-4-7", {}max_tokens=1, messages=[])\n'
)
SAFE = HEAD + CALL.format('inference_geo="us", ')
CLEAN = HEAD + CALL.format("")
OLD = 'Anthropic().messages.create(model="claude-haiku-4-5", {}max_tokens=1, messages=[])\n'
UNSAFE = HEAD + OLD.format('inference_geo="us", ')
ALLOWED = HEAD + OLD.format("")
BOTH = SAFE + OLD.format('inference_geo="us", ')
AFTER_BOTH = CLEAN + OLD.format("")


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit status, standard output and standard error of `domicile check`."""
    command = ["check", "--no-policy", "--no-cache", *arguments]
    done = CliRunner().invoke(application, command, input=stdin, catch_exceptions=False)
    return done.exit_code, done.stdout_bytes.decode(), done.stderr


@pytest.mark.parametrize(
    ("before", "options", "status", "after"),
    [
        (SAFE, (), 1, SAFE),
        (SAFE, ("--fix",), 0, CLEAN),
        (SAFE, ("--unsafe-fixes",), 1, SAFE),
        (UNSAFE, ("--fix",), 1, UNSAFE),
        (UNSAFE, ("--fix", "--unsafe-fixes"), 0, ALLOWED),
        (BOTH, ("--fix",), 1, CLEAN + OLD.format('inference_geo="us", ')),
        (BOTH, ("--fix", "--unsafe-fixes"), 0, AFTER_BOTH),
        (BOTH, ("--fix", "--unsafe-fixes", "--select", "GEO101"), 0, SAFE + OLD.format("")),
        (BOTH, ("--fix", "--exit-zero"), 0, CLEAN + OLD.format('inference_geo="us", ')),
        (CLEAN, ("--fix",), 0, CLEAN),
        (SAFE, ("--diff",), 1, SAFE),
        (SAFE, ("--diff", "--fix"), 1, SAFE),
        (UNSAFE, ("--diff",), 0, UNSAFE),
        (UNSAFE, ("--diff", "--unsafe-fixes"), 1, UNSAFE),
        (CLEAN, ("--diff",), 0, CLEAN),
        (SAFE, ("--diff", "--exit-zero"), 0, SAFE),
    ],
)
def test_what_is_written_and_the_exit_status(
    tree: Tree, before: str, options: tuple[str, ...], status: int, after: str
) -> None:
    tree({"app.py": before})
    assert run(*options)[0] == status
    assert Path("app.py").read_text() == after


def test_what_is_told(tree: Tree) -> None:
    tree({"a.py": BOTH, "b.py": SAFE})
    status, report, told = run("--fix", "--output-format", "concise")
    assert status == 1
    assert [line.split(": ")[0] for line in report.splitlines()] == ["a.py:4:55"]
    assert told.splitlines()[0] == "Fixed 2 findings in 2 files: GEO201 (2)"
    assert "1 fixable with --fix --unsafe-fixes" in told


def test_the_summary_counts_what_can_be_fixed(tree: Tree) -> None:
    tree({"a.py": BOTH})
    assert "1 fixable with --fix, 1 more with --unsafe-fixes" in run()[1]


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_the_diff_can_be_applied(tree: Tree) -> None:
    crlf, odd = SAFE.replace("\n", "\r\n"), f"# coding: latin-1\n# Zo\xeb\n{SAFE}".encode("latin-1")
    tree({"a.py": BOTH.removesuffix("\n"), "in/b.py": crlf, "in/c.py": odd})
    command = [sys.executable, "-m", "domicile", "check", "--no-policy", "--diff"]
    done = subprocess.run([*command, "--unsafe-fixes"], capture_output=True, check=False)
    assert done.stderr == b"Would fix 4 findings in 3 files: GEO101 (1), GEO201 (3)\n"
    subprocess.run(["patch", "-p0", "--binary"], input=done.stdout, check=True, capture_output=True)
    assert Path("a.py").read_text() == AFTER_BOTH.removesuffix("\n")
    assert Path("in/b.py").read_bytes() == CLEAN.replace("\n", "\r\n").encode()
    assert Path("in/c.py").read_bytes() == f"# coding: latin-1\n# Zo\xeb\n{CLEAN}".encode("latin-1")


def test_standard_input_comes_out_fixed(tree: Tree) -> None:
    tree({})
    status, out, told = run("--fix", "-", "--stdin-filename", "app.py", stdin=BOTH.encode())
    assert (status, out) == (1, CLEAN + OLD.format('inference_geo="us", '))
    assert "GEO101" in told
    assert "GEO201 (1)" in told
    assert run("--fix", "-", stdin=b"x = 1\r\n")[1] == "x = 1\r\n"
    assert run("--fix", "--quiet", "-", stdin=SAFE.encode()) == (0, CLEAN, "")
    assert run("--diff", "-", stdin=SAFE.encode())[1].startswith("--- stdin.py\n+++ stdin.py\n")


def test_what_was_accepted_is_not_fixed(tree: Tree) -> None:
    lines = SAFE.splitlines()
    accepted = "\n".join([*lines[:-1], f"{lines[-1]}  # domicile: ignore[GEO201] a reason", ""])
    tree({"app.py": accepted})
    assert run("--fix", "--unsafe-fixes")[0] == 0
    assert Path("app.py").read_text() == accepted
    status, _, told = run("--fix", "--no-ignores")
    assert (status, "--no-ignores" in told) == (2, True)


SHARED = (
    HEAD
    + """\
def ask():
    bedrock.messages.create(model="us.anthropic.claude-opus-4-7", inference_geo="us")
"""
)
ELSEWHERE = "import anthropic, app\ndef swap():\n    app.bedrock = anthropic.Anthropic()\n"


@pytest.mark.parametrize("named", [("app.py",), (), ("-", "--stdin-filename", "app.py")])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_fix_is_decided_on_the_whole_tree(
    tree: Tree, named: tuple[str, ...], elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook is given the changed files only, and what decides about them may be in another."""
    # As in very large runs, in which nobody looks for what sets the globals of others.
    monkeypatch.setattr("domicile.resolve.relevance.warm.MOST_CLOSE", -1)
    others = {f"more/m{n}.py": "import app" for n in range(MOST_WHOLE)}  # of fewer all are seen
    tree({"app.py": SHARED, "other.py": ELSEWHERE if elsewhere else "", **others})
    stdin = SHARED.encode() if "-" in named else b""
    status, difference, told = run("--diff", *named, stdin=stdin)
    assert status == int(not elsewhere)
    assert bool(difference) is not elsewhere
    assert ("1 fix is left out" in told) == (elsewhere and named != ())


def test_a_suppression_that_another_file_needs_stays(tree: Tree) -> None:
    old = "from anthropic import Anthropic\ndef ask(model='claude-opus-4-7'):\n"
    call = "    Anthropic().messages.create(model=model, inference_geo='us')"
    accepted = f"{old}{call}  # domicile: ignore[GEO101] until March\n"
    tree({"app.py": accepted, "other.py": "import app\napp.ask('claude-haiku-4-5')\n"})
    command = ["check", "--no-cache", "--fix", "app.py"]
    CliRunner().invoke(application, command, catch_exceptions=False)
    assert Path("app.py").read_text() == accepted


def test_a_report_file_beside_a_diff_tells_what_there_is(tree: Tree) -> None:
    tree({"app.py": SAFE})
    assert run("--diff", "--output", "concise:report.txt")[0] == 1
    assert "GEO201" in Path("report.txt").read_text()


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
class TestFiles:
    @pytest.mark.parametrize("mode", [0o644, 0o755, 0o600])
    def test_the_mode_is_kept(self, tree: Tree, mode: int) -> None:
        tree({"app.py": SAFE})
        os.chmod("app.py", mode)
        assert run("--fix")[0] == 0
        assert stat.S_IMODE(os.stat("app.py").st_mode) == mode
        assert sorted(os.listdir()) == ["app.py"]

    def test_a_link_in_the_tree_stays_one(self, tree: Tree) -> None:
        tree({"real/app.py": SAFE})
        os.symlink("real/app.py", "link.py")
        assert run("--fix", "link.py")[0] == 0
        assert os.path.islink("link.py")
        assert Path("real/app.py").read_text() == CLEAN

    @pytest.mark.parametrize("named", ["link.py", "folder"])
    def test_nothing_is_written_through_a_link_out_of_the_tree(
        self, tree: Tree, tmp_path_factory: pytest.TempPathFactory, named: str
    ) -> None:
        outside = tmp_path_factory.mktemp("outside")
        (outside / "app.py").write_text(SAFE)
        tree({})
        os.symlink(outside / "app.py", "link.py")
        os.symlink(outside, "folder")
        status, _, told = run("--fix", named)
        assert status == 2
        assert "symbolic link" in told
        assert (outside / "app.py").read_text() == SAFE

    def test_a_file_named_outside_of_the_working_directory_is_fixed(self, tree: Tree) -> None:
        tree({"app.py": SAFE, "here/x.py": ""})
        os.chdir("here")
        assert run("--fix", "../app.py")[0] == 0
        assert Path("../app.py").read_text() == CLEAN

    @pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anything")
    def test_a_read_only_file_is_told(self, tree: Tree) -> None:
        tree({"app.py": SAFE, "b.py": SAFE})
        os.chmod("app.py", 0o444)
        status, _, told = run("--fix")
        assert (status, "cannot write app.py: it is read-only" in told) == (2, True)
        assert Path("b.py").read_text() == CLEAN

    def test_a_file_that_changed_meanwhile_is_left_alone(self, tree: Tree) -> None:
        tree({"app.py": SAFE})
        with pytest.raises(OSError, match="changed meanwhile"):
            files.write("app.py", b"what was read", b"fixed")
        assert Path("app.py").read_text() == SAFE

    def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree({"app.py": SAFE})

        def fails(*_: object) -> None:
            raise OSError("no space left on device")

        monkeypatch.setattr(os, "replace", fails)
        with pytest.raises(OSError, match="no space"):
            files.write("app.py", SAFE.encode(), b"fixed")
        assert os.listdir() == ["app.py"]
        assert Path("app.py").read_text() == SAFE
