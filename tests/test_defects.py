"""A defect of the tool costs what is known of one file, and is told; the run goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from domicile.cli.application import application

Tree = Callable[..., Path]

CALL = """\
import anthropic


def {name}():
    return anthropic.Anthropic().messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
"""


def _run(command: str) -> dict[str, Any]:
    result = CliRunner().invoke(application, [command, "--no-cache", "--output-format", "json"])
    assert not isinstance(result.exception, Exception), result.exception
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def _failing_on(name: str, function: Callable[..., object], text: str) -> Callable[..., object]:
    def failing(*arguments: object) -> object:
        if text in repr(arguments):
            raise KeyError(f"no {name}\nat all")
        return function(*arguments)

    return failing


@pytest.mark.parametrize(
    ("failing", "text", "known"),
    [
        (
            "domicile.resolve.scheduling.schedule.call_closure",
            "bad_function",
            [[], ["claude-opus-4-7"]],
        ),
        ("domicile.python.lower_chunk.lower_chunk", "bad_function", [["claude-opus-4-7"]]),
        ("domicile.python.frontend.load", "bad.py", [["claude-opus-4-7"]]),
    ],
)
def test_a_defect_costs_one_file(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, failing: str, text: str, known: list[list[str]]
) -> None:
    tree({"bad.py": CALL.format(name="bad_function"), "good.py": CALL.format(name="good")})
    module, _, name = failing.rpartition(".")
    function = getattr(__import__(module, fromlist=[name]), name)
    monkeypatch.setattr(failing, _failing_on("x", function, text))
    calls = _run("inventory")["calls"]
    assert [call["model"]["values"] for call in calls] == known
    assert [call["model"]["complete"] for call in calls] == [bool(values) for values in known]
    checked = _run("check")
    assert [error["path"] for error in checked["errors"]] == ["bad.py"]
    assert "\n" not in checked["errors"][0]["message"]
    assert "KeyError in test_defects.py" in checked["errors"][0]["message"]
    assert [(f["rule"], f["location"]["path"]) for f in checked["findings"]] == [
        ("GEO904", "bad.py")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import anthropic\nx = = 1\n", "invalid syntax"),
        ("import anthropic\nx = (1\n", "invalid syntax: '(' was never closed"),
        ("import anthropic\nif 1:\nx = 1\n", "invalid syntax: expected an indented block"),
    ],
)
def test_a_syntax_error_is_named_once(tree: Tree, text: str, message: str) -> None:
    tree({"bad.py": text})
    (error,) = _run("check")["errors"]
    assert error["message"].startswith(message)
    assert error["message"].count("invalid syntax") == 1


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("x = " + '{"a": ' * 150 + "{call}" + "}" * 150, (2, 605), "nested too deeply"),
        ("x = " + "lambda: " * 150 + "{call}", (2, 805), "nested too deeply"),
        ("x = " + "not " * 1500 + "{call}", (2, 1), "nested too deeply"),
    ],
)
def test_what_is_too_deep_to_be_seen_is_told(
    tree: Tree, text: str, place: tuple[int, int], message: str
) -> None:
    call = "anthropic.Anthropic().messages.create(model=1, max_tokens=1, messages=[])"
    tree({"deep.py": "import anthropic\n" + text.replace("{call}", call) + "\n"})
    (finding,) = _run("check")["findings"]
    start = finding["location"]["start"]
    assert (finding["rule"], start["line"], start["column"]) == ("GEO904", *place)
    assert message in finding["message"]
