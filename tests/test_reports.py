"""Every format, as whole outputs under tests/snapshots, and its promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_report import EMPTY, REPORT

from domicile.report import CHECK_FORMATS, INVENTORY_FORMATS, renderer
from domicile.report.summary import check_summary, statistics
from domicile.report.text import Style, cells
from domicile.results import Report

PLAIN = Style()
Compare = Callable[[str, str], None]


def check(name: str, report: Report = REPORT, style: Style = PLAIN) -> str:
    return renderer(CHECK_FORMATS[name])(report, style)


def inventory(name: str, report: Report = REPORT, style: Style = PLAIN) -> str:
    return renderer(INVENTORY_FORMATS[name])(report, style)


def schema(name: str) -> Draft202012Validator:
    text = resources.files("domicile.schemas").joinpath(f"{name}.schema.json").read_text("utf-8")
    loaded = json.loads(text)
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_check_format(same_as_snapshot: Compare, name: str) -> None:
    same_as_snapshot(f"check.{name}.txt", check(name))


@pytest.mark.parametrize("name", INVENTORY_FORMATS)
def test_inventory_format(same_as_snapshot: Compare, name: str) -> None:
    same_as_snapshot(f"inventory.{name}.txt", inventory(name))


@pytest.mark.parametrize("name", INVENTORY_FORMATS)
def test_inventory_format_with_reasons(same_as_snapshot: Compare, name: str) -> None:
    text = inventory(name, style=Style(explain=True))
    same_as_snapshot(f"inventory.{name}.explain.txt", text)


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colours(same_as_snapshot: Compare, name: str) -> None:
    same_as_snapshot(f"check.{name}.colour.txt", check(name, style=Style(colour=True)))


@pytest.mark.parametrize("width", [80, 140])
def test_the_table_fits_the_terminal(same_as_snapshot: Compare, width: int) -> None:
    text = inventory("table", style=Style(width=width))
    same_as_snapshot(f"inventory.table.{width}.txt", text)
    rows = [line for line in text.splitlines() if line.startswith("  ")]
    assert max(map(cells, rows)) <= width


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_nothing_found(same_as_snapshot: Compare, name: str) -> None:
    same_as_snapshot(f"check.{name}.empty.txt", check(name, EMPTY))


@pytest.mark.parametrize("name", INVENTORY_FORMATS)
def test_no_calls(same_as_snapshot: Compare, name: str) -> None:
    same_as_snapshot(f"inventory.{name}.empty.txt", inventory(name, EMPTY))


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(check(name), id=f"check {name}") for name in CHECK_FORMATS),
        *(pytest.param(inventory(name), id=f"inventory {name}") for name in INVENTORY_FORMATS),
    ],
)
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    assert all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["full", "empty"])
def test_json_is_as_its_schema_says(report: Report) -> None:
    schema("check-output").validate(json.loads(check("json", report)))
    schema("inventory-output").validate(json.loads(inventory("json", report)))
    explained = inventory("json", report, Style(explain=True))
    schema("inventory-output").validate(json.loads(explained))


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("schema_version", to=2),
        _set("findings", 0, "severity", to="fatal"),
        _set("findings", 0, "certainty", to="likely"),
        _set("findings", 0, "location", "start", "line", to=0),
        _set("findings", 0, "rule", to="unsupported-model"),
        _set("summary", "error", to=-1),
    ],
)
def test_the_check_schema_refuses(change: Callable[[Any], None]) -> None:
    document = json.loads(check("json"))
    change(document)
    assert not schema("check-output").is_valid(document)


@pytest.mark.parametrize(
    "change",
    [
        _set("calls", 0, "platform", to="claude-api"),
        _set("calls", 0, "model", "complete", to=None),
        _set("calls", 0, "effective_geo", "values", to=["us", "us"]),
        _set("calls", 0, "effective_geo", "values", to=["mars"]),
        _set("files", to={}),
    ],
)
def test_the_inventory_schema_refuses(change: Callable[[Any], None]) -> None:
    document = json.loads(inventory("json"))
    change(document)
    assert not schema("inventory-output").is_valid(document)


def test_summary_lines() -> None:
    assert check_summary(REPORT) == (
        "Found 2 errors, 1 warning, 1 note; 1 suppressed; 4 calls in 3 of 120 files; "
        "facts of 2026-11-21"
    )
    assert check_summary(EMPTY) == "No findings; 0 calls in 0 of 1 file; facts of 2026-11-21"


def test_statistics_are_ordered_by_number() -> None:
    report = replace(REPORT, findings=(*REPORT.findings, REPORT.findings[1]))
    assert statistics(report).splitlines() == [
        "     2  GEO305  model-cannot-be-pinned",
        "     1  GEO101  unsupported-model",
        "     1  GEO901  unresolved-model",
        "     1  GEO904  unreadable-file",
    ]
