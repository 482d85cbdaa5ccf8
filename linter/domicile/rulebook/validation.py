"""What a rule can get wrong although its form is right: facts, operands, keys.

A condition that can never hold would be a rule that says "all fine": so a comparison of a fact
with what it can never be is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domicile import schema
from domicile.facts import geos
from domicile.facts.platforms import platforms
from domicile.positions import Document, KeyPath, Problem
from domicile.rulebook.vocabulary import SUBJECTS, FactInfo

_JOINTS = ("all", "any")
_SPEAKS_OF_ALL = frozenset({"known", "absent"})  # operators that every kind of fact has
_OPERATORS = {
    "text": frozenset({"is", "in", "not_in", "matches"}),
    "yes-no": frozenset({"is"}),
    "list": frozenset[str](),
}
_WORDING = {
    "text": "is a text: compare it by is, in, not_in or matches",
    "yes-no": "is true or false: compare it by is",
    "list": "is a list: it can stand behind in and not_in, as ${}",
}


def problems(document: Document) -> Iterator[Problem]:
    """Everything wrong with a rule that is valid by the schema, at its place."""
    data = document.data
    yield from _of_case(document, data, ())
    for index, case in enumerate(data.get("also") or ()):
        yield from _of_case(document, {"subject": data["subject"], **case}, ("also", index))


def _of_case(document: Document, case: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    facts = SUBJECTS[case["subject"]]
    if "when" in case:
        yield from _of_condition(document, case["when"], facts, (*path, "when"))
    for index, remark in enumerate(case.get("remarks") or ()):
        place = (*path, "remarks", index, "when")
        yield from _of_condition(document, remark["when"], facts, place)


def _of_condition(
    document: Document, condition: Mapping[str, Any], facts: Mapping[str, FactInfo], path: KeyPath
) -> Iterator[Problem]:
    ((key, value),) = condition.items()
    here = (*path, key)
    if key in _JOINTS:
        for index, part in enumerate(value):
            yield from _of_condition(document, part, facts, (*here, index))
    elif key == "not":
        yield from _of_condition(document, value, facts, here)
    elif key not in facts:
        help_ = schema.did_you_mean(key, facts)
        yield document.problem(here, f"'{key}' is not a fact", help_, at_key=True)
    else:
        ((operator, operand),) = value.items()
        yield from _of_comparison(document, (key, operator, operand), facts, (*here, operator))


def _of_comparison(
    document: Document,
    comparison: tuple[str, str, Any],
    facts: Mapping[str, FactInfo],
    path: KeyPath,
) -> Iterator[Problem]:
    name, operator, operand = comparison
    kind = facts[name].kind
    if operator in _SPEAKS_OF_ALL:
        return
    if operator not in _OPERATORS[kind]:
        message = f"'{name}' {_WORDING[kind].format(name)}"
        yield document.problem(path, message, at_key=True)
    elif isinstance(operand, str) and operand.startswith("$"):
        yield from _of_reference(document, operand[1:], operator, kind, facts, path)
    elif operator == "is" and isinstance(operand, bool) is not (kind == "yes-no"):
        wanted = "a word" if kind == "text" else "true or false"
        yield document.problem(path, f"'{name}' can only be {wanted}")
    elif operator != "matches":
        yield from _of_words(document, name, operand, path)


def _of_reference(
    document: Document,
    name: str,
    operator: str,
    kind: str,
    facts: Mapping[str, FactInfo],
    path: KeyPath,
) -> Iterator[Problem]:
    wanted = kind if operator == "is" else "list"
    fitting = [other for other, info in facts.items() if info.kind == wanted]
    if name not in facts:
        help_ = schema.did_you_mean(name, facts)
        yield document.problem(path, f"'{name}' is not a fact", help_)
    elif name not in fitting:
        help_ = schema.did_you_mean(name, fitting)
        yield document.problem(path, f"'{name}' is {_a(facts[name].kind)}, not {_a(wanted)}", help_)


def _a(kind: str) -> str:
    return {"text": "a text", "list": "a list", "yes-no": "true or false"}[kind]


def _of_words(document: Document, name: str, operand: Any, path: KeyPath) -> Iterator[Problem]:
    """Words that a fact with a closed list of values can never be."""
    known = closed_words(name)
    listed = operand if isinstance(operand, list) else [operand]
    for index, word in enumerate(listed):
        if known and word not in known and not _is_open(name, word):
            place = (*path, index) if isinstance(operand, list) else path
            help_ = schema.did_you_mean(str(word), known)
            yield document.problem(place, f"'{name}' is never '{word}'", help_)


def closed_words(name: str) -> tuple[str, ...]:
    """Every value a fact can have, where there are few; for `effective_geo` without the names."""
    match name:
        case "platform":
            return tuple(platforms())
        case "workspace.platform":
            decisive = "workspace_default"
            return tuple(id_ for id_, each in platforms().items() if decisive in each.decides)
        case "effective_geo":
            return tuple(word for word, has_name in geos.effective_geos().items() if not has_name)
        case "drift.kind":
            return ("differs", "missing", "unnamed")
    return ()


def _is_open(name: str, word: object) -> bool:
    """Whether it is a word with a name behind it: `region:us-east-1`."""
    if name != "effective_geo":
        return False
    before, colon, after = str(word).partition(":")
    return bool(colon and after) and geos.effective_geos().get(before, False)
