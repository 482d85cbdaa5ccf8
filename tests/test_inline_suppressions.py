"""Inline suppressions from source to report: what is silenced, kept, and said of the comments."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from domicile.findings import Finding
from domicile.pipeline import Options, analyse
from domicile.report import CHECK_FORMATS, renderer
from domicile.report.text import Style
from domicile.results import Report

Tree = Callable[..., Path]

POLICY = "version: 1\nscopes:\n  - permit: {geos: [us]}\n"
HEAD = "from anthropic import Anthropic\nclient = Anthropic()\n"
DEFAULT = Options(cache=False)
CALL = "client.messages.create(model='claude-haiku-4-5', max_tokens=1, messages=[])"
REFUSED = CALL.replace("max", "inference_geo='us', max")


def checked(tree: Tree, text: str, policy: str = POLICY, options: Options = DEFAULT) -> Report:
    tree({"a.py": HEAD + text, "domicile.yaml": policy})
    return analyse(options)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """`GEO305 3` for each finding: its rule and line."""
    return [f"{finding.rule} {finding.location.span.line}" for finding in findings]


@pytest.mark.parametrize(
    ("text", "found", "silenced"),
    [
        (f"{CALL}\n", ["GEO305 3"], []),
        (f"{CALL}  # domicile: ignore[GEO305] why\n", [], ["GEO305 3"]),
        (f"# domicile: ignore[model-cannot-be-pinned] why\n{CALL}\n", [], ["GEO305 4"]),
        (f"{CALL}  # domicile: ignore[Geo305] why\n{CALL}\n", ["GEO305 4"], ["GEO305 3"]),
        (f"{CALL}  # domicile: ignore[GEO305]\n", ["GEO305 3", "GEO404 3"], []),
        (f"{CALL}  # domicile: ignore why\n", ["GEO305 3", "GEO404 3"], []),
        (f"{CALL}  # domicile: ignore[GEO30] why\n", ["GEO305 3", "GEO404 3"], []),
        (f"{CALL}  # domicile: ignore[GEO301] why\n", ["GEO305 3", "GEO404 3"], []),
        (f"{CALL}  # domicile: ignore[GEO305, GEO301] why\n", ["GEO404 3"], ["GEO305 3"]),
        (f"{CALL}  # domicile: ignore[GEO305, nonsense] why\n", ["GEO404 3"], ["GEO305 3"]),
        (
            f"{REFUSED}  # domicile: ignore[GEO101, GEO305] why\n",
            [],
            ["GEO305 3", "GEO101 3"],  # by place: the model stands before the geo
        ),
        (f"# domicile: ignore[GEO305] why\n\n{CALL}\n", ["GEO404 3", "GEO305 5"], []),
        (f"# domicile: ignore[GEO305] why\ndef f():\n  {CALL}\n", ["GEO404 3", "GEO305 5"], []),
        (f"x = '# domicile: ignore[GEO305] why'; {CALL}\n", ["GEO305 3"], []),
        (  # the first of two holds
            f"# domicile: ignore[GEO305] why\n{CALL}  # domicile: ignore[GEO305] too\n",
            ["GEO404 4"],
            ["GEO305 4"],
        ),
        ("# domicile: ignore[GEO404] why\nx = 1\n", ["GEO404 3"], []),
        ("x = 1  # domicile: ignore[GEO305] why\n", ["GEO404 3"], []),
    ],
)  # fmt: skip  # one line a case
def test_what_is_silenced(tree: Tree, text: str, found: list[str], silenced: list[str]) -> None:
    report = checked(tree, text)
    assert told(report.findings) == found
    assert told(report.suppressed) == silenced


def test_above_several_calls_it_is_told_to_choose(tree: Tree) -> None:
    text = f"# domicile: ignore[GEO305] why\nx = [\n  {CALL},\n  {CALL},\n]\n"
    (finding, *rest) = checked(tree, text).findings
    assert finding.message == (
        "this suppression of GEO305 silences nothing: several calls stand in the statement, "
        "so write it at the one it is for"
    )
    assert told(tuple(rest)) == ["GEO305 5", "GEO305 6"]


def test_a_silenced_finding_keeps_its_justification(tree: Tree) -> None:
    (finding,) = checked(tree, f"{CALL}  # domicile: ignore[GEO305] RISK-412\n").suppressed
    why = finding.suppression
    assert why is not None
    assert (why.kind, why.justification, why.location.span.line) == ("inline", "RISK-412", 3)
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("comment", "at", "message"),
    [
        (
            "[GEO301] why",
            "domicile: ignore[GEO301] why",
            "this suppression of GEO301 silences nothing",
        ),
        (
            "[GEO301,GEO302] why",
            "domicile: ignore[GEO301,GEO302] why",
            "this suppression of GEO301 or GEO302 silences nothing",
        ),
        ("[GEO305,GEO302] why", "GEO302", "this suppression of GEO302 silences nothing"),
        (
            "[GEO305,GEO3O2] why",
            "GEO3O2",
            "this suppression silences nothing: there is no rule 'GEO3O2'; did you mean 'GEO302'?",
        ),
        (
            "[unreadable-file] why",
            "unreadable-file",
            "this suppression silences nothing: unreadable-file is not about a call",
        ),
    ],
)
def test_what_is_said_of_a_comment(tree: Tree, comment: str, at: str, message: str) -> None:
    line = f"{CALL}  # domicile: ignore{comment}"
    report = checked(tree, f"{line}\n")
    (about,) = (finding for finding in report.findings if finding.rule == "GEO404")
    span = about.location.span
    assert (about.message, line[span.column - 1 : span.end_column - 1]) == (message, at)
    assert (about.severity, span.line) == ("warning", 3)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (DEFAULT, ["GEO404 3"]),
        (DEFAULT._replace(select=("GEO4",)), []),  # GEO301 was not judged
        (DEFAULT._replace(select=("GEO4", "GEO3")), ["GEO404 3"]),
        (DEFAULT._replace(ignore=("GEO301",)), []),
        (DEFAULT._replace(use_policy=False), []),
        (DEFAULT._replace(policy="off.yaml"), []),
    ],
)
def test_unused_is_said_only_where_the_run_can_tell(
    tree: Tree, options: Options, found: list[str]
) -> None:
    tree({"off.yaml": f"{POLICY}rules: {{GEO301: off}}\n"})
    report = checked(tree, "x = 1  # domicile: ignore[GEO301] why\n", options=options)
    assert told(report.findings) == found


def test_in_a_file_that_cannot_be_parsed_nothing_is_called_unused(tree: Tree) -> None:
    report = checked(tree, "x = 1  # domicile: ignore[GEO305] why\ndef f(:\n")
    assert [finding.rule for finding in report.findings] == ["GEO904"]


def test_a_rule_that_is_not_suppressible_is_not_silenced(tree: Tree) -> None:
    rule = """\
id: ACME001
name: no-haiku
summary: haiku is not for us
severity: error
subject: call
suppressible: false
when: {model.family: {is: haiku}}
message: "no haiku"
rationale: because
examples: {valid: [{code: "x = 1"}], invalid: [{code: "x = 1", finding: {at: x}}]}
"""
    tree({"acme.yaml": rule})
    policy = f"{POLICY}custom_rules: [acme.yaml]\n"
    report = checked(tree, f"{CALL}  # domicile: ignore[ACME001,GEO305] why\n", policy)
    assert [finding.rule for finding in report.findings] == ["ACME001", "GEO404"]
    assert report.findings[1].message.endswith("ACME001 cannot be suppressed")


def test_the_auditor_sees_what_comments_silence(tree: Tree) -> None:
    text = f"{CALL}  # domicile: ignore[GEO305] RISK-412\n"
    report = checked(tree, text, options=DEFAULT._replace(ignores=False))
    (finding,) = report.findings
    assert finding.rule == "GEO305"
    assert [each.message for each in finding.related] == ["silenced here: RISK-412"]
    assert report.suppressed == ()


def test_a_waiver_and_a_comment_for_one_finding_are_both_used(tree: Tree) -> None:
    waiver = (
        "waivers: [{rule: GEO305, paths: ['*.py'], reason: r, owner: o, expires: 2999-01-01}]\n"
    )
    report = checked(tree, f"{CALL}  # domicile: ignore[GEO305] near\n", POLICY + waiver)
    assert report.findings == ()
    assert [s.suppression and s.suppression.justification for s in report.suppressed] == ["near"]


def test_reports_keep_what_a_comment_silences(tree: Tree) -> None:
    report = checked(tree, f"{CALL}  # domicile: ignore[GEO305] RISK-412\n")
    document = json.loads(renderer(CHECK_FORMATS["json"])(report, Style()))
    assert (document["findings"], document["summary"]["suppressed"]) == ([], 1)
    assert document["suppressed"][0]["suppression"]["kind"] == "inline"
    (result,) = json.loads(renderer(CHECK_FORMATS["sarif"])(report, Style()))["runs"][0]["results"]
    (why,) = result["suppressions"]
    assert (why["kind"], why["justification"]) == ("inSource", "RISK-412")
    assert why["location"]["physicalLocation"]["region"]["startLine"] == 3


def test_comments_are_read_at_every_run_whatever_is_cached(tree: Tree) -> None:
    cached = DEFAULT._replace(cache=True)
    silenced = f"{CALL}  # domicile: ignore[GEO305] why\n"
    for text, found in ((silenced, []), (f"{CALL}\n", ["GEO305 3"]), (silenced, [])):
        assert told(checked(tree, text, options=cached).findings) == found
        assert told(checked(tree, text, options=cached).findings) == found
