"""The bundled example, end to end, and the outputs that the README shows."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from domicile.cli.application import application
from domicile.schema import load

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "helpdesk"
_SHOWN = re.compile(r"```console\n\$ domicile (?P<command>[^\n]*)\n(?P<output>.*?)```\n", re.DOTALL)

Compare = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _in_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def output(command: str, status: int | None = None) -> str:
    result = CliRunner().invoke(application, shlex.split(command))
    assert status is None or result.exit_code == status, result.output
    return result.output


@pytest.mark.parametrize(
    ("name", "command", "status"),
    [
        ("check", "check", 1),
        ("concise", "check --output-format concise", 1),
        ("no-policy", "check --no-policy --output-format concise", 1),
        ("inventory", "inventory", 0),
        ("explained", "inventory --explain", 0),
    ],
)
def test_example(same_as_snapshot: Compare, name: str, command: str, status: int) -> None:
    same_as_snapshot(f"example.{name}.txt", output(command, status))


@pytest.mark.parametrize(
    ("command", "schema"), [("check", "check-output"), ("inventory", "inventory-output")]
)
def test_json_of_the_example(command: str, schema: str) -> None:
    document = json.loads(output(f"{command} --output-format json"))
    Draft202012Validator(load(schema)).validate(document)


def test_a_file_alone_is_judged_as_within_the_whole() -> None:
    whole = json.loads(output("inventory --output-format json"))["calls"]
    for path in sorted(EXAMPLE.glob("helpdesk/*.py")):
        name = path.relative_to(EXAMPLE).as_posix()
        alone = json.loads(output(f"inventory --output-format json {name}"))["calls"]
        assert alone == [call for call in whole if call["location"]["path"] == name]


def test_the_readme_shows_what_is_printed(request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")

    def shown_anew(found: re.Match[str]) -> str:
        return f"```console\n$ domicile {found['command']}\n{output(found['command'])}```\n"

    actual = _SHOWN.sub(shown_anew, text)
    if request.config.getoption("--rewrite-snapshots"):
        README.write_text(actual, "utf-8")
    assert len(_SHOWN.findall(text)) == 3
    assert README.read_text("utf-8") == actual
