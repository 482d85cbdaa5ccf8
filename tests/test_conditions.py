"""The closed vocabulary of rule conditions: every operator on every kind of fact."""

from __future__ import annotations

from typing import Any

import pytest

from domicile.calls import UNKNOWN
from domicile.rulebook.conditions import ConditionError, Fact, OneOf, compile_condition

RECORD: dict[str, Fact] = {
    "us": "us",
    "yes": True,
    "absent": None,
    "unknown": UNKNOWN,
    "us_or_eu": OneOf(("us", "eu")),
    "geos": ("us", "global"),
    "nothing": (),
}


def verdict(condition: dict[str, Any]) -> bool | None:
    return compile_condition(condition, RECORD)(RECORD)


@pytest.mark.parametrize(
    ("fact", "test", "expected"),
    [
        ("us", {"is": "us"}, True),
        ("us", {"is": "eu"}, False),
        ("yes", {"is": True}, True),
        ("yes", {"is": False}, False),
        ("absent", {"is": "us"}, False),
        ("unknown", {"is": "us"}, None),
        ("us_or_eu", {"is": "us"}, None),
        ("us_or_eu", {"is": "jp"}, False),
        ("us", {"is": "$us"}, True),
        ("us", {"is": "$unknown"}, None),
        ("us", {"is": "$absent"}, False),
        ("us", {"in": ["us", "eu"]}, True),
        ("us", {"in": ["eu"]}, False),
        ("us", {"in": "$geos"}, True),
        ("us", {"in": "$nothing"}, False),
        ("absent", {"in": ["us"]}, False),
        ("unknown", {"in": ["us"]}, None),
        ("us_or_eu", {"in": ["us", "eu"]}, True),
        ("us_or_eu", {"in": "$geos"}, None),
        ("us", {"not_in": ["eu"]}, True),
        ("us", {"not_in": ["us"]}, False),
        ("us", {"not_in": "$nothing"}, True),
        ("us", {"not_in": "$absent"}, False),  # what the policy leaves out restricts nothing
        ("us", {"not_in": "$unknown"}, None),
        ("absent", {"not_in": ["us"]}, False),  # an absent fact satisfies no comparison
        ("unknown", {"not_in": ["us"]}, None),
        ("us_or_eu", {"not_in": ["jp"]}, True),
        ("us_or_eu", {"not_in": ["us"]}, None),
        ("us", {"known": True}, True),
        ("us", {"known": False}, False),
        ("absent", {"known": True}, True),
        ("unknown", {"known": False}, True),
        ("us_or_eu", {"known": False}, True),
        ("us", {"absent": False}, True),
        ("absent", {"absent": True}, True),
        ("unknown", {"absent": True}, None),
        ("us_or_eu", {"absent": False}, True),
        ("us", {"matches": "^u"}, True),
        ("us", {"matches": "x"}, False),
        ("absent", {"matches": ""}, False),
        ("unknown", {"matches": ""}, None),
        ("yes", {"matches": ""}, False),
    ],
)
def test_an_operator_on_a_fact(fact: str, test: dict[str, Any], expected: bool | None) -> None:
    assert verdict({fact: test}) is expected


HOLDS, FAILS, OPEN = {"us": {"is": "us"}}, {"us": {"is": "eu"}}, {"unknown": {"is": "us"}}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"all": [HOLDS, HOLDS]}, True),
        ({"all": [HOLDS, OPEN]}, None),
        ({"all": [OPEN, FAILS]}, False),
        ({"any": [FAILS, HOLDS]}, True),
        ({"any": [OPEN, HOLDS]}, True),
        ({"any": [FAILS, OPEN]}, None),
        ({"any": [FAILS, FAILS]}, False),
        ({"not": HOLDS}, False),
        ({"not": FAILS}, True),
        ({"not": OPEN}, None),
        ({"all": [{"not": FAILS}, {"any": [FAILS, {"all": [HOLDS]}]}]}, True),
    ],
)
def test_conditions_combine_in_three_values(
    condition: dict[str, Any], expected: bool | None
) -> None:
    assert verdict(condition) is expected


@pytest.mark.parametrize(
    ("condition", "path", "message"),
    [
        ({"geography": {"is": "us"}}, ("geography",), "'geography' is not a fact"),
        ({"all": [HOLDS, {"sent": {"is": "us"}}]}, ("all", 1, "sent"), "'sent' is not a fact"),
        ({"us": {"in": "$goes"}}, ("us", "in"), "'goes' is not a fact"),
        ({"us": {"matches": "("}}, ("us", "matches"), "not a regular expression: "),
    ],
)
def test_a_condition_that_does_not_compile_is_told_with_its_place(
    condition: dict[str, Any], path: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(ConditionError) as error:
        compile_condition(condition, RECORD)
    assert error.value.path == path
    assert str(error.value).startswith(message)
