"""`check --add-ignores`: the files it changes, and that the next check is clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile.cli.application import application

Tree = Callable[..., Path]

POLICY = "version: 1\nscopes:\n  - permit: {geos: [us]}\n"
HEAD = "from anthropic import Anthropic\nclient = Anthropic()\n"
OLD = "client.messages.create(model='claude-haiku-4-5', max_tokens=1, messages=[])\n"
REFUSED = OLD.replace("max", "inference_geo='us', max")
NOTE = "  # domicile: ignore[GEO305] RISK-412\n"
BOTH = "  # domicile: ignore[GEO101, GEO305] RISK-412\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(application, ["check", *arguments], input=stdin)
    assert not isinstance(result.exception, Exception), result.exception
    assert "Traceback" not in result.output
    return result


def add(*arguments: str, reason: str = "RISK-412") -> Result:
    return run("--add-ignores", reason, *arguments)


def test_everything_shown_is_suppressed_and_the_next_check_is_clean(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD + REFUSED, "b.py": HEAD + OLD, "domicile.yaml": POLICY})
    result = add()
    assert result.exit_code == 0
    assert result.stdout.startswith("No findings; 4 suppressed;")
    assert result.stderr == (
        "Added suppressions of 4 findings in 2 files: GEO101 (1), GEO305 (3)\n"
    )
    assert Path("a.py").read_text() == HEAD + OLD.strip() + NOTE + REFUSED.strip() + BOTH
    assert Path("b.py").read_text() == HEAD + OLD.strip() + NOTE
    assert run().exit_code == 0


def test_twice_is_as_once(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    add()
    before = Path("a.py").read_bytes()
    assert add(reason="another").stderr == "There is nothing to suppress.\n"
    assert Path("a.py").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "note", "status"),
    [
        (("--select", "GEO101"), "  # domicile: ignore[GEO101] RISK-412\n", 0),
        (("--ignore", "unsupported-model"), NOTE, 0),
        (("--baseline", "known.json"), "\n", 0),
        (("other.py",), "\n", 0),
    ],
)
def test_only_what_is_shown(tree: Tree, arguments: tuple[str, ...], note: str, status: int) -> None:
    tree({"a.py": HEAD + REFUSED, "other.py": "", "domicile.yaml": POLICY})
    CliRunner().invoke(application, ["baseline", "--baseline", "known.json"])
    assert add(*arguments).exit_code == status
    assert Path("a.py").read_text() == HEAD + REFUSED.strip() + note


def test_what_is_there_is_extended(tree: Tree) -> None:
    call = REFUSED.strip()
    tree({"a.py": f"{HEAD}{call}  # domicile: ignore[GEO305] own\n", "domicile.yaml": POLICY})
    add()
    text = Path("a.py").read_text()
    assert text == f"{HEAD}{call}  # domicile: ignore[GEO305, GEO101] own\n"


def test_what_is_not_about_a_call_stays(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "bad.py": "import anthropic\ndef f(:\n", "domicile.yaml": POLICY})
    result = add("--output-format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith("bad.py:2:7: GEO904 warning")
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("frame", "encoding"),
    [
        (HEAD + "{}\n", "utf-8"),
        (HEAD + "{}\n", "utf-8-sig"),
        ("# coding: latin-1\n# \xe9\n" + HEAD + "{}\n", "latin-1"),
        ((HEAD + "{}\n").replace("\n", "\r\n"), "utf-8"),
        ((HEAD + "{}\n").replace("\n", "\r"), "utf-8"),
        (HEAD + "{}", "utf-8"),
        (HEAD + "if x:\n\ty = (\n\t\t{}\n\t)\n\f\nz = 1 \n", "utf-8"),
        ("#!/usr/bin/python\n'\u2028'\n" + HEAD + "é = '\U0001d518', {}\n", "utf-8"),
    ],
)
def test_every_other_byte_stays(tree: Tree, frame: str, encoding: str) -> None:
    before, after = OLD.strip(), OLD.strip() + NOTE.strip("\n")
    tree({"a.py": frame.format(before).encode(encoding), "domicile.yaml": POLICY})
    assert add().exit_code == 0
    assert Path("a.py").read_bytes() == frame.format(after).encode(encoding)


def test_a_reason_that_the_encoding_does_not_know(tree: Tree) -> None:
    content = ("# coding: latin-1\n" + HEAD + OLD).encode()
    tree({"a.py": content, "domicile.yaml": POLICY})
    result = add(reason="日本")
    assert result.exit_code == 1
    assert Path("a.py").read_bytes() == content
    assert "a.py:4:24: GEO305 is left" in result.stderr


def test_unused_ones_are_taken_back_to_the_byte(tree: Tree) -> None:
    content = HEAD + OLD + "x = \\\n  " + OLD + 'y = f"""{' + OLD.strip() + '}\n"""\n'
    tree({"a.py": content, "domicile.yaml": POLICY, "free.yaml": "version: 1\n"})
    assert add().exit_code == 0
    assert Path("a.py").read_text().count("# domicile: ignore") == 3
    assert run("--policy", "free.yaml", "--fix").exit_code == 0
    assert Path("a.py").read_text() == content


def test_diff_writes_nothing(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    result = add("--diff")
    assert result.exit_code == 1
    assert add("--diff", "--exit-zero").exit_code == 0
    assert f"+{OLD.strip()}{NOTE}" in result.stdout
    assert result.stderr == "Would add suppressions of 1 finding in 1 file: GEO305 (1)\n"
    assert Path("a.py").read_text() == HEAD + OLD


def test_quiet_tells_only_what_is_left(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    assert (add("--quiet").output, add("--diff").exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--add-ignores", ""), "--add-ignores: a reason has at least one letter or digit."),
        (("--add-ignores", "a\nb"), "--add-ignores: a reason is one line of printable text."),
        (("--add-ignores", "a # b"), "--add-ignores: a reason begins with a word, and"),
        (("--add-ignores", "why", "-"), "--add-ignores needs files, not standard input."),
        (("--add-ignores", "why", "--no-ignores"), "--add-ignores and --no-ignores contradict"),
        (("--add-ignores", "why", "--fix"), "--fix and --add-ignores cannot be joined"),
    ],
)
def test_refused(tree: Tree, arguments: tuple[str, ...], message: str) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    result = run(*arguments, stdin=HEAD + OLD)
    assert result.exit_code == 2
    assert message in result.output
    assert Path("a.py").read_text() == HEAD + OLD
