"""The regular expressions and recipes of docs/problem-matchers.md, run over real output."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLE = DOCS.parent / "examples" / "helpdesk"
PAGE = (DOCS / "problem-matchers.md").read_text("utf-8")
GITHUB = json.loads((DOCS / "problem-matchers/github.json").read_text("utf-8"))
TASKS = json.loads((DOCS / "problem-matchers/tasks.json").read_text("utf-8"))
COLOURED = {"FORCE_COLOR": "1", "FORCE_HYPERLINK": "1"}
CELL = "trial.ipynb:cell 3:2:1: GEO101 error no\n"


def output(**variables: str) -> str:
    """The findings of the example, one a line."""
    command = [sys.executable, "-m", "domicile", "check", "--output-format", "concise"]
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK")
    }
    done = subprocess.run(
        command, cwd=EXAMPLE, env=environment | variables, capture_output=True, text=True
    )
    assert done.returncode == 1, done.stderr
    return done.stdout


def findings() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "domicile", "check", "--output-format", "json"]
    done = subprocess.run(command, cwd=EXAMPLE, capture_output=True, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


PLAIN, COLOUR, FINDINGS = output(), output(**COLOURED), findings()


def place(finding: dict[str, Any]) -> tuple[str, str, str]:
    start = finding["location"]["start"]
    return finding["location"]["path"], str(start["line"]), str(start["column"])


def matched(pattern: dict[str, Any], text: str) -> list[dict[str, str]]:
    """What a matcher reads from each line that it takes."""
    groups = {key: value for key, value in pattern.items() if isinstance(value, int)}
    found = (re.search(pattern["regexp"], line) for line in text.splitlines())
    return [{key: match[group] for key, group in groups.items()} for match in found if match]


def test_the_output_is_as_the_name_says() -> None:
    assert "\x1b" not in PLAIN
    assert COLOUR.count("\x1b[") > 9
    assert COLOUR.count("\x1b]8;;http") == 9


@pytest.mark.parametrize("text", [PLAIN, COLOUR], ids=["plain", "coloured"])
def test_vs_code(text: str) -> None:
    read = matched(TASKS["tasks"][0]["problemMatcher"]["pattern"], text)
    assert [(each["file"], each["line"], each["column"]) for each in read] == list(
        map(place, FINDINGS)
    )
    for each, finding in zip(read, FINDINGS, strict=True):
        assert (each["code"], each["severity"]) == (finding["rule"], finding["severity"])
        assert each["message"] == finding["message"]


@pytest.mark.parametrize("text", [PLAIN, COLOUR], ids=["plain", "coloured"])
def test_github(text: str) -> None:
    failing, notes = GITHUB["problemMatcher"]
    (pattern,), (note_pattern,) = failing["pattern"], notes["pattern"]
    read = matched(pattern, text)
    assert {each["severity"] for each in read} == {"error"}
    assert "severity" not in note_pattern
    assert notes["severity"] == "notice"
    both = [*read, *matched(note_pattern, text)]
    ordered = sorted(FINDINGS, key=lambda finding: finding["severity"] == "note")
    assert [(each["file"], each["line"], each["column"]) for each in both] == list(
        map(place, ordered)
    )
    assert [each["message"] for each in both] == [finding["message"] for finding in ordered]


def test_a_notebook_s_cell_is_no_part_of_its_name() -> None:
    (read,) = matched(TASKS["tasks"][0]["problemMatcher"]["pattern"], CELL)
    assert (read["file"], read["line"], read["column"]) == ("trial.ipynb", "2", "1")


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_expressions_mean_the_same_in_javascript() -> None:
    script = (
        "const [regexp, text] = JSON.parse(require('fs').readFileSync(0));"
        "const found = text.split('\\n').map(l => l.match(new RegExp(regexp))).filter(Boolean);"
        "console.log(JSON.stringify(found))"
    )
    regexp = TASKS["tasks"][0]["problemMatcher"]["pattern"]["regexp"]
    done = subprocess.run(
        ["node", "-e", script], input=json.dumps([regexp, COLOUR]), capture_output=True, text=True
    )
    lines = COLOUR.splitlines()
    expected = [list(m.group(0, *range(1, 7))) for line in lines if (m := re.search(regexp, line))]
    assert json.loads(done.stdout) == expected
    assert len(expected) == len(FINDINGS)


def recipe(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
@pytest.mark.parametrize(("number", "kinds"), [(0, False), (1, True)])
def test_vim(tmp_path: Path, number: int, kinds: bool) -> None:
    (tmp_path / "found.txt").write_text(PLAIN)
    (tmp_path / "run.vim").write_text(
        recipe("vim", number)
        + "cgetfile found.txt\n"
        + "let rows = map(filter(getqflist(), 'v:val.valid'), "
        + "'[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type]')\n"
        + "call writefile([json_encode(rows)], 'rows.json')\nqa!\n"
    )
    command = ["vim", "-es", "-u", "NONE", "-S", "run.vim"]
    subprocess.run(command, cwd=tmp_path, timeout=30, stdin=subprocess.DEVNULL)
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [(path, str(line), str(column)) for path, line, column, _ in rows] == list(
        map(place, FINDINGS)
    )
    expected = [finding["severity"][0] if kinds else "" for finding in FINDINGS]
    assert [kind for *_, kind in rows] == expected


_EMACS = """
(with-temp-buffer
  (insert-file-contents "found.txt")
  (compilation-mode)
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (while (not (eobp))
    (let* ((message (get-text-property (point) 'compilation-message))
           (place (and message (compilation--message->loc message))))
      (when place
        (princ (format "%s %s %s %s\\n"
                       (caar (compilation--loc->file-struct place))
                       (compilation--loc->line place)
                       (compilation--loc->col place)
                       (compilation--message->type message)))))
    (forward-line)))
"""


@pytest.mark.skipif(shutil.which("emacs") is None, reason="emacs is not installed")
@pytest.mark.parametrize("kinds", [False, True])
def test_emacs(tmp_path: Path, kinds: bool) -> None:
    (tmp_path / "found.txt").write_text(PLAIN)
    program = (recipe("elisp") if kinds else "(require 'compile)") + _EMACS
    (tmp_path / "run.el").write_text(program)
    command = ["emacs", "-Q", "--batch", "-l", "run.el"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    rows = [line.split(" ") for line in done.stdout.splitlines()]
    assert [tuple(row[:3]) for row in rows] == list(map(place, FINDINGS)), done.stderr
    numbers = {"error": "2", "warning": "1", "note": "0"}
    if kinds:
        assert [row[3] for row in rows] == [numbers[each["severity"]] for each in FINDINGS]


def test_jetbrains() -> None:
    text = recipe("text").strip()
    macros = {"FILE_PATH": r"([^:\n]+)", "LINE": r"(\d+)", "COLUMN": r"(\d+)"}
    pattern = re.sub(r"\$(\w+)\$", lambda match: macros[match[1]], text)
    assert re.findall(rf"^{pattern}", PLAIN, re.MULTILINE) == list(map(place, FINDINGS))
