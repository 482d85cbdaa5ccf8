"""Bytes to text: encodings, newlines, and the place of what cannot be read."""

from __future__ import annotations

import pytest

from domicile.source import UnreadableError, decode, encode, from_text

MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b"", (), id="empty"),
        pytest.param(b"a\nb", ("a", "b"), id="no final newline"),
        pytest.param(b"a\nb\n", ("a", "b"), id="final newline"),
        pytest.param(b"\n\n", ("", ""), id="blank lines"),
        pytest.param(b"a\r\nb\r\n", ("a", "b"), id="CRLF"),
        pytest.param(b"a\rb\r", ("a", "b"), id="CR"),
        pytest.param(b"a\r\n\rb\n\rc", ("a", "", "b", "", "c"), id="mixed newlines"),
        pytest.param(b"a\x0cb\x0bc\x1cd\n", ("a\x0cb\x0bc\x1cd",), id="control characters"),
        pytest.param("a\u2028b\u2029c\x85d".encode(), ("a\u2028b\u2029c\x85d",), id="separators"),
        pytest.param(MARK + b"a\n", ("a",), id="byte order mark"),
        pytest.param(MARK + b"# coding: utf-8\na", ("# coding: utf-8", "a"), id="mark and coding"),
        pytest.param(b"# coding: latin-1\n\xe9", ("# coding: latin-1", "é"), id="latin-1"),
        pytest.param(
            b"#!x\r\n#vim:fileencoding=cp1252\r\n\x80",
            ("#!x", "#vim:fileencoding=cp1252", "€"),
            id="second line",
        ),
        pytest.param(b"x\n# coding: koi8-r\n", ("x", "# coding: koi8-r"), id="after code: none"),
        pytest.param(
            "a\n\n# coding: ascii\né".encode(),
            ("a", "", "# coding: ascii", "é"),
            id="third line: none",
        ),
    ],
)
def test_lines(data: bytes, lines: tuple[str, ...]) -> None:
    source = decode(data)
    assert source.lines == lines
    assert source.text.split("\n")[: len(lines)] == list(lines)
    assert "\r" not in source.text


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        pytest.param(b"x = '\xe9'", 1, 6, "byte 0xe9 is not valid utf-8", id="latin-1 undeclared"),
        pytest.param("ok\r\n  é😀".encode() + b"\xff", 2, 5, "byte 0xff", id="after wide text"),
        pytest.param(MARK + b"\xff", 1, 1, "byte 0xff", id="a mark counts nothing"),
        pytest.param(b"# coding: ascii\n\n \x80", 3, 2, "not valid ascii", id="declared ascii"),
        pytest.param(b"# coding: nonsense\n", 1, 11, "unknown encoding: nonsense", id="unknown"),
        pytest.param(b"\n# coding=nonsense\n", 2, 10, "unknown encoding", id="unknown, line 2"),
        pytest.param(b"# coding: rot13\n", 1, 1, "rot", id="no text encoding"),
        pytest.param(MARK + b"# coding: latin-1\n", 1, 11, "byte order mark", id="contradiction"),
        pytest.param(b"a\nbc\0d", 2, 3, "NUL", id="NUL"),
        pytest.param("a".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
        pytest.param("a".encode("utf-32"), 1, 1, "UTF-32", id="UTF-32"),
        pytest.param("ab\n".encode("utf-16-le"), 1, 2, "NUL", id="UTF-16 without a mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0", 1, 1, "byte 0x89", id="an image"),
    ],
)
def test_unreadable(data: bytes, line: int, column: int, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert message in caught.value.message


@pytest.mark.parametrize("data", [b"a\r\nb\rc\n", MARK + b"x\r\n", b"# coding: latin-1\r\n\xe9"])
def test_what_is_written_back_is_what_was_read(data: bytes) -> None:
    source = decode(data)
    assert (MARK if source.mark else b"") + source.original.encode(source.encoding) == data


def test_text_in_memory() -> None:
    assert from_text("a\r\nb").lines == ("a", "b")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("x = 'é'\n", True),
        ("# coding: latin-1\nx = 'é'\n", True),
        ("# coding: latin-1\nx = '€'\n", False),  # a buffer that could not be saved so
        ("x = '\ud800'\n", False),
    ],
)
def test_an_editors_text_is_read_back(text: str, same: bool) -> None:
    found = decode(encode(text))
    assert (found.text == text) is same
    assert len(found.text) == len(text)


@pytest.mark.parametrize("name", ["rot13", "nonsense", "utf-16"])
def test_an_encoding_that_is_none(name: str) -> None:
    with pytest.raises(UnreadableError):
        decode(encode(f"# coding: {name}\n"))
