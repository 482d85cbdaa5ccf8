"""A rule, and its documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domicile.quick_classes import dataclass
from domicile.rulebook.conditions import Condition
from domicile.rulebook.messages import Template


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to judge with."""

    id: str
    name: str
    summary: str
    severity: str  # its own; the policy may say otherwise
    enabled: bool  # False: off until the policy or the command line switches it on
    unresolved: bool  # its severity follows `unresolved` of the scope
    suppressible: bool
    subject: str  # a key of vocabulary.SUBJECTS
    at: tuple[str, ...]  # arguments (or keys of the policy) at fault, best first
    reasons: tuple[str, ...]  # the call's attributes whose reasons explain it
    condition: Condition
    message: Template
    remarks: tuple[tuple[Condition, Template], ...]  # what to add to the message, and when
    fix: tuple[str, ...] = ()  # verbs of `domicile.fix.verbs`; the first that helps is offered
    also: tuple[Rule, ...] = ()  # further cases: of another subject, or of a lower severity
    ceiling: str = "error"  # a further case stays at its own severity when the rule's is raised


def cases(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Each rule, followed by its further cases."""
    for rule in rules:
        yield rule
        yield from (replace(case, enabled=rule.enabled) for case in rule.also)


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is documented, and the date on which that was read."""

    title: str
    url: str | None
    date: str


@dataclass(frozen=True, slots=True)
class Example:
    """A snippet; `at` is the text a finding covers and None where nothing is found."""

    code: str
    policy: str | None
    at: str | None
    certainty: str | None
    title: str | None
    file: str | None  # the snippet's path, where it matters
    today: str | None
    answer: str | None = None  # the Admin API's, for rules about drift


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule's documentation."""

    id: str
    name: str
    summary: str
    severity: str
    enabled: bool
    rationale: str
    sources: tuple[Source, ...]
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]
    fix: tuple[str, ...] = ()
