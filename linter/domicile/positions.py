"""YAML read into plain data that remembers where everything was written.

Policies and rules are read with this. What could be misread is refused: duplicate keys,
aliases and merge keys, tags, several documents. Words mean what YAML 1.2 says: only `true`
and `false` are booleans, so that `off` and `no` stay words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from domicile.quick_classes import dataclass
from domicile.span import Span

if TYPE_CHECKING:
    from yaml import MarkedYAMLError
    from yaml.events import CollectionStartEvent, Event, ScalarEvent

# What JSON can hold; a date stays the text it was written as.
Data: TypeAlias = Any
KeyPath: TypeAlias = tuple["str | int", ...]

NO_TEXTS: Mapping[str, bytes] = MappingProxyType({})

LARGEST_FILE = 1_000_000  # bytes
DEEPEST_NESTING = 60
MOST_TOLD = 50  # problems in one message

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?")
_WORDS: Mapping[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip  # one line a meaning


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a file: where, at which key, and what helps."""

    path: str
    line: int
    column: int
    message: str
    key: str = ""  # "scopes[0].permit.geos"; empty for the file as a whole
    suggestion: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}: "
        key = f"{self.key}: " if self.key else ""
        help_ = f"; {self.suggestion}" if self.suggestion else ""
        return f"{where}{key}{self.message}{help_}"


class DocumentError(Exception):
    """A file that cannot be used; `problems` holds everything that is wrong, by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(set(problems)))
        told = [str(problem) for problem in self.problems[:MOST_TOLD]]
        if rest := len(self.problems) - len(told):
            told.append(f"... and {rest} more")
        super().__init__("\n".join(told))


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data with the span of every value and of every key."""

    path: str
    data: Data
    values: Mapping[KeyPath, Span]
    keys: Mapping[KeyPath, Span]

    def span(self, path: KeyPath) -> Span:
        """The span of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key_span(self, path: KeyPath) -> Span:
        """The span of the key that ends `path`; of the value where it is an item of a list."""
        return self.keys.get(path) or self.span(path)

    def problem(
        self, path: KeyPath, message: str, suggestion: str = "", *, at_key: bool = False
    ) -> Problem:
        """A problem at the value (or key) of `path`, ready to be reported."""
        span = self.key_span(path) if at_key else self.span(path)
        return Problem(self.path, span.line, span.column, message, dotted(path), suggestion)


def dotted(path: KeyPath) -> str:
    """`("scopes", 0, "permit")` as `scopes[0].permit`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def read(data: bytes, path: str) -> Document:
    """The document in `data`; `path` is what messages call it. Raises DocumentError."""
    if len(data) > LARGEST_FILE:
        limit = f"{LARGEST_FILE // 1_000_000} MB"
        raise DocumentError((Problem(path, 1, 1, f"the file has more than the {limit} allowed"),))
    return _Builder(path).build(_decode(data, path))


def read_file(file: Path, texts: Mapping[str, bytes] = NO_TEXTS) -> Document:
    """The document in `file`, which messages call by its path from here. Raises DocumentError.

    `texts` stand for the files that messages call so.
    """
    path, data = file_text(file, texts)
    return read(data, path)


def file_text(file: Path, texts: Mapping[str, bytes] = NO_TEXTS) -> tuple[str, bytes]:
    """What messages call `file`, and what it holds. Raises DocumentError."""
    path = display(file)
    try:
        return path, texts[path] if path in texts else _bytes(file)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError((Problem(path, 1, 1, f"cannot be read: {reason}"),)) from None


def _bytes(file: Path) -> bytes:
    """The beginning of a file that may have no end: one byte more than is allowed."""
    with open(file, "rb") as handle:
        return handle.read(LARGEST_FILE + 1)


def display(file: Path) -> str:
    """How messages call a file: relative to the working directory, with forward slashes."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()


def _decode(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        message = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
        raise DocumentError((_problem_at(path, before, message),)) from None


def _problem_at(path: str, before: str, message: str) -> Problem:
    """A problem at the character that follows the text `before`."""
    line = before.count("\n") + 1
    return Problem(path, line, len(before) - before.rfind("\n"), message)


@dataclass(slots=True)
class _Open:
    """A collection that is being read; `key` is the mapping's key that awaits its value."""

    data: Data
    path: KeyPath
    start: CollectionStartEvent
    key: str | None = None
    last: Span | None = None


@dataclass(slots=True)
class _Builder:
    """Builds a document from parser events.

    Events instead of `yaml.compose`, because composing recurses in C: a file of 100,000
    brackets would end the process.
    """

    path: str
    stack: list[_Open] = field(default_factory=list)
    values: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    root: Data = None

    def build(self, text: str) -> Document:
        import yaml

        self.values[()] = Span(1, 1, 1, 1)
        try:
            for event in _events(text):
                self.take(event)
        except yaml.reader.ReaderError as error:
            # the first of its kind is the one; `error.position` counts bytes in one parser only
            before = text.partition(chr(error.character))[0]
            message = f"the character U+{error.character:04X} is not allowed in YAML"
            raise DocumentError((_problem_at(self.path, before, message),)) from None
        except yaml.MarkedYAMLError as error:
            raise DocumentError((*self.problems, self.syntax_problem(error, text))) from None
        if self.problems:
            raise DocumentError(tuple(self.problems))
        return Document(self.path, self.root, self.values, self.keys)

    def take(self, event: Event) -> None:
        import yaml

        if isinstance(event, yaml.NodeEvent) and event.anchor and not _is_alias(event):
            self.fatal(event, f"the anchor &{event.anchor} is not read here: write the value out")
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.AliasEvent):
            self.fatal(event, f"the alias *{event.anchor} is not read here: write the value out")
        elif isinstance(event, yaml.DocumentStartEvent) and self.values[()] != Span(1, 1, 1, 1):
            self.fatal(event, "a second document starts here: one file holds one")

    def scalar(self, event: ScalarEvent) -> None:
        self.check_tag(event)
        span = _span(event, event)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self.take_key(top, event.value, span)
        else:
            self.put(_plain(event.value) if event.implicit[0] else event.value, span)

    def take_key(self, mapping: _Open, key: str, span: Span) -> None:
        path = (*mapping.path, key)
        if key == "<<":
            self.add(span, "merge keys are not read here: write the keys out", path)
        elif key in mapping.data:
            first = self.keys[path]
            self.add(span, f"the key '{key}' is written twice, first in line {first.line}", path)
        else:
            self.keys[path] = span
        mapping.key = key

    def open(self, event: CollectionStartEvent) -> None:
        import yaml

        self.check_tag(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self.fatal(event, "a key must be a word, not a list or a mapping")
        if len(self.stack) >= DEEPEST_NESTING:
            self.fatal(event, f"nested more than {DEEPEST_NESTING} levels deep")
        data: Data = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(data, self.next_path(), event))

    def close(self, event: Event) -> None:
        done = self.stack.pop()
        span = _span(done.start, event)
        if not done.start.flow_style and done.last is not None:
            # A block ends where its last value ends; the parser says: where the next thing starts.
            span = Span(span.line, span.column, done.last.end_line, done.last.end_column)
        self.put(done.data, span)

    def put(self, value: Data, span: Span) -> None:
        """Enter a finished value where the enclosing collection waits for it."""
        path = self.next_path()
        self.values.setdefault(path, span)
        if not self.stack:
            self.root = value
            self.values[()] = span
            return
        top = self.stack[-1]
        top.last = span
        if isinstance(top.data, list):
            top.data.append(value)
        else:
            top.data.setdefault(top.key, value)
            top.key = None

    def next_path(self) -> KeyPath:
        if not self.stack:
            return ()
        top = self.stack[-1]
        part: str | int = len(top.data) if isinstance(top.data, list) else top.key or ""
        return (*top.path, part)

    def check_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            self.fatal(
                event, f"the tag {_short_tag(event.tag)} is not read here: write the value plainly"
            )

    def add(self, span: Span, message: str, path: KeyPath) -> None:
        self.problems.append(Problem(self.path, span.line, span.column, message, dotted(path)))

    def fatal(self, event: Event, message: str) -> None:
        self.add(_span(event, event), message, self.next_path())
        raise DocumentError(tuple(self.problems))

    def syntax_problem(self, error: MarkedYAMLError, text: str) -> Problem:
        mark = error.problem_mark if error.problem_mark is not None else error.context_mark
        assert mark is not None  # the parser knows where it stopped
        line = text.splitlines()[mark.line : mark.line + 1]
        if line and line[0][: mark.column + 1].endswith("\t"):
            message = "a tab stands here: YAML is indented with spaces"
        else:
            context = f" {error.context}" if error.context else ""
            message = f"not valid YAML: {error.problem}{context}"
        return Problem(self.path, mark.line + 1, mark.column + 1, message)


def _is_alias(event: Event) -> bool:
    import yaml

    return isinstance(event, yaml.AliasEvent)


def _events(text: str) -> Iterator[Event]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Event] = yaml.parse(text, Loader=loader)
    return events


def _span(start: Event, end: Event) -> Span:
    first, last = start.start_mark, end.end_mark
    assert first is not None  # set by every parser
    assert last is not None
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def _plain(text: str) -> Data:
    """What an unquoted word stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
