"""The difference that fixes make, for `patch` and for people."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from domicile.fix import diff
from domicile.report.text import Style


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        (b"a\nb\n", b"a\n", b" a\n-b\n"),
        (b"a\r\nb\r\n", b"a\r\nc\r\n", b" a\r\n-b\r\n+c\r\n"),
        (
            b"a\nb",
            b"a\nc",
            b" a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
        ),
        (b"\xef\xbb\xbf\xe9\n", b"\xef\xbb\xbfe\n", b"-\xef\xbb\xbf\xe9\n+\xef\xbb\xbfe\n"),
        (b"one\x0btwo\x1cthree\n", b"one\x0btwo\n", b"-one\x0btwo\x1cthree\n+one\x0btwo\n"),
    ],
)
def test_the_bytes_are_those_of_the_file(before: bytes, after: bytes, body: bytes) -> None:
    header, _, rest = diff.unified("a b.py", before, after).partition(b"\n@@")
    assert header == b"--- a b.py\t\n+++ a b.py\t"
    assert rest.partition(b"\n")[2] == body


@pytest.mark.parametrize(
    "name",
    [
        "plain.py",
        "a b.py",
        "ünï.py",
        "new\nline.py",
        "tab\there.py",
        'quo"te.py',
        "a\\b.py",
        "\x1b.py",
    ],
)
@pytest.mark.parametrize("command", ["patch -p0 -s", "git apply -p0"])
def test_programs_that_apply_it_find_the_file(tmp_path: Path, name: str, command: str) -> None:
    program, *options = command.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    file = tmp_path / name
    file.write_bytes(b"one\ntwo\n")
    made = diff.unified(name, b"one\ntwo\n", b"one\n2\n")
    subprocess.run([program, *options], cwd=tmp_path, input=made, check=True)
    assert file.read_bytes() == b"one\n2\n"


def test_nothing_changed_is_no_difference() -> None:
    assert diff.unified("a.py", b"a\n", b"a\n") == b""


def test_a_terminal_is_shown_nothing_harmful() -> None:
    before = b"# coding: latin-1\nx = '\x1b[2J'  # Zo\xeb\r\ny = 3\r\n"
    made = diff.unified("a.py", before, before.replace(b"3", b"4"))
    shown = diff.shown(made, before, Style(colour=False)).splitlines()
    assert shown[3:] == [" # coding: latin-1", " x = '\\x1b[2J'  # Zoë", "-y = 3", "+y = 4"]


def test_colours_tell_what_goes_and_what_comes() -> None:
    made = diff.unified("a.py", b"a\n", b"b\n")
    lines = diff.shown(made, b"a\n", Style(colour=True)).splitlines()
    assert lines[0] == "\x1b[1m--- a.py\x1b[0m"
    assert lines[-2:] == ["\x1b[31m-a\x1b[0m", "\x1b[32m+b\x1b[0m"]
