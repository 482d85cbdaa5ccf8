"""Waivers: what they accept, until when, and what is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from judging_samples import OLD, call, judged, policy_of, variant

from domicile.findings import Finding

POLICY = """\
version: 1
scopes: [{permit: {geos: [us]}}]
waivers:
  - rule: model-cannot-be-pinned
    paths: ["legacy/**"]
    reason: replaced in Q1, see RISK-412
    owner: privacy@example.com
    expires: 2027-03-31
"""
IN_TIME, LAST_DAY, TOO_LATE = date(2026, 12, 1), date(2027, 3, 31), date(2027, 4, 1)
EARLY, SOON = date(2027, 3, 16), date(2027, 3, 17)  # 15 and 14 days before the end


@pytest.mark.parametrize(
    ("path", "today", "whole", "expected"),
    [
        ("legacy/a.py", IN_TIME, True, ["GEO305 waived"]),
        ("legacy/a.py", EARLY, True, ["GEO305 waived"]),
        ("legacy/a.py", SOON, True, ["GEO305 waived", "GEO403 warning"]),
        ("legacy/a.py", LAST_DAY, True, ["GEO305 waived", "GEO403 warning"]),
        ("legacy/a.py", LAST_DAY, False, ["GEO305 waived"]),  # a hook does not nag
        ("legacy/a.py", TOO_LATE, True, ["GEO305", "GEO403"]),
        ("app.py", IN_TIME, True, ["GEO305", "GEO404"]),
        ("app.py", IN_TIME, False, ["GEO305"]),  # a part of the tree says nothing about use
        ("app.py", TOO_LATE, True, ["GEO305", "GEO403"]),
    ],
)
def test_a_waiver_holds_for_its_paths_and_its_time(
    path: str, today: date, whole: bool, expected: list[str], tmp_path: Path
) -> None:
    policy = policy_of(POLICY, tmp_path)
    found = judged(call(variant(OLD), path=path), policy=policy, today=today, whole=whole)
    assert sorted(map(told_of, found)) == expected


def told_of(finding: Finding) -> str:
    if finding.suppression:
        return f"{finding.rule} waived"
    return (
        f"{finding.rule} warning"
        if finding.rule == "GEO403" and finding.severity == "warning"
        else finding.rule
    )


@pytest.mark.parametrize(
    ("today", "message"),
    [
        (SOON, "ends in 14 days, on 2027-03-31; ask privacy@example.com"),
        (date(2027, 3, 30), "ends tomorrow, on 2027-03-31; ask privacy@example.com"),
        (LAST_DAY, "ends today, on 2027-03-31; ask privacy@example.com"),
        (TOO_LATE, "ended on 2027-03-31; ask privacy@example.com"),
    ],
)
def test_the_end_of_a_waiver_is_told_in_time(today: date, message: str, tmp_path: Path) -> None:
    policy = policy_of(POLICY, tmp_path)
    (finding,) = judged(policy=policy, today=today, ending=True)
    assert finding.message == f"the waiver of model-cannot-be-pinned {message}"


@pytest.mark.parametrize(
    ("override", "before", "after"),
    [
        ("", "warning", "error"),
        ("rules: {GEO403: error}", "warning", "error"),  # a case never exceeds its own severity
        ("rules: {GEO403: note}", "note", "note"),
        ("rules: {expired-waiver: off}", None, None),
    ],
)
def test_the_severity_of_a_waivers_end(
    override: str, before: str | None, after: str | None, tmp_path: Path
) -> None:
    policy = policy_of(POLICY + override, tmp_path)
    for today, severity in ((SOON, before), (TOO_LATE, after)):
        found = judged(policy=policy, today=today, ending=True)
        assert [each.severity for each in found] == ([severity] if severity else [])


def test_nothing_is_waived_for_an_auditor(tmp_path: Path) -> None:
    policy = policy_of(POLICY, tmp_path)
    (finding,) = judged(
        call(variant(OLD), path="legacy/a.py"), policy=policy, today=IN_TIME, ignores=False
    )
    assert finding.suppression is None
    (why,) = finding.related
    assert why.location.span.line == 4
    assert why.message == (
        "silenced here until 2027-03-31 by privacy@example.com: replaced in Q1, see RISK-412"
    )


def test_a_waiver_of_a_base_is_never_called_unused(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(POLICY)
    policy = policy_of("version: 1\nextends: [base.yaml]\n", tmp_path)
    assert judged(policy=policy, today=IN_TIME, whole=True) == ()


def test_a_waived_finding_is_kept_with_its_justification(tmp_path: Path) -> None:
    policy = policy_of(POLICY, tmp_path)
    (finding,) = judged(call(variant(OLD), path="legacy/a.py"), policy=policy, today=IN_TIME)
    assert finding.severity == "error"
    waived = finding.suppression
    assert waived is not None
    assert (waived.kind, waived.justification) == ("waiver", "replaced in Q1, see RISK-412")
    assert (waived.owner, waived.expires) == ("privacy@example.com", "2027-03-31")
    assert waived.location.span.line == 4


def test_a_waiver_is_for_one_rule(tmp_path: Path) -> None:
    policy = policy_of(POLICY, tmp_path)
    found = judged(call(variant(OLD, "us"), path="legacy/a.py"), policy=policy, today=IN_TIME)
    assert [(each.rule, each.suppression is not None) for each in found] == [
        ("GEO305", True),
        ("GEO101", False),
    ]


def test_what_is_said_of_a_waiver_stands_at_its_place(tmp_path: Path) -> None:
    policy = policy_of(POLICY, tmp_path)
    (expired,) = judged(policy=policy, today=TOO_LATE, whole=True)
    assert (expired.location.span[:2], expired.message) == (
        (8, 14),
        "the waiver of model-cannot-be-pinned ended on 2027-03-31; ask privacy@example.com",
    )
    (unused,) = judged(policy=policy, today=IN_TIME, whole=True)
    assert (unused.location.span[:2], unused.severity) == ((4, 11), "warning")


def test_findings_about_the_policy_can_be_waived_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    policy = policy_of(
        """\
version: 1
scopes: [{permit: {geos: [eu]}}]
waivers:
  - {rule: GEO402, paths: [/domicile.yaml], reason: later, owner: me, expires: 2027-03-31}
""",
        tmp_path,
    )
    found = judged(policy=policy, today=IN_TIME, whole=True)
    assert [(each.rule, each.suppression is not None) for each in found] == [("GEO402", True)]
