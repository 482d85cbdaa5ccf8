"""`junit`: one test suite a file, one test case a finding, for CI systems that show tests."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from domicile.report.summary import location_place
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
        suites = [f'  <testsuite name="domicile" tests="1" failures="0">\n{case}  </testsuite>\n']
    failures = sum(map(_fails, report.findings))
    head = f'name="domicile" tests="{len(report.findings) or 1}" failures="{failures}"'
    body = "".join(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites {head}>\n{body}</testsuites>\n'


def _suite(path: str, findings: list[Finding]) -> str:
    counts = f'tests="{len(findings)}" failures="{sum(map(_fails, findings))}"'
    cases = "".join(map(_case, findings))
    return f"  <testsuite name={_attribute(path)} {counts}>\n{cases}  </testsuite>\n"


def _case(finding: Finding) -> str:
    span = finding.location.span
    where = location_place(finding.location)
    name = f"{finding.rule} {finding.name} at {span.line}:{span.column}"
    opening = (
        f"    <testcase name={_attribute(name)} classname={_attribute(finding.location.path)}"
        f' file={_attribute(finding.location.path)} line="{span.line}">\n'
    )
    text = escape(visible(f"{where}: {finding.severity}: {finding.message}"))
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
