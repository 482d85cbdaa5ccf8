"""docs/reference/rule-facts.md: generated, current, and right about every fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from domicile.report.fact_reference import reference
from domicile.rulebook.conditions import compile_condition
from domicile.rulebook.vocabulary import MEANINGS, SUBJECTS

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "rule-facts.md"


def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-snapshots"):
        PAGE.write_bytes(reference().encode())
    hint = "run python -m pytest tests/test_fact_reference.py --rewrite-snapshots"
    assert PAGE.read_bytes().decode() == reference(), hint


def test_every_subject_and_fact_is_on_the_page() -> None:
    assert set(MEANINGS) == set(SUBJECTS)
    for subject, facts in SUBJECTS.items():
        assert f"## `{subject}`" in reference()
        for name, info in facts.items():
            assert f"| <code>{name}</code> | {info.kind} | " in reference()
            compile_condition({name: {"known": True}}, facts)
