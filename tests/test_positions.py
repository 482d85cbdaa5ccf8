"""YAML with positions: the data, the spans, and bytes of any kind."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from domicile.positions import DocumentError, KeyPath, dotted, read
from domicile.span import Span


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("off", "off"),  # words of YAML 1.1 that are no booleans here
        ("[yes, no, on, off, y, n]", ["yes", "no", "on", "off", "y", "n"]),
        ("[true, False, null, ~, '', ]", [True, False, None, None, ""]),
        ("[1, -2, +3, 0777, 1_000, 0x10]", [1, -2, 3, 777, "1_000", "0x10"]),
        ("[1.5, .5, 1e3, 1.0e-2, 1.2.3]", [1.5, 0.5, 1000.0, 0.01, "1.2.3"]),
        ("[2027-03-31, 12:30:00]", ["2027-03-31", "12:30:00"]),
        ("['1', \"true\", 'null']", ["1", "true", "null"]),
        ("1: a\ntrue: b", {"1": "a", "true": "b"}),
        ("a:\nb: ", {"a": None, "b": None}),
        ("9" * 5000, "9" * 5000),  # too long for a number
    ],
)
def test_words_mean_what_yaml_1_2_says(text: str, data: Any) -> None:
    assert read(text.encode(), "x").data == data


TEXT = """\
first: é word   # comment
second:
  - [a, "ü b"]
  - key: |
      block
    other: x

third: {x: 1,
        y: 2}
"""


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("first",), Span(1, 8, 1, 14)),
        (("second",), Span(3, 3, 6, 13)),
        (("second", 0), Span(3, 5, 3, 15)),
        (("second", 0, 1), Span(3, 9, 3, 14)),
        (("second", 1), Span(4, 5, 6, 13)),
        (("second", 1, "other"), Span(6, 12, 6, 13)),
        (("third",), Span(8, 8, 9, 14)),
        (("third", "y"), Span(9, 12, 9, 13)),
        (("third", "z"), Span(8, 8, 9, 14)),  # not there: what is around it
        ((), Span(1, 1, 9, 14)),
    ],
)
def test_every_value_has_its_span_in_code_points(path: KeyPath, span: Span) -> None:
    assert read(TEXT.encode(), "x").span(path) == span


def test_every_key_has_its_span() -> None:
    document = read(TEXT.encode(), "x")
    assert document.key_span(("second", 1, "other")) == Span(6, 5, 6, 10)
    assert document.key_span(("second", 1)) == document.span(("second", 1))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("scopes", 0, "permit"), "scopes[0].permit"),
        (("a", "b c", 1, 2), "a.b c[1][2]"),
        ((0, "a"), "[0].a"),
    ],
)
def test_a_key_path_is_shown_dotted(path: KeyPath, text: str) -> None:
    assert dotted(path) == text


# What PyYAML writes so that it reads something else: line breaks of Unicode, not quoted.
letters = st.characters(exclude_characters="\x85\u2028\u2029")
json = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(letters, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner),
    max_leaves=12,
)


@given(json, st.booleans())
def test_what_is_written_is_read(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    assert read(text.encode(), "x").data == data


@pytest.mark.parametrize(
    ("data", "line", "column", "character"),
    [
        (b"\xc2\xa0\x00", 1, 2, "U+0000"),  # after a character of two bytes, at the very end
        ("a: é\nü: ö\x07\x07 x".encode(), 2, 5, "U+0007"),
        ("a: 𝄞\x1b[1m".encode(), 1, 5, "U+001B"),
    ],
)
def test_a_forbidden_character_is_refused_at_its_place(
    data: bytes, line: int, column: int, character: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, "x")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert problem.message == f"the character {character} is not allowed in YAML"


@given(st.binary() | st.text(":-[]{}&*!|>?'\"#\n\t a1%@").map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    try:
        read(data, "x")
    except DocumentError as error:
        for problem in error.problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
