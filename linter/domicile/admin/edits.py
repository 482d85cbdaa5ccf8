"""Changes to a YAML text that leave every other byte of it alone, comments included.

The text is changed at the spans that reading it gave. What could not be placed well is found
by reading the outcome again: whoever calls this compares the data with what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from domicile.policy.writing import block, flow
from domicile.positions import Document, KeyPath
from domicile.quick_classes import dataclass
from domicile.span import Span

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML takes for the end of a line


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


class Text:
    """A YAML text with what was read from it."""

    def __init__(self, text: str, document: Document) -> None:
        self.text = text
        self.document = document
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"
        self._lines = [0, *(match.end() for match in _BREAK.finditer(text))]

    def replaced(self, path: KeyPath, value: Any) -> list[Edit]:
        """The value at `path` written anew, in one line."""
        start, end = self._range(self.document.values[path])
        if self.text[start:end].startswith("-"):  # a list with a line an item
            colon = self.text.index(":", self._range(self.document.keys[path])[1]) + 1
            before = self.text.rindex(self.newline, colon, start)
            return [
                Edit(colon, colon, f" {flow(value)}"),
                Edit(before, self._line_end(end), ""),
            ]
        space = " " if start == end and self.text[start - 1 : start] == ":" else ""
        return [Edit(start, end, space + flow(value))]

    def added(self, path: KeyPath, key: str, value: Any, after: str = "") -> Edit:
        """A key that is added to the mapping at `path`, behind `after` or its last one."""
        behind = (*path, after or list(self._at(path))[-1])
        start, _ = self._range(self.document.values[path])
        _, end = self._range(self.document.values[behind])
        if self.text[start] == "{":
            return Edit(end, end, f", {flow(key)}: {flow(value)}")
        column = self.document.key_span(behind).column
        return self._block(column, self._line_end(end), key, value)

    def _block(self, column: int, at: int, key: str, value: Any) -> Edit:
        lines = block(key, value, " " * (column - 1))
        return Edit(at, at, "".join(f"{self.newline}{line}" for line in lines))

    def _at(self, path: KeyPath) -> Any:
        data = self.document.data
        for part in path:
            data = data[part]
        return data

    def _range(self, span: Span) -> tuple[int, int]:
        return (
            self._lines[span.line - 1] + span.column - 1,
            self._lines[span.end_line - 1] + span.end_column - 1,
        )

    def _line_end(self, offset: int) -> int:
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` after all edits, none of which overlap; those at one place in their order."""
    numbered = enumerate(edits)
    for _, edit in sorted(numbered, key=lambda each: (each[1].start, each[0]), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
