"""Nothing that files, their names or arguments hold acts on a terminal, whatever the command."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application
from domicile.report import CHECK_FORMATS, INVENTORY_FORMATS

Tree = Callable[..., Path]

CALL = (
    "import anthropic\nfrom os import environ\n"
    'anthropic.Anthropic(base_url="https://h\x1b[5m.example").messages.create(  # \x1b[2J\n'
    '    model=environ["M\x1b[7m"], inference_geo="e\x1b]0;t\x07u", max_tokens=1, messages=[])\n'
)
POLICY = """\
version: 1
scopes: [{permit: {geos: [us]}}]
waivers:
  - {rule: GEO101, paths: ["x\\e[1m"], reason: "r\\e[31m", owner: "o\\e[31m", expires: 2020-01-01}
"""
FILES = {
    "a\x1b[31mred.py": CALL,
    "b\nnew::error file=x::y.py": CALL,
    "d\x1b]8;;http:\x07/\u202ex.py": "import anthropic\ndef f(:\n",
    "s.py": "import anthropic  # domicile: ignore[GEO301,GEO\x1b[31m] r\x1b[31m\n",
    "domicile.yaml": POLICY,
    "bad.yaml": 'version: 1\n"sco\\e[31mpes": []\n',
}
ESCAPED = "x\x1b[31m"


@pytest.mark.parametrize(
    "arguments",
    [
        *(["check", "--output-format", name] for name in CHECK_FORMATS),
        *(["inventory", "--explain", "--output-format", name] for name in INVENTORY_FORMATS),
        ["check", "--show-files"],
        ["check", "--statistics"],
        ["check", ESCAPED],
        ["check", f"--{ESCAPED}"],
        ["check", "--output-format", ESCAPED],
        ["check", "--output", ESCAPED],
        ["check", "--output", f"json:no/{ESCAPED}"],
        ["check", "--select", ESCAPED],
        ["check", "--policy", "bad.yaml"],
        ["check", "--policy", ESCAPED],
        ["check", "--baseline", ESCAPED],
        ["check", "--jobs", ESCAPED],
        ["baseline", "--baseline", f"no/{ESCAPED}"],
        ["explain", ESCAPED],
        ["explain", "GEO101", ESCAPED],
        ["policy", "show", "a\x1b[31mred.py"],
        ["policy", "show"],
        ["policy", "validate", "bad.yaml", ESCAPED],
        ["policy", ESCAPED],
        ["schema", ESCAPED],
        [ESCAPED],
    ],
)
def test_nothing_acts_on_the_terminal(tree: Tree, arguments: list[str]) -> None:
    tree(FILES)
    result = CliRunner().invoke(application, arguments, color=True)
    assert not isinstance(result.exception, Exception), result.exception
    acting = {
        character
        for character in result.output
        if character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs")
    }
    assert (result.output != "", acting) == (True, set())


def test_a_file_s_name_is_no_workflow_command(tree: Tree) -> None:
    tree(FILES)
    result = CliRunner().invoke(application, ["check", "--output-format", "github"])
    files = [line for line in result.output.splitlines() if line.lstrip().startswith("::")]
    assert all(" file=x::" not in line for line in files)
    assert any("file=b\\x0anew%3A%3Aerror file=x%3A%3Ay.py," in line for line in files)
