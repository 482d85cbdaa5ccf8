"""The examples inside the rule files, run from source to finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domicile import rulebook
from domicile.calls import Location
from domicile.rulebook import Example
from domicile.span import Span
from domicile.testing import failures
from domicile.testing.reading import case_of_example

TODAY = date(2026, 11, 21)
NOWHERE = Location("rules", Span(1, 1, 1, 1))


def examples() -> list[object]:
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{kind}-{number}")
        for rule in rulebook.load()
        for kind in ("valid", "invalid")
        for number, example in enumerate(getattr(rulebook.explain(rule.id), kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), examples())
def test_the_rule_holds_in_its_invalid_examples_only(rule: str, example: Example) -> None:
    case = case_of_example(rule, example, example.title or rule, NOWHERE)
    dated = replace(case, today=case.today or TODAY)
    assert [failure.message for failure in failures(dated)] == []
