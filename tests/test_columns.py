"""Tables that fit the terminal without losing text."""

from __future__ import annotations

import pytest

from domicile.report import columns
from domicile.report.text import cells


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("short", 10, ["short"]),
        ("one two three", 7, ["one two", "three"]),
        ("claude-opus-4-7", 10, ["claude-", "opus-4-7"]),
        ("a, b, c", 4, ["a,", "b, c"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("日本語日本語", 5, ["日本", "語日", "本語"]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    wrapped = columns.wrap(text, width)
    assert wrapped == expected
    assert all(cells(line) <= width for line in wrapped)


@pytest.mark.parametrize("available", [80, 100, 140])
def test_rows_fit(available: int) -> None:
    row = ["118:5", "beta.messages.tool_runner", "claude-platform-google-cloud, bedrock, ...",
           "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-opus-4-7", "omitted, us",
           "not_available, region:us-east-1"]  # fmt: skip  # one row
    width = columns.widths([row], available)
    lines = columns.lines(row, width)
    assert all(cells(line) <= available for line in lines)
    for index, cell in enumerate(row):  # nothing is lost: each column's text is whole
        start = sum(width[:index]) + 2 * index
        text = "".join(line[start : start + width[index]].strip() for line in lines)
        assert text.replace(" ", "") == cell.replace(" ", "")
