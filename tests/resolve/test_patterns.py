"""`match` on what the code shows goes the way that Python goes, and binds what Python binds."""

from __future__ import annotations

import pytest

from .program import real, shown

SETUP = """
import os
from dataclasses import dataclass
from enum import Enum

@dataclass
class Point:
    x: int
    y: int = 0

class Named:
    __match_args__ = ("name",)
    def __init__(self, name):
        self.name = name

class Kind(Enum):
    A = "a"
    B = "b"
"""
SUBJECTS = [
    "1",
    "2",
    "True",
    "1.5",
    "'a'",
    "'ab'",
    "b'a'",
    "None",
    "()",
    "(1, 2)",
    "[1, 2, 3]",
    "{1}",
    "{}",
    "{'k': 1}",
    "{'k': 2, 'j': 3}",
    "Point(1)",
    "Point(1, 2)",
    "Named('a')",
    "Kind.A",
    "(n for n in [1])",
]
PATTERNS = [  # with what is bound where one matches
    ("_", "'yes'"),
    ("other", "'yes'"),
    ("1", "'yes'"),
    ("1 | 2 | 'a'", "'yes'"),
    ("None", "'yes'"),
    ("'a' as text", "text"),
    ("[]", "'yes'"),
    ("[first, second]", "(second, first)"),
    ("[first, *rest]", "first"),
    ("[1, *_] | {'k': 1}", "'yes'"),
    ("[_, *_, last]", "'yes'"),
    ("(1, (2 | 3) as number)", "number"),
    ("{}", "'yes'"),
    ("{'k': value}", "value"),
    ("{'k': 2, 'j': value}", "value"),
    ("{'k': 1, **rest}", "'yes'"),
    ("Point()", "'yes'"),
    ("Point(x=1, y=y)", "y"),
    ("Point(1, 2)", "'yes'"),
    ("Named('a')", "'yes'"),
    ("Named(name=name)", "name"),
    ("Kind.A", "'yes'"),
    ("Kind()", "'yes'"),
    ("str()", "'yes'"),
    ("str(text)", "text"),
    ("int(number)", "number"),
    ("str() | None", "'yes'"),
    ("dict()", "'yes'"),
    ("list()", "'yes'"),
    ("tuple()", "'yes'"),
    ("bytes()", "'yes'"),
]
# Objects may be equal to anything.
COMPARING = {"1", "1 | 2 | 'a'", "'a' as text", "Kind.A"}
OBJECTS = ("Point", "Named")


def program(subject: str, pattern: str, bound: str) -> str:
    cases = f"    case {pattern}:\n        x = {bound}\n"
    if pattern not in ("_", "other"):
        cases += "    case _:\n        x = 'no'\n"
    return f"{SETUP}\nmatch {subject}:\n{cases}"


@pytest.mark.parametrize(("pattern", "bound"), PATTERNS)
def test_what_is_known_goes_one_way(pattern: str, bound: str) -> None:
    differing = {}
    for subject in SUBJECTS:
        source = program(subject, pattern, bound)
        found, expected = shown(source), real(source)
        exact = pattern not in COMPARING or not subject.startswith(OBJECTS)
        if expected not in found or (exact and len(found) > 1):
            differing[subject] = (found, expected)
    assert not differing


@pytest.mark.parametrize(
    ("pattern", "bound", "expected"),
    [
        ("_", "1", {1}),
        ("'a'", "1", {1, "no"}),
        ("'a' as text", "text", {"a", "no"}),
        ("('a' | 'b') as text", "text", {"a", "b", "no"}),
        ("[first]", "1", {1, "no"}),
        ("{'k': value}", "value", {"?", "no"}),
        ("Point(x=value)", "value", {"?", "no"}),
        ("str()", "1", {1, "no"}),
        ("str(text)", "text", {"?", "no"}),
    ],
)
def test_what_is_not_known_goes_both_ways(pattern: str, bound: str, expected: set[object]) -> None:
    assert shown(program("os.environ['X']", pattern, bound)) == expected


def test_a_guard_and_the_cases_after_it() -> None:
    source = f"""{SETUP}
match os.environ["X"]:
    case "a" if os.environ["Y"] == "on":
        x = 1
    case "a":
        x = 2
    case "b" if False:
        x = 3
    case _:
        x = 4
"""
    assert shown(source) == {1, 2, 4}
