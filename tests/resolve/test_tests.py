"""Tests of the program: on which paths they hold, and what they show of unknown values."""

from __future__ import annotations

from textwrap import dedent

import pytest

from .program import shown

SETUP = """
import os
import sys
from enum import Enum, IntEnum

import elsewhere

class Kind(str, Enum):
    A = "a"
    B = "b"
    ALSO_A = "a"

class Plain(Enum):
    A = "a"

class Letters(str, Enum):
    B = "b"

class Level(IntEnum):
    NONE = 0
    LOW = 1

class Place(str, Enum):
    NOWHERE = ""
    US = "us"

class Own(Enum):
    A = "a"
    def __eq__(self, other):
        return other == "a"
    def __bool__(self):
        return False

class Thing:
    pass

unknown = os.environ["X"]
either = "a" if unknown else "b"
full, empty = {"k": 1}, {}
maybe = {"k": 1} if unknown else {}
open = {**elsewhere.settings}
"""


def outcome(test: str) -> set[object]:
    return shown(SETUP + f"x = True if {test} else False\n")


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        # What is true by itself.
        ("1", {True}),
        ("0", {False}),
        ("''", {False}),
        ("None", {False}),
        ("[1]", {True}),
        ("[]", {False}),
        ("full", {True}),
        ("empty", {False}),
        ("maybe", {True, False}),
        ("open", {True, False}),
        ("Thing()", {True}),
        ("(n for n in [])", {True}),
        ("unknown", {True, False}),
        ("elsewhere.Client", {True}),
        ("elsewhere.setting", {True, False}),
        # Several tests.
        ("not 1", {False}),
        ("not unknown", {True, False}),
        ("1 and 0", {False}),
        ("0 or 1", {True}),
        ("unknown and 0", {False}),
        ("unknown or 1", {True}),
        ("unknown and not unknown", {False}),  # the same unknown value both times
        ("unknown or not unknown", {True}),
        ("unknown and elsewhere.setting", {True, False}),
        # Comparisons.
        ("1 == 1", {True}),
        ("1 != 1", {False}),
        ("1 < 2 < 3", {True}),
        ("1 < 2 > 3", {False}),
        ("'a' < 1", {True, False}),
        ("None is None", {True}),
        ("Thing() is None", {False}),
        ("Thing is not None", {True}),
        ("[] is None", {False}),
        ("unknown is None", {True, False}),
        ("unknown == 'a'", {True, False}),
        ("unknown == 'a' and unknown != 'a'", {False}),
        ("either == 'a'", {True, False}),
        ("either == 'c'", {False}),
        # Enums.
        ("Kind.A == Kind.A", {True}),
        ("Kind.A == Kind.B", {False}),
        ("Kind.A == Kind.ALSO_A", {True}),
        ("Kind.A == Plain.A", {False}),
        ("Kind.A == 'a'", {True}),
        ("'b' == Kind.A", {False}),
        ("Plain.A == 'a'", {False}),
        ("Kind.A == None", {False}),
        ("Kind.A is Kind.ALSO_A", {True}),
        ("Kind.A is 'a'", {False}),
        ("1 is not Level.LOW", {True}),
        ("Level.LOW == 1", {True}),
        ("1 == Level.NONE", {False}),
        ("Own.A == 'a'", {True, False}),
        ("Kind.B == Letters.B", {True}),
        ("Kind.A == Letters.B", {False}),
        ("Plain.A == Letters.B", {False}),
        ("Own.A", {True, False}),
        ("Plain.A", {True}),
        ("Level.NONE", {False}),
        ("Level.LOW", {True}),
        ("Place.NOWHERE", {False}),
        ("Place.US", {True}),
        # What is in something.
        ("'a' in 'abc'", {True}),
        ("'d' in 'abc'", {False}),
        ("'k' in full", {True}),
        ("'k' not in full", {False}),
        ("'j' in full", {False}),
        ("'k' in maybe", {True, False}),
        ("'k' in open", {True, False}),
        ("1 in [1, 2]", {True}),
        ("3 in (1, 2)", {False}),
        ("3 in [1, unknown]", {True, False}),
        ("'a' in Kind", {True}),
        ("'c' in Kind", {False}),
        ("unknown in full", {True, False}),
    ],
)
def test_on_which_paths_a_test_holds(test: str, expected: set[object]) -> None:
    assert outcome(test) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = unknown if unknown == 'a' else 'no'", {"a", "no"}),
        ("x = unknown if 'a' == unknown else 'no'", {"a", "no"}),
        ("x = unknown if unknown in ('a', 'b') else 'no'", {"a", "b", "no"}),
        ("x = unknown if unknown in {'a': 1} else 'no'", {"a", "no"}),
        ("x = unknown if unknown != 'a' else 'no'", {"?", "no"}),
        ("x = unknown if unknown == elsewhere.name else 'no'", {"?", "no"}),
        ("x = 'no' if not unknown == 'a' else unknown", {"a", "no"}),
        ("x = unknown if unknown == 'a' and elsewhere.on else 'no'", {"a", "no"}),
        ("x = unknown if unknown == 'a' or elsewhere.on else 'no'", {"a", "?", "no"}),
        ("x = 'b'\nif unknown == 'a':\n    x = unknown", {"a", "b"}),
        ("assert unknown in ('a', 'b')\nx = unknown", {"a", "b"}),  # as another statement sees it
    ],
)
def test_what_a_test_shows(body: str, expected: set[object]) -> None:
    assert shown(SETUP + dedent(body) + "\n") == expected


def test_values_that_come_from_one_test_stay_together() -> None:
    source = SETUP + 'x = ("opus", "us") if unknown else ("haiku", None)\n'
    assert shown(source) == {("opus", "us"), ("haiku", None)}


MANY = """
import os

def pick():
    for name in ("a", "b", "c", "d", "e", "f", "g", "h", "i"):
        if os.environ.get(name + name):
            return os.environ[name]
    return "https://a"

def base():
    url = pick() or "https://a"
    return {}

x = base()
"""


@pytest.mark.parametrize(
    "cut",
    [
        'url[:-3] if url.endswith("/v1") else url',
        'url if not url.startswith("x") else "x"',
        'url.upper() if "v1" in url else url',
    ],
)
def test_what_a_test_of_a_text_shows_holds_however_many_values_there_are(cut: str) -> None:
    assert shown(MANY.replace("{}", cut)) == {"https://a", "?"} | ({"x"} if '"x"' in cut else set())
