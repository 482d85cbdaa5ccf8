"""Every format, as whole outputs under tests/snapshots, and its promises."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from sample_report import EMPTY, REPORT

from domicile.calls import Location, Values
from domicile.report import CHECK_FORMATS, INVENTORY_FORMATS, renderer
from domicile.report.summary import check_summary, statistics
from domicile.report.text import Style, cells
from domicile.results import Report
from domicile.span import Span

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
        "Found 2 errors, 1 warning, 1 note; 1 suppressed; 1 fixable with --fix --unsafe-fixes; "
        "4 calls in 3 of 120 files; facts of 2026-11-21"
    )
    assert check_summary(EMPTY) == "No findings; 0 calls in 0 of 1 file; facts of 2026-11-21"


def test_statistics_are_ordered_by_number() -> None:
    report = REPORT._replace(findings=(*REPORT.findings, REPORT.findings[1]))
    assert statistics(report).splitlines() == [
        "     2  GEO305  model-cannot-be-pinned",
        "     1  GEO101  unsupported-model",
        "     1  GEO901  unresolved-model",
        "     1  GEO904  unreadable-file",
    ]


SARIF = json.loads((Path(__file__).parent / "data/sarif-2.1.0.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["full", "empty"])
def test_sarif_is_valid(report: Report) -> None:
    Draft4Validator(SARIF).validate(json.loads(check("sarif", report)))


def test_the_sarif_schema_refuses() -> None:
    document = json.loads(check("sarif"))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not Draft4Validator(SARIF).is_valid(document)


def test_sarif_keeps_what_is_suppressed() -> None:
    results = json.loads(check("sarif"))["runs"][0]["results"]
    (found,) = [result["suppressions"] for result in results if "suppressions" in result]
    assert [(each["kind"], each["status"], each["justification"]) for each in found] == [
        ("external", "accepted", "replaced in Q1, see RISK-412")
    ]
    assert found[0]["properties"] == {"owner": "privacy@example.com", "expires": "2027-03-31"}


def test_sarif_quotes_the_code_of_a_finding() -> None:
    results = json.loads(check("sarif"))["runs"][0]["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert [region.get("snippet", {}).get("text", "").split("\n")[0] for region in regions] == [
        "client.messages.create(",
        'inference_geo="us"',
        "ask(texts, model",
        "",
        "",
    ]


def test_a_log_line_is_no_workflow_command() -> None:
    place = Location("::error ::x.py", Span(1, 1, 1, 2))
    found = replace(REPORT.findings[0], location=place)
    lines = check("github", REPORT._replace(findings=(found,) * 11)).splitlines()
    assert sum(line.lstrip().startswith("::") for line in lines) == 10


def test_github_annotates_ten_of_a_kind_and_says_so() -> None:
    error, note = REPORT.findings[0], REPORT.findings[2]
    text = check("github", REPORT._replace(findings=(note, *[error] * 12)))
    lines = text.splitlines()
    assert [line.split(" ")[0] for line in lines[:11]] == ["::error"] * 10 + ["::notice"]
    assert lines[11] == "Not annotated, since GitHub shows 10 of a kind for a step:"
    assert [line.split(": ")[0] for line in lines[12:14]] == ["- app/chat.py:10:9"] * 2


def test_junit_is_xml_with_a_case_for_each_finding() -> None:
    root = ElementTree.fromstring(check("junit"))
    assert root.attrib == {"name": "domicile", "tests": "4", "failures": "3", "errors": "0"}
    assert len(root.findall(".//testcase")) == 4
    assert len(root.findall(".//failure")) == 3
    assert ElementTree.fromstring(check("junit", EMPTY)).get("tests") == "1"


@pytest.mark.parametrize(
    "text", ["\x00", "\x0b", "\ufffe", "\U0001ffff", "\udc80", "]]>", "<&\"'>"]
)
def test_junit_is_xml_whatever_it_quotes(text: str) -> None:
    found = replace(REPORT.findings[0], message=text, location=Location(text, Span(1, 1, 1, 2)))
    root = ElementTree.fromstring(check("junit", REPORT._replace(findings=(found,))))
    assert root.find(".//failure") is not None


def test_rdjson_counts_bytes() -> None:
    line = '    x = "日本"; create(model="m")'
    report = REPORT._replace(
        findings=(replace(REPORT.findings[0], location=Location("a.py", Span(1, 22, 1, 31))),),
        sources={("a.py", None): (line,)},
    )
    found = json.loads(check("rdjson", report))["diagnostics"][0]["location"]["range"]
    start, end = found["start"]["column"] - 1, found["end"]["column"] - 1
    assert line.encode()[start:end].decode() == 'model="m"'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (("=1+1",), "'=1+1"),
        (("claude", "@SUM(A1)"), "claude; '@SUM(A1)"),
        (("x;=cmd()",), "x;'=cmd()"),  # where a spreadsheet takes `;` for the separator
        (("\uff1d1",), "'\uff1d1"),
        (("a-b",), "a-b"),
    ],
)
def test_csv_is_safe_in_a_spreadsheet(written: tuple[str, ...], shown: str) -> None:
    entry = REPORT.calls[0]
    model = Values(written, complete=True)
    report = REPORT._replace(calls=(entry._replace(call=replace(entry.call, model=model)),))
    rows = list(csv.DictReader(io.StringIO(inventory("csv", report))))
    assert (rows[0]["model"], rows[0]["model_complete"]) == (shown, "true")


@pytest.mark.parametrize("text", ["a|b", "`x`", "<b>", "*x*", "[a](b)", "a\nb"])
def test_markdown_shows_text_as_it_is(text: str) -> None:
    finding = replace(REPORT.findings[0], message=text, location=Location(text, Span(1, 1, 1, 2)))
    row = check("markdown", REPORT._replace(findings=(finding,))).splitlines()[-1]
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "<b>" not in row


def test_a_long_markdown_table_keeps_the_most_severe_and_says_so() -> None:
    error, note = REPORT.findings[0], REPORT.findings[2]
    text = check("markdown", REPORT._replace(findings=(*[note] * 4_000, error)))
    rows = [line for line in text.splitlines() if line.startswith(("| error", "| note"))]
    assert rows[0].startswith("| error")
    assert 1_000 < len(rows) < 4_000
    assert text.endswith(f"\nThe first {len(rows)} of 4001 findings.\n")
    assert len(text.encode()) < 1_048_576


_IN_CELL = replace(
    REPORT.findings[0],
    location=Location("trial.ipynb", Span(2, 1, 2, 30), cell=3),
    message="no",
    fix=None,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("github", "::error file=trial.ipynb,title=GEO101 unsupported-model::cell 3:2:1: no\n"),
        ("gitlab", '"description": "GEO101: cell 3:2:1: no"'),
        ("gitlab", '"lines": {\n        "begin": 1,\n        "end": 1\n      }'),
        ("junit", 'name="GEO101 unsupported-model at cell 3:2:1"'),
        ("rdjson", '"message": "cell 3:2:1: no",\n      "location": {\n'
                   '        "path": "trial.ipynb"\n      }'),
        ("sarif", '"name": "cell 3:2:1",'),
        ("concise", "trial.ipynb:cell 3:2:1: GEO101 error no"),
        ("full", "--> trial.ipynb:cell 3:2:1\n"),
    ],
)  # fmt: skip  # long literals
def test_lines_of_a_cell_are_not_passed_off_as_the_file_s(name: str, expected: str) -> None:
    assert expected in check(name, REPORT._replace(findings=(_IN_CELL,)))
