"""Notebooks from end to end: what is found in their cells, told, silenced and mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from notebooks import code_cell, codes, markdown, notebook

from domicile.cli.application import application

Tree = Callable[..., Path]

SETUP = "from anthropic import Anthropic\nclient = Anthropic()"
CALL = "client.messages.create(model={!r}, max_tokens=1, messages=[])"
OPUS, SONNET, OLD = "claude-opus-4-7", "claude-sonnet-4-6", "claude-haiku-4-5"
REFUSED = CALL.format(OLD).replace("max", "inference_geo='us', max")
POLICY = "version: 1\nscopes:\n  - permit: {geos: [us]}\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(application, [*arguments], input=stdin)
    assert not isinstance(result.exception, Exception), result.exception
    assert "Traceback" not in result.output
    return result


def calls(*arguments: str) -> list[tuple[str, int | None, int, int, Any]]:
    """Path, cell, line, column and models of each call; "?" where there may be more."""
    inventory = json.loads(run("inventory", "--output-format", "json", *arguments).stdout)
    found = []
    for call in inventory["calls"]:
        place, model = call["location"], call["model"]
        start = place["start"]
        models = [*model["values"], *([] if model["complete"] else ["?"])]
        found.append((place["path"], place["cell"], start["line"], start["column"], models))
    return found


def findings(*arguments: str) -> list[tuple[str, int | None, int, int]]:
    report = json.loads(run("check", "--output-format", "json", *arguments).stdout)
    places = [(each["rule"], each["location"]) for each in report["findings"]]
    return [
        (rule, place["cell"], place["start"]["line"], place["start"]["column"])
        for rule, place in places
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param([SETUP, CALL.format(OPUS)], [(2, 1, 1, [OPUS])], id="a client of a cell"),
        pytest.param(
            [markdown("claude"), SETUP, markdown("# x"), "\n\n" + CALL.format(OPUS)],
            [(2, 3, 1, [OPUS])],
            id="only code cells count",
        ),
        pytest.param(
            [SETUP, "M = 'claude-opus-4-6'", CALL.format(0).replace("0", "M"),
             "M = 'claude-opus-4-7'", CALL.format(0).replace("0", "M")],
            [(3, 1, 1, ["claude-opus-4-6"]), (5, 1, 1, [OPUS])],
            id="from the first cell to the last",
        ),
        pytest.param(
            [SETUP, f"%%time\nr = {CALL.format(OPUS)}", f"%time r = {CALL.format(SONNET)}"],
            [(2, 2, 5, [OPUS]), (3, 1, 11, [SONNET])],
            id="timed",
        ),
        pytest.param(
            [SETUP, "%%bash\nclaude it's", "%%writefile a.py\n" + CALL.format(OLD),
             CALL.format(OPUS)],
            [(4, 1, 1, [OPUS])],
            id="cells of other languages",
        ),
        pytest.param(
            [SETUP, "prose about Claude", CALL.format(OPUS)],
            [(3, 1, 1, [OPUS])],
            id="a cell of prose",
        ),
        pytest.param(
            ["from anthropic import AsyncAnthropic\nclient = AsyncAnthropic()",
             f"r = await {CALL.format(OPUS)}",
             f"async with {CALL.format(OPUS).replace('create', 'stream')} as s:\n    pass"],
            [(2, 1, 11, [OPUS]), (3, 1, 12, [OPUS])],
            id="await outside of a function",
        ),
        pytest.param(
            [SETUP, f"    r = {CALL.format(OPUS)}\n    x = 1", f"    {CALL.format(SONNET)}"],
            [(2, 1, 9, [OPUS]), (3, 1, 5, [SONNET])],
            id="indented as a whole",
        ),
        pytest.param(
            [SETUP, f"   # a comment\n{CALL.format(OPUS)}", f"# one\n\t{CALL.format(SONNET)}"],
            [(2, 2, 1, [OPUS]), (3, 2, 2, [SONNET])],
            id="comments are no code",
        ),
        pytest.param(
            [SETUP, "files = !ls", CALL.format(0).replace("0", "files[0]")],
            [(3, 1, 1, ["?"])],
            id="what a command prints is not known",
        ),
        pytest.param(
            ["%run ./conf.py", SETUP, CALL.format(0).replace("0", "IN_CONF")],
            [(3, 1, 1, [SONNET])],
            id="a file that is run",
        ),
        pytest.param(
            [SETUP, code_cell(CALL.format(OPUS), metadata={"vscode": {"languageId": "sql"}}),
             code_cell(CALL.format(SONNET), source=CALL.format(SONNET))],
            [(3, 1, 1, [SONNET])],
            id="a cell in another language, and one whose code is one text",
        ),
        pytest.param(
            [SETUP, "def ask(m):\n    '''\u00e4'''\n    return " + CALL.format(0).replace("0", "m"),
             f"ask({OPUS!r})"],
            [(2, 3, 12, [OPUS, "?"])],
            id="a function of one cell, called in another",
        ),
        pytest.param(
            [SETUP, code_cell(f"M = {OPUS!r}\nN = 1", metadata={"tags": ["parameters"]}),
             CALL.format(0).replace("0", "M")],
            [(3, 1, 1, [OPUS, "?"])],
            id="parameters may be given from outside",
        ),
        pytest.param(
            [SETUP, "here = __file__\n" + CALL.format(OPUS)], [(2, 2, 1, [OPUS])], id="no file"
        ),
    ],
)  # fmt: skip
def test_calls_are_told_by_their_cells(
    tree: Tree, cells: list[Any], expected: list[tuple[Any, ...]]
) -> None:
    tree({"n.ipynb": notebook(*cells), "conf.py": f"IN_CONF = {SONNET!r}\n"})
    assert calls() == [("n.ipynb", *each) for each in expected]


@pytest.mark.parametrize("language", ["julia", "R", "typescript"])
def test_notebooks_in_other_languages_are_passed_over(tree: Tree, language: str) -> None:
    tree({"n.ipynb": notebook(SETUP, CALL.format(OPUS), language=language)})
    assert calls() == []
    assert run("check").exit_code == 0


def test_notebooks_import_modules_and_no_one_imports_notebooks(tree: Tree) -> None:
    tree({
        "lib/chat.py": f"{SETUP}\ndef _ask(model):\n    return {CALL.format(0)}\n".replace(
            "model=0", "model=model"
        ),
        "n.ipynb": notebook("from lib import chat", f"chat._ask({OLD!r})"),
        "chat.ipynb": notebook(f"M = {OPUS!r}"),
        "other.py": f"{SETUP}\nfrom chat import M\n{CALL.format(0).replace('0', 'M')}\n",
    })  # fmt: skip
    assert calls() == [
        ("lib/chat.py", None, 4, 12, [OLD]),
        ("other.py", None, 4, 1, ["?"]),
    ]


def test_the_caller_in_a_notebook_is_told_by_its_cell(tree: Tree) -> None:
    tree({
        "chat.py": f"{SETUP}\ndef _ask(model):\n    return {REFUSED}\n".replace(repr(OLD), "model"),
        "n.ipynb": notebook("import chat", "x = 1", f"\nchat._ask({OLD!r})"),
    })  # fmt: skip
    report = json.loads(run("check", "--output-format", "json").stdout)
    (finding,) = report["findings"]
    (related,) = finding["related"]
    assert finding["location"]["path"] == "chat.py"
    assert related["location"] == {
        "path": "n.ipynb", "cell": 3,
        "start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 30},
    }  # fmt: skip
    assert "n.ipynb:cell 3:2:1" in run("check").stdout
    assert "2 | chat._ask('claude-haiku-4-5')" in run("check").stdout


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("claude", "n.ipynb:1:1", "not a notebook: Expecting value"),
        ('{"claude":\n 1}', "n.ipynb:1:1", 'not a notebook: it has no "cells"'),
        (notebook(SETUP, "x = (\nclient.messages.create("), "n.ipynb:cell 2:2:23", "'(' was never"),
        (notebook(SETUP, "client.messages.create(\0)"), "n.ipynb:cell 2:1:24", "NUL character"),
        (
            notebook(SETUP, "client.messages.create('SURROGATE')"),
            "n.ipynb:cell 2:1:25",
            "surrogate",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tree: Tree, content: str, place: str, message: str
) -> None:
    tree({"n.ipynb": content.replace("SURROGATE", "\\udfff")})
    result = run("check", "--output-format", "concise")
    assert result.exit_code == 1
    (line, *_) = result.stdout.splitlines()
    assert line.startswith(place)
    assert "GEO904 warning" in line
    assert message in line


def test_a_cell_that_is_no_python_fails_alone(tree: Tree) -> None:
    broken = "client.messages.create("
    tree({"n.ipynb": notebook(SETUP, broken, REFUSED + "  # domicile: ignore[GEO101] R", broken)})
    assert findings() == [("GEO904", 2, 1, 23), ("GEO904", 4, 1, 23)]


def test_the_words_of_the_gate_are_found_although_json_may_hide_them(tree: Tree) -> None:
    def written(*lines: str) -> str:
        return '{"cells": [{"cell_type": "code", "source": [' + ", ".join(lines) + "]}]}"

    spelled = "".join(f"\\u{ord(letter):04x}" for letter in "from anthropic import Anthropic")
    tree({
        "a.ipynb": written(
            f'"{spelled}\\n"', '"client = \\u0041nthropic()\\n"', f'"{CALL.format(OPUS)}"'
        ),
        "b.ipynb": written('"import c\\n"', '"(c.client.messages\\n"', '"  .create())"'),
        "c.py": SETUP,
        "d.ipynb": written('"messages = 1\\n"', '"x.create()"'),
    })  # fmt: skip
    files = run("check", "--show-files").stdout
    assert "a.ipynb: analysed" in files
    assert "b.ipynb: analysed" in files
    assert "d.ipynb: screened out" in files
    assert [(path, cell, line) for path, cell, line, *_ in calls()] == [
        ("a.ipynb", 1, 3), ("b.ipynb", 1, 2),
    ]  # fmt: skip


MENDED = [
    SETUP + "\nx = 1  # domicile: ignore[GEO101] in vain",
    "%time " + REFUSED + "\n!ls it's",
    "from anthropic import AnthropicBedrock\nbedrock = AnthropicBedrock()",
    "bedrock.messages.create(\n    model='anthropic.claude-opus-4-7',\n    inference_geo='us',\n"
    "    max_tokens=1,\n    messages=[],\n)",
]


def test_fixes_change_the_lines_they_are_about(tree: Tree) -> None:
    tree({"n.ipynb": notebook(*MENDED), "domicile.yaml": "version: 1\n"})
    before = Path("n.ipynb").read_text()
    shown = run("check", "--diff", "--unsafe-fixes").stdout
    gone = [line for line in shown.splitlines() if line.startswith("-")]
    assert [line.strip("- ") for line in gone[1:]] == [
        '"x = 1  # domicile: ignore[GEO101] in vain"',
        f'"%time {REFUSED}\\n",',
        "\"    inference_geo='us',\\n\",",
    ]
    assert Path("n.ipynb").read_text() == before
    run("check", "--fix", "--unsafe-fixes")
    after = Path("n.ipynb").read_text()
    assert codes(after) == [
        SETUP + "\nx = 1",
        "%time " + CALL.format(OLD) + "\n!ls it's",
        MENDED[2],
        MENDED[3].replace("    inference_geo='us',\n", ""),
    ]
    assert after == notebook(*codes(after))
    assert run("check").exit_code == 0
    run("check", "--fix", "--unsafe-fixes")
    assert Path("n.ipynb").read_text() == after


def test_suppressions_are_written_into_cells_and_hold_there(tree: Tree) -> None:
    again = f"%%time\nr = {CALL.format(OLD)}\nr"
    tree({"n.ipynb": notebook(SETUP, REFUSED, again), "domicile.yaml": POLICY})
    assert findings() == [
        ("GEO305", 2, 1, 24), ("GEO101", 2, 1, 50), ("GEO305", 3, 2, 28),
    ]  # fmt: skip
    result = run("check", "--add-ignores", "RISK-412")
    assert result.exit_code == 0
    assert codes(Path("n.ipynb").read_text()) == [
        SETUP,
        REFUSED + "  # domicile: ignore[GEO101, GEO305] RISK-412",
        again.replace(")\nr", ")  # domicile: ignore[GEO305] RISK-412\nr"),
    ]
    assert findings() == []
    run("check", "--add-ignores", "another")
    assert "another" not in Path("n.ipynb").read_text()


def test_a_comment_at_the_end_of_a_cell_says_nothing_of_the_next_one(tree: Tree) -> None:
    tree({"n.ipynb": notebook(SETUP + "\n# domicile: ignore[GEO101] why", REFUSED)})
    assert findings() == [("GEO404", 1, 3, 3), ("GEO101", 2, 1, 50)]


def test_a_baseline_knows_the_calls_of_cells_that_moved(tree: Tree) -> None:
    tree({"n.ipynb": notebook(SETUP, REFUSED)})
    run("baseline")
    tree({"n.ipynb": notebook("x = 1", SETUP, markdown("t"), "\n" + REFUSED, REFUSED)})
    report = json.loads(
        run("check", "--baseline", ".domicile-baseline.json", "--output-format", "json").stdout
    )
    assert [(f["location"]["cell"], f["baseline_state"]) for f in report["findings"]] == [
        (3, "unchanged"), (4, "new"),
    ]  # fmt: skip
    assert report["summary"]["unchanged"] == 1


def test_a_second_run_from_the_cache_says_the_same(tree: Tree) -> None:
    tree({"n.ipynb": notebook(SETUP, REFUSED, "client.messages.create(")})
    first = run("check", "--output-format", "json").stdout
    assert run("check", "--output-format", "json").stdout == first
    assert '"cell": 3' in first


def test_a_notebook_on_standard_input(tree: Tree) -> None:
    tree({"lib.py": SETUP})
    text = notebook("from lib import client", REFUSED)
    arguments = ("check", "--stdin-filename", "n.ipynb", "--no-policy")
    result = run(*arguments, "--output-format", "concise", "-", stdin=text)
    assert result.stdout.startswith("n.ipynb:cell 2:1:50: GEO101 error")
    fixed = run(*arguments, "--fix", "--unsafe-fixes", "-", stdin=text)
    assert fixed.stdout == notebook("from lib import client", CALL.format(OLD))


@pytest.mark.parametrize(
    "form",
    ["concise", "csv", "full", "github", "gitlab", "json", "jsonl", "junit", "markdown", "rdjson",
     "sarif"],
)  # fmt: skip
def test_every_format_tells_the_cell(
    tree: Tree, same_as_snapshot: Callable[[str, str], None], form: str
) -> None:
    tree({
        "n.ipynb": notebook(SETUP, f"%%time\n!ls\nr = {REFUSED}", "client.messages.create("),
        "domicile.yaml": POLICY,
    })  # fmt: skip
    command = "inventory" if form == "csv" else "check"
    output = run(command, "--output-format", form).stdout
    same_as_snapshot(f"notebook.{form}.txt", output)
