"""Test cases, from files of policy tests and from the examples inside custom rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from domicile import rulebook, schema
from domicile.calls import Location
from domicile.policy import Policy
from domicile.positions import Document, DocumentError, KeyPath, Problem, read_file
from domicile.quick_classes import dataclass

_SNIPPET = "example.py"


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must be there; None leaves open what it says of that."""

    rule: str  # an id
    line: int | None = None
    at: str | None = None  # the text it covers, of its first line
    severity: str | None = None
    certainty: str | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A snippet and every finding expected in it.

    `policy` is the text of the policy it is held against, `place` where the case was written.
    `rule` None: what every rule finds in the snippet counts. Else only that rule counts, be it
    found in the snippet or in the policy.
    """

    name: str
    place: Location
    path: str
    code: str
    policy: str
    expected: tuple[Expected, ...]
    today: date | None = None
    rule: str | None = None
    answer: str | None = None
    custom_rules: tuple[Path, ...] = ()


def cases_in(file: Path, policy: Policy) -> tuple[Case, ...]:
    """The cases of one file of policy tests. Raises DocumentError for one that is not valid."""
    document = read_file(file)
    rule_ids = rulebook.ids(policy.custom_rules)
    found = schema.violations(document, "policy-test")
    found = found or tuple(_misnamed(document, rule_ids))
    if document.data is None:
        found = (Problem(document.path, 1, 1, "the file is empty"),)
    if found:
        raise DocumentError(found)
    text = _extending(policy)
    return tuple(
        _case(document, index, entry, text, rule_ids)
        for index, entry in enumerate(document.data["tests"])
    )


def _misnamed(document: Document, rule_ids: Mapping[str, str]) -> Iterator[Problem]:
    for index, entry in enumerate((document.data or {}).get("tests", ())):
        for number, finding in enumerate(entry["findings"]):
            if finding["rule"] not in rule_ids:
                key: KeyPath = ("tests", index, "findings", number, "rule")
                help_ = schema.did_you_mean(finding["rule"], rule_ids)
                yield document.problem(key, f"'{finding['rule']}' is not a rule", help_)
        if not lies_below(entry["file"]):
            message = "must lie below the policy's directory"
            yield document.problem(("tests", index, "file"), message)


def lies_below(path: str) -> bool:
    """Whether a path can only mean a file below the folder it starts from, on every system."""
    parts = re.split(r"[/\\\\]", path)
    return bool(parts[-1]) and not {"", "..", "."} & set(parts) and not set(path) & {":", "\0"}


def _extending(policy: Policy) -> str:
    """A policy that says what `policy` does, from wherever it is read."""
    if not policy.files:
        return "version: 1\n"
    file = str(policy.files[-1].absolute()).replace("'", "''")
    return f"version: 1\nextends: ['{file}']\n"


def _case(
    document: Document,
    index: int,
    entry: Mapping[str, Any],
    policy: str,
    rule_ids: Mapping[str, str],
) -> Case:
    return Case(
        name=entry["name"],
        place=Location(document.path, document.span(("tests", index, "name"))),
        path=entry["file"],
        code=entry["code"],
        policy=policy,
        expected=tuple(_expected(each, rule_ids) for each in entry["findings"]),
        today=_date(entry.get("today")),
    )


def _expected(entry: Mapping[str, Any], rule_ids: Mapping[str, str]) -> Expected:
    return Expected(
        rule=rule_ids[entry["rule"]],
        line=entry.get("line"),
        at=entry.get("at"),
        severity=entry.get("severity"),
        certainty=entry.get("certainty"),
        waived=entry.get("waived", False),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


# --- custom rules ----------------------------------------------------------------------


def cases_of_rules(policy: Policy) -> tuple[Case, ...]:
    """The examples inside the policy's custom rules."""
    return tuple(case for file in policy.custom_rules for case in _of_rule(read_file(file), policy))


def _of_rule(document: Document, policy: Policy) -> Iterator[Case]:
    rule = rulebook.explain(document.data["id"], policy.custom_rules)
    for kind, examples in (("valid", rule.valid), ("invalid", rule.invalid)):
        for index, example in enumerate(examples):
            title = example.title or f"{kind} example {index + 1}"
            place = document.span(("examples", kind, index))
            yield case_of_example(
                rule.id,
                example,
                f"{rule.id} {rule.name}: {title}",
                Location(document.path, place),
                policy.custom_rules,
            )


def case_of_example(
    rule: str,
    example: rulebook.Example,
    name: str,
    place: Location,
    custom_rules: Sequence[Path] = (),
) -> Case:
    """The case of one example: the rule is found where it says, and nowhere else."""
    expected = () if example.at is None else (_finding(rule, example),)
    return Case(
        name=name,
        place=place,
        path=example.file or _SNIPPET,
        code=example.code,
        policy=example.policy or "version: 1\n",
        expected=expected,
        today=_date(example.today),
        rule=rule,
        answer=example.answer,
        custom_rules=tuple(custom_rules),
    )


def _finding(rule: str, example: rulebook.Example) -> Expected:
    return Expected(rule, at=example.at, certainty=example.certainty)
