"""Code frames: what is underlined, whatever the line is made of."""

from __future__ import annotations

import pytest

from domicile.report.frame import frame
from domicile.report.text import Style, cells, visible
from domicile.span import Span


def underlined(line: str, column: int, end_column: int) -> str:
    """The part of the shown line that stands above the carets, cell by cell."""
    shown, marks = frame([line], Span(1, column, 1, end_column), Style())[1:3]
    start, end = marks.index("^"), marks.rindex("^") + 1
    spread = "".join(c + "\0" * (cells(c) - 1) for c in shown if cells(c))
    return spread[start:end].replace("\0", "")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('create(model="x")', 'model="x"'),
        ('\tcreate(model="x")', 'model="x"'),
        ('s = "日本語"; create(model="x")', 'model="x"'),
        ('create(model="日本語")', 'model="日本語"'),
        ('s = "e\u0301"; create(model="x")', 'model="x"'),
        ('s = "\x1b[31m"; create(model="x")', 'model="x"'),
        ("x" * 500 + ' create(model="x") ' + "y" * 500, 'model="x"'),
    ],
)
def test_the_span_is_underlined(line: str, part: str) -> None:
    column = line.index(part) + 1
    assert underlined(line, column, column + len(part)) == part


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\rb\nc\0", "a\\x0db\\x0ac\\x00"),
        ("\u202eabc", "\\u202eabc"),  # text that runs backwards
        ("caf\udce9.py", "caf\\udce9.py"),
        ("日本 é", "日本 é"),
    ],
)
def test_control_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


LINES = ("import x", "", "x.create(", '    model="m",', "    messages=[],", ")", "", "y()")


def test_lines_around_a_span() -> None:
    assert frame(LINES, Span(4, 5, 4, 14), Style()) == [
        "  |",
        "3 | x.create(",
        '4 |     model="m",',
        "  |     ^^^^^^^^^",
        "5 |     messages=[],",
        "6 | )",
        "  |",
    ]


def test_a_span_of_several_lines_gets_a_bar() -> None:
    assert frame(LINES, Span(3, 1, 6, 2), Style(), "here") == [
        "  |",
        "1 |   import x",
        "2 |",
        "3 |   x.create(",
        "  |  _^",
        '4 | |     model="m",',
        "5 | |     messages=[],",
        "6 | | )",
        "  | |_^ here",
        "7 |",
        "8 |   y()",
        "  |",
    ]


def test_the_middle_of_a_long_span_is_left_out() -> None:
    lines = ["f(", *(f"    {n}," for n in range(20)), ")"]
    shown = frame(lines, Span(1, 1, 22, 2), Style())
    assert [line.split("|")[0].strip() for line in shown] == [
        "", "1", "", "2", "3", "4", "5", "...", "21", "22", "", ""
    ]  # fmt: skip  # one row


@pytest.mark.parametrize("line", [0, 9])
def test_a_span_outside_the_text_has_no_frame(line: int) -> None:
    assert frame(LINES, Span(line, 1, line, 2), Style()) == []


def test_an_empty_span_gets_one_mark() -> None:
    assert frame(["abc"], Span(1, 4, 1, 4), Style())[2] == "  |    ^"
