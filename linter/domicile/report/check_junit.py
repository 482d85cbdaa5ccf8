"""`junit`: one test suite a file, one test case a finding, for CI systems that show tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from domicile.report.summary import location_place, told
from domicile.report.text import Style, visible
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.findings import Finding


def render(report: Report, style: Style) -> str:
    """A note is a test that passes, with its text as output; errors and warnings fail."""
    suites = [
        _suite(path, list(group))
        for path, group in groupby(report.findings, key=lambda finding: finding.location.path)
    ]
    if not suites:
        case = '    <testcase name="no findings" classname="domicile"/>\n'
        suites = [f'  <testsuite name="domicile" {_counts([], 1)}>\n{case}  </testsuite>\n']
    head = f'name="domicile" {_counts(report.findings, len(report.findings) or 1)}'
    body = "".join(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites {head}>\n{body}</testsuites>\n'


def _suite(path: str, findings: Sequence[Finding]) -> str:
    counts = f'{_counts(findings, len(findings))} skipped="0"'
    cases = "".join(map(_case, findings))
    return f"  <testsuite name={_attribute(path)} {counts}>\n{cases}  </testsuite>\n"


def _counts(findings: Sequence[Finding], tests: int) -> str:
    return f'tests="{tests}" failures="{sum(map(_fails, findings))}" errors="0"'


def _case(finding: Finding) -> str:
    where = location_place(finding.location)
    at = where.removeprefix(f"{finding.location.path}:")
    name = f"{finding.rule} {finding.name} at {at}"
    line = f' line="{finding.location.span.line}"' if finding.location.cell is None else ""
    opening = (
        f"    <testcase name={_attribute(name)} classname={_attribute(finding.location.path)}"
        f" file={_attribute(finding.location.path)}{line}>\n"
    )
    text = escape("\n".join([visible(f"{where}: {finding.severity}"), *told(finding, placed=True)]))
    if _fails(finding):
        message = _attribute(finding.message)
        result = f'      <failure type="{finding.severity}" message={message}>{text}</failure>\n'
    else:
        result = f"      <system-out>{text}</system-out>\n"
    return f"{opening}{result}    </testcase>\n"


def _fails(finding: Finding) -> bool:
    return finding.severity != "note"


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
