"""Checks a document against one of the published schemas, in words a person understands."""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any

from domicile.positions import Document, KeyPath, Problem

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

_SUFFIX = ".schema.json"
_ADDRESS = "https://raw.githubusercontent.com/domicile/domicile/main/schemas"
_NOUNS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


def violations(document: Document, name: str) -> tuple[Problem, ...]:
    """Everything in `document` that `schemas/{name}.schema.json` does not allow, by place."""
    errors = _validator(name).iter_errors(document.data)
    return tuple(sorted({problem for error in errors for problem in _told(document, error)}))


def names() -> tuple[str, ...]:
    """The names of the published schemas, sorted."""
    files = (entry.name for entry in resources.files("domicile.schemas").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX)))


def text(name: str) -> str:
    """The schema `schemas/{name}.schema.json` as it is published."""
    return resources.files("domicile.schemas").joinpath(name + _SUFFIX).read_text("utf-8")


def load(name: str) -> dict[str, Any]:
    """The schema `schemas/{name}.schema.json`."""
    schema: dict[str, Any] = json.loads(text(name))
    return schema


def address(name: str) -> str:
    """Where editors find the schema: its `$id`."""
    return f"{_ADDRESS}/{name}{_SUFFIX}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?` for the nearest known word, else the list of them when it is short."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known: {', '.join(choices)}" if 0 < len(choices) <= 12 else ""


@functools.cache
def _validator(name: str) -> Validator:
    # Costs 60 ms to import, so only where a file of a user is checked.
    from jsonschema.validators import Draft202012Validator

    return Draft202012Validator(load(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _told(document: Document, error: ValidationError) -> Iterator[Problem]:
    path: KeyPath = tuple(error.absolute_path)
    instance: Any = error.instance
    wanted: Any = error.validator_value
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    if "propertyNames" in error.absolute_schema_path:
        yield document.problem((*path, str(instance)), _complaint(error), at_key=True)
        return
    match error.validator:
        case "additionalProperties" | "unevaluatedProperties":
            for key in instance:
                if key not in known:
                    help_ = did_you_mean(key, known)
                    yield document.problem((*path, key), "unknown key", help_, at_key=True)
        case "required":
            for key in wanted:
                if key not in instance:
                    yield document.problem(path, f"the key '{key}' is missing", at_key=True)
        case "anyOf" if branch := _meant_branch(error):
            for inner in branch:
                yield from _told(document, inner)
        case "enum":
            help_ = did_you_mean(str(instance), map(str, wanted))
            yield document.problem(path, _complaint(error), help_)
        case _:
            yield document.problem(path, _complaint(error))


def _meant_branch(error: ValidationError) -> list[ValidationError]:
    """The errors inside the one alternative that is of the value's kind, if there is one."""
    here = error.absolute_path
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for errors in branches.values():
        if not any(e.absolute_path == here and e.validator in ("type", "const") for e in errors):
            return errors
    return []


def _complaint(error: ValidationError) -> str:
    instance: Any = error.instance
    wanted: Any = error.validator_value
    shown = _shown(instance)
    title = error.schema.get("title") if isinstance(error.schema, dict) else None
    match error.validator:
        case "enum":
            return f"{shown} is not {title or 'one of the words allowed here'}"
        case "const":
            return f"must be {_shown(wanted)}, not {shown}"
        case "type":
            expected = title or _noun(wanted)
            # A whole file is not quoted: a policy may extend what is none of its business.
            found = _described(instance) if error.absolute_path else _kind(instance)
            return f"must be {expected}, not {found}"
        case "minItems" | "minLength" | "minProperties":
            return "must not be empty"
        case "uniqueItems":
            twice = next(item for i, item in enumerate(instance) if item in instance[:i])
            return f"lists {_shown(twice)} twice"
        case "format" if wanted == "date":
            return f"{shown} is not a date such as 2027-03-31"
        case _:
            return f"must be {title or 'of another form'}, not {_described(instance)}"


def _noun(kind: str | list[str]) -> str:
    kinds = [kind] if isinstance(kind, str) else kind
    return " or ".join(_NOUNS[name] for name in kinds)


def _described(value: object) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return _shown(value)


def _kind(value: object) -> str:
    return "a text" if isinstance(value, str) else _described(value)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:56]}...{text[-1]}"
