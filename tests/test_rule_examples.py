"""The examples inside the rule files, run from source to finding."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from domicile import policy, rulebook
from domicile.admin.answer import read_page
from domicile.admin.checking import drift_report
from domicile.admin.drift import compare
from domicile.calls import Location
from domicile.findings import Finding
from domicile.pipeline import Options, analyse
from domicile.rulebook import Example

TODAY = date(2026, 11, 21)


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{number}")
        for rule in rulebook.load()
        for number, example in enumerate(getattr(rulebook.explain(rule.id), kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("invalid"))
def test_the_rule_holds_in_its_invalid_examples(
    rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = [finding for finding in findings(example) if finding.rule == rule]
    assert [(covered(each.location), each.certainty) for each in found] == [
        (example.at, example.certainty)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("valid"))
def test_the_rule_does_not_hold_in_its_valid_examples(
    rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [finding for finding in findings(example) if finding.rule == rule] == []


def findings(example: Example) -> tuple[Finding, ...]:
    """What every rule, the ones that are off included, finds in the example."""
    files = {example.file or "example.py": example.code, "domicile.yaml": example.policy}
    for name, text in files.items():
        if text is not None:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
    today = date.fromisoformat(example.today) if example.today else TODAY
    if example.answer is not None:
        declared = policy.load(Path("domicile.yaml"))
        listed = read_page(json.loads(example.answer)).workspaces
        return drift_report(compare(declared, listed).differences, declared, today=today).findings
    report = analyse(Options(select=("ALL",), today=today, cache=False))
    if example.code and not report.errors:
        assert report.calls or report.findings, "the snippet holds no call, so it shows nothing"
    return report.findings


def covered(location: Location) -> str:
    """The text that a finding covers, up to the end of its first line."""
    span = location.span
    line = Path(location.path).read_text(encoding="utf-8").splitlines()[span.line - 1]
    end = span.end_column - 1 if span.line == span.end_line else len(line)
    return line[span.column - 1 : max(end, span.column)]
