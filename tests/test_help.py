"""Help and shell completion."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from domicile.cli.application import application

ROOT = click.Context(application, info_name="domicile")
DOCS = Path(__file__).parent.parent / "docs"


def commands() -> dict[str, click.Command]:
    found = {name: application.get_command(ROOT, name) for name in application.list_commands(ROOT)}
    named = {name: command for name, command in found.items() if command is not None}
    assert len(named) == len(found)
    for name, command in list(named.items()):
        if isinstance(command, click.Group):
            named |= {f"{name} {inner}": each for inner, each in command.commands.items()}
    return named


def help_of(*arguments: str) -> str:
    result = CliRunner().invoke(application, [*arguments, "--help"])
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = commands()[name]
    assert command.help
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            assert param.help, param.name


def test_options_stand_under_their_subjects() -> None:
    text = help_of("check")
    sections = re.split(r"^([A-Z][a-z ]+):\n", text, flags=re.MULTILINE)
    subjects = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert "--policy" in subjects["Policy"]
    assert "--select" in subjects["Rules"]
    assert "--output-format" in subjects["Reports"]
    assert "--fail-on" in subjects["Exit status"]
    assert subjects["Other"].strip().startswith("-h, --help")
    assert "Examples:" in text


def test_the_list_of_commands_is_not_cut_off() -> None:
    assert "..." not in help_of().partition("Commands:")[2]


def complete(words: str) -> list[str]:
    """What bash is offered for the last of `words`."""
    environment = {
        **os.environ,
        "_DOMICILE_COMPLETE": "bash_complete",
        "COMP_WORDS": f"domicile {words}",
        "COMP_CWORD": str(words.count(" ") + 1),
    }
    program = "from domicile.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("inv", ["inventory"]),
        ("check --output-format sa", ["sarif"]),
        ("check --output gi", ["github:", "gitlab:"]),
        ("check --fail-on n", ["note", "never"]),
        ("check --select GEO50", ["GEO501", "GEO502"]),
        ("check --ignore GEO1,us-", ["GEO1,us-premium"]),
        ("explain unsup", ["unsupported-model"]),
        ("check --certain", ["--certain-only"]),
        ("policy val", ["validate"]),
        ("schema pol", ["policy"]),
    ],
)
def test_completion(words: str, offered: list[str]) -> None:
    assert set(offered) <= set(complete(words))
    assert all(word.startswith(words.rpartition(" ")[2]) for word in complete(words))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_the_page_names_is_there(shell: str) -> None:
    assert f"_DOMICILE_COMPLETE={shell}_source domicile" in (DOCS / "command-line.md").read_text(
        "utf-8"
    )
    environment = {**os.environ, "_DOMICILE_COMPLETE": f"{shell}_source"}
    program = "from domicile.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True
    )
    assert (done.returncode, "_DOMICILE_COMPLETE" in done.stdout) == (0, True)
