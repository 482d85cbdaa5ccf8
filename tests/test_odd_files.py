"""Files and folders as nobody should have them: each is told or read, and none ends the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile.cli.application import application
from domicile.discover import Verdict
from domicile.report import CHECK_FORMATS, INVENTORY_FORMATS
from domicile.screen import screen_each

Tree = Callable[..., Path]

HEAD = "from anthropic import Anthropic\nclient = Anthropic()\n"
CALL = "client.messages.create(model='claude-haiku-4-5', inference_geo='us', max_tokens=1)\n"
REFUSED = HEAD + CALL


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(application, [*arguments])
    assert not isinstance(result.exception, Exception), result.exception
    assert "Traceback" not in result.output
    assert "defect" not in result.output
    return result


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", []),
        (b"\xef\xbb\xbf", []),
        (REFUSED, ["3:50: GEO101"]),
        (REFUSED.replace("\n", "\r"), ["3:50: GEO101"]),
        (HEAD.replace("\n", "\r\n") + "x = 1\r" + CALL, ["4:50: GEO101"]),
        ("\x0c" + REFUSED, ["3:50: GEO101"]),
        (REFUSED + "\0", ["4:1: GEO904"]),
        (REFUSED.encode() + b"x = '\xed\xa0\x80'\n", ["4:6: GEO904"]),
        (REFUSED + "x = '\\ud800'\n", ["3:50: GEO101"]),
        (HEAD + CALL.replace("'us'", "'\\udfff'"), ["3:50: GEO101", "3:50: GEO102"]),
        (REFUSED + f"x = {'(' * 3000}1{')' * 3000}\n", ["4:205: GEO904"]),
        (REFUSED + f"x = {'[' * 150}1{']' * 150}\n", ["3:50: GEO101"]),
        (REFUSED.replace("\n", ";") + f"x = {list(range(20_000))}\n", ["1:103: GEO101"]),
        (REFUSED + f"x = '''{'a' * 1_000_000}'''\n", ["3:50: GEO101"]),
        (REFUSED.encode("utf-16"), ["1:1: GEO904"]),
    ],
)  # fmt: skip
def test_odd_texts(tree: Tree, content: str | bytes, told: list[str]) -> None:
    if sys.version_info < (3, 11) and any("GEO904" in line for line in told):
        pytest.skip("earlier parsers name other places")
    tree({"a.py": content})
    lines = run("check", "--output-format", "concise", "--no-cache").stdout.splitlines()
    assert [" ".join(line.split()[:2]) for line in lines] == [f"a.py:{each}" for each in told]


@pytest.mark.parametrize(
    "deep",
    [
        f"x = {'+'.join(['1'] * 20_000)}\n",
        f"x = a{'.b' * 5_000}\n",
        "if x: pass\n" + "elif x: pass\n" * 4_000,
    ],
)
def test_deep_texts(tree: Tree, deep: str) -> None:
    tree({"a.py": REFUSED + deep})
    line = run("check", "--output-format", "concise", "--no-cache").stdout.splitlines()[0]
    found, refused = "a.py:3:50: GEO101", "a.py:1:1: GEO904"
    # From CPython 3.12 on it depends on the version how deep a text is parsed.
    assert line.startswith((found,) if sys.version_info < (3, 12) else (found, refused))


NAMES = ["-x.py", " .py", "x" * 250 + ".py", "\udcff\udcfe.py", "a b\t.py", "{}%s.py", "\u202e.py"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("command", "form"),
    [
        *(("check", form) for form in CHECK_FORMATS),
        *(("inventory", form) for form in INVENTORY_FORMATS),
    ],
)
def test_odd_names(tree: Tree, command: str, form: str) -> None:
    tree(dict.fromkeys(NAMES, REFUSED))
    result = run(command, "--output-format", form, "--no-cache")
    assert result.exit_code == (command == "check")
    result.stdout_bytes.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_files_with_odd_names_are_mended(tree: Tree) -> None:
    folder = tree(dict.fromkeys(NAMES, REFUSED))
    assert run("check", "--fix", "--unsafe-fixes", "--no-cache").exit_code == 0
    texts = [file.read_text() for file in folder.iterdir()]
    assert texts == [REFUSED.replace(" inference_geo='us',", "")] * len(NAMES)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_links_in_a_circle_end(tree: Tree) -> None:
    tree({"a.py": REFUSED, "d/b.py": REFUSED})
    os.symlink("../d", "d/loop")
    os.symlink(".", "self")
    os.symlink("gone.py", "dead.py")
    for path in (".", "self", "d/loop/loop"):
        lines = run("check", path, "--output-format", "concise").stdout.splitlines()
        assert len(lines) == (1 if "loop" in path else 2)
    assert run("check", "dead.py").exit_code == 2


def test_an_empty_folder_holds_nothing(tree: Tree) -> None:
    tree({})
    assert run("check").exit_code == 0
    assert run("inventory").exit_code == 0


def test_a_file_that_vanishes_after_the_gate_is_told(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree({"a.py": REFUSED, "b.py": REFUSED})

    def then_gone(files: Sequence[str]) -> list[Verdict | str | None]:
        found = screen_each(files)
        Path("b.py").unlink(missing_ok=True)
        return found

    monkeypatch.setattr("domicile.triage.screen_each", then_gone)
    lines = run("check", "--output-format", "concise", "--no-cache").stdout.splitlines()
    assert [line.split(" ")[1] for line in lines] == ["GEO101", "GEO904"]
    assert "b.py:1:1: GEO904 warning No such file or directory" in lines
