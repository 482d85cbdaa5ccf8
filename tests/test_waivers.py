"""Waivers: what they accept, until when, and what is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from judging_samples import OLD, call, judged, policy_of, variant

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


@pytest.mark.parametrize(
    ("path", "today", "whole", "expected"),
    [
        ("legacy/a.py", IN_TIME, True, ["GEO305 waived"]),
        ("legacy/a.py", LAST_DAY, True, ["GEO305 waived"]),
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
    assert sorted(f"{f.rule}{' waived' if f.suppression else ''}" for f in found) == expected


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
