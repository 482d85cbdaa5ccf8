"""The baseline's file: JSON with one line an entry, sorted, so that a change is a short diff."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from domicile.baseline.entries import Entry

_VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used; the message has every problem with its place."""


def render(entries: Iterable[Entry]) -> str:
    """The file's text for sorted entries."""
    files = ",\n".join(
        f"    {json.dumps(path)}: [\n" + ",\n".join(map(_line, group)) + "\n    ]"
        for path, group in groupby(entries, key=lambda entry: entry.path)
    )
    findings = f"{{\n{files}\n  }}" if files else "{}"
    return f'{{\n  "schema_version": {_VERSION},\n  "findings": {findings}\n}}\n'


def _line(entry: Entry) -> str:
    names = ("rule", "key", "count", "name", "message")
    return "      " + json.dumps({name: getattr(entry, name) for name in names})


def read(file: str) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise BaselineError(f"{file}: {error.strerror or error}") from error
    try:
        return tuple(_entries(json.loads(data)))
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise BaselineError(f"{place}: not valid JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"{file}:1:1: not valid UTF-8") from error
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BaselineError(_told(file, data)) from error


def _entries(document: Any) -> Iterable[Entry]:
    """Raises one of several exceptions where the document is not as its schema says."""
    if document["schema_version"] != _VERSION:
        raise ValueError
    for path, listed in document["findings"].items():
        if not isinstance(listed, list):
            raise TypeError
        for item in listed:
            words = [item[name] for name in ("rule", "key", "name", "message")]
            count = item["count"]
            if not all(isinstance(word, str) for word in words) or type(count) is not int:
                raise TypeError
            rule, key, name, message = words
            yield Entry(path, rule, key, name, message, count)


def _told(file: str, data: bytes) -> str:
    """What is wrong with a document, told by its schema; only here the schema is needed."""
    from domicile import positions, schema

    try:
        problems = schema.violations(positions.read(data, file), "baseline")
    except positions.DocumentError as error:
        return str(error)
    return "\n".join(map(str, problems)) or f"{file}:1:1: not a baseline of Domicile"
