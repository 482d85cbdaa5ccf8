"""docs/policy.md: its files are policies, and its commands print what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.admin.api import KEY_VARIABLES
from domicile.cli.application import application

Tree = Callable[..., Path]
FILE = Path(__file__).parent.parent / "docs" / "policy.md"
PAGE = FILE.read_text("utf-8")
CONSOLE = re.findall(r"^```console\n\$ domicile (.*?)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def example(tree: Tree) -> Path:
    files = re.findall(r"^```yaml\n(# (\S+)\n.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return tree({name: text for text, name in files})


@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[each[0] for each in CONSOLE])
def test_the_page_shows_what_happens(
    command: str, output: str, example: Path, request: pytest.FixtureRequest
) -> None:
    result = CliRunner().invoke(application, command.split())
    if request.config.getoption("--rewrite-snapshots"):
        text = FILE.read_text("utf-8")
        shown = f"```console\n$ domicile {command}\n"
        FILE.write_text(text.replace(f"{shown}{output}", f"{shown}{result.output}"), "utf-8")
    else:
        assert result.output == output
    assert result.exit_code == 0


def test_the_page_has_commands_and_keys() -> None:
    assert len(CONSOLE) == 2
    assert all(name in PAGE for name in (*KEY_VARIABLES, "ANTHROPIC_API_KEY"))
