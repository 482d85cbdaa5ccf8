"""Judgement: calls, facts, policy and rules give findings."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domicile.calls import UNKNOWN, Call, Location
from domicile.findings import FileError, Finding, Suppression
from domicile.fix.verbs import REMOVE_SUPPRESSION
from domicile.inline.directives import Directive
from domicile.judge import about_policy, drafts, inline
from domicile.judge.drafts import CERTAIN, Draft
from domicile.judge.fingerprint import fingerprints
from domicile.judge.records import combinations
from domicile.judge.used import Seen, is_own, named_workspaces
from domicile.judge.waivers import lifted, waive
from domicile.policy.model import Policy
from domicile.policy.scopes import Settings, rebase, settings_for
from domicile.rulebook.loading import ids
from domicile.rulebook.model import Rule, cases
from domicile.span import Span

if TYPE_CHECKING:
    from domicile.admin.drift import Difference

_OFF = "off"
_LEVELS = (_OFF, "note", "warning", "error")


def judge(
    calls: Iterable[Call],
    policy: Policy,
    rules: Sequence[Rule],
    *,
    today: date,
    base: Path | None = None,
    whole: bool = False,
    ending: bool | None = None,
    seen: Iterable[str] = (),
    errors: Iterable[FileError] = (),
    directives: Sequence[Directive] = (),
    unused: bool = True,
    ignores: bool = True,
    differences: Iterable[Difference] | None = None,
) -> tuple[Finding, ...]:
    """Every finding, by place. Silenced ones are among them, with their `suppression`.

    Paths are relative to `base`, the working directory unless told otherwise. `whole` tells
    that the run covers the policy's whole tree, so that a waiver can be called unused, and
    `ending` (None: as `whole`) that it tells of waivers that end soon: not in each hook. `seen`
    are then the files of every kind in it. `errors` are the files that cannot be read,
    `directives` the inline suppressions of the others; `unused` tells that the run can show that
    they silence nothing. Without `ignores` nothing is silenced: the findings tell what would do
    so instead. `differences` are those between the policy and the Admin API's answer; None: it
    was not asked.
    """
    calls, rules = tuple(calls), tuple(cases(rules))
    rebased = rebase(policy, base)
    known = Seen(tuple(map(rebased, seen)), named_workspaces(calls), whole)
    settings = functools.cache(lambda path: settings_for(policy, rebased(path)))
    shared = {place for place, count in Counter(c.location for c in calls).items() if count > 1}
    found = [
        draft if draft.call not in shared else replace(draft, remedy=None)  # another needs the geo
        for call in calls
        for draft in _of_call(call, policy, rules, settings)
    ]
    found += _of_files(errors, policy, rules)
    found += _of_policy(policy, rules, known)
    found += _of_drift(differences or (), policy, rules)
    found.sort(key=_order)
    waived, used = waive(found, policy, rebased, today)
    held = [rule for rule in rules if rule.subject != "drift" or differences is not None]
    soon = whole if ending is None else ending
    rest = list(_of_waivers(policy, held, used, whole=whole, ending=soon, today=today))
    if directives:
        words = _words(policy, rules, settings, unused=unused)
        silenced, said = inline.accept(found, directives, calls, words)
        waived = [near or far for near, far in zip(silenced, waived, strict=True)]
        rest += _of_directives(policy, rules, inline.vain(directives, calls, said, words))
    if not ignores:
        found, waived = lifted(found, waived)
    everything = [*zip(found, waived, strict=True), *((draft, None) for draft in rest)]
    return _numbered(sorted(everything, key=lambda pair: _order(pair[0])))


def _of_call(
    call: Call, policy: Policy, rules: Sequence[Rule], settings: Callable[[str], Settings]
) -> Iterator[Draft]:
    here = settings(call.location.path)
    found = combinations(call, here, policy)
    for rule in rules:
        if rule.subject == "request" or (rule.subject == "call" and call.infers):
            severity = _severity(rule, policy, here)
            if severity != _OFF:
                yield from drafts.of_call(call, found, rule, severity)


def _of_files(
    errors: Iterable[FileError], policy: Policy, rules: Sequence[Rule]
) -> Iterator[Draft]:
    about = _active("file", policy, rules)
    for error in errors:
        span = Span(error.line, error.column, error.line, error.column)
        location = Location(error.path, span, error.cell)
        for rule, severity in about:
            record = {"error.message": error.message}
            yield Draft(
                rule, severity, CERTAIN, drafts.message(rule, [record]), location,
                (rule.id, error.message),
            )  # fmt: skip


def _of_policy(policy: Policy, rules: Sequence[Rule], seen: Seen) -> Iterator[Draft]:
    for name, subjects in (
        ("workspace", about_policy.workspaces),
        ("scope", about_policy.scopes),
        ("exclude", about_policy.excludes),
        ("asked_geo", about_policy.asked_geos),
    ):
        for rule, severity in _active(name, policy, rules):
            for subject in subjects(policy, seen):
                yield from _of_subject(rule, severity, subject)


def _of_drift(
    differences: Iterable[Difference], policy: Policy, rules: Sequence[Rule]
) -> Iterator[Draft]:
    subjects = [about_policy.drift(each) for each in differences]
    for rule, severity in _active("drift", policy, rules):
        for subject in subjects:
            yield from _of_subject(rule, severity, subject)


def _of_waivers(
    policy: Policy,
    rules: Sequence[Rule],
    used: frozenset[int],
    *,
    whole: bool,
    ending: bool,
    today: date,
) -> Iterator[Draft]:
    judged = {word for rule in rules for word in (rule.id, rule.name)}
    for rule, severity in _active("waiver", policy, rules):
        for index, waiver in enumerate(policy.waivers):
            told = whole and waiver.rule in judged and is_own(waiver.places, policy)
            was_used = index in used or (False if told else UNKNOWN)
            subject = about_policy.waiver(waiver, was_used, today, ending=ending)
            yield from _of_subject(rule, severity, subject)


def _of_directives(
    policy: Policy, rules: Sequence[Rule], found: Iterable[inline.Vain]
) -> Iterator[Draft]:
    about = _active("suppression", policy, rules)
    for vain in found:
        for rule, severity in about:
            if rule.condition(vain.facts) is True:
                message = drafts.message(rule, [vain.facts])
                identity = (rule.id, message)
                remedy = vain.remedy if REMOVE_SUPPRESSION in rule.fix else None
                yield Draft(
                    rule, severity, CERTAIN, message, vain.location, identity, remedy=remedy
                )


def _words(
    policy: Policy, rules: Sequence[Rule], settings: Callable[[str], Settings], *, unused: bool
) -> inline.Rules:
    """What the words of inline suppressions can mean in this run."""
    return inline.Rules(
        known=ids(policy.custom_rules),
        judged={rule.id: rule for rule in reversed(rules)},  # of a rule's cases the first
        on=lambda rule, path: unused and _severity(rule, policy, settings(path)) != _OFF,
    )


def _of_subject(rule: Rule, severity: str, subject: about_policy.Subject) -> Iterator[Draft]:
    if rule.condition(subject.facts) is True:
        location = subject.location(rule.at)
        lasting = (fact for name, fact in subject.facts.items() if name not in about_policy.PASSING)
        identity = (rule.id, *map(repr, lasting))
        message = drafts.message(rule, [subject.facts])
        yield Draft(rule, severity, CERTAIN, message, location, identity)


def _active(subject: str, policy: Policy, rules: Sequence[Rule]) -> list[tuple[Rule, str]]:
    """The rules about `subject` that are on, with their severities."""
    found = [(rule, _severity(rule, policy, None)) for rule in rules if rule.subject == subject]
    return [(rule, severity) for rule, severity in found if severity != _OFF]


def _severity(rule: Rule, policy: Policy, settings: Settings | None) -> str:
    """What the policy says of the rule by name, else the scope's `unresolved`, else its own."""
    override = policy.rules.get(rule.id)
    if override is not None:
        return min(override.severity, rule.ceiling, key=_LEVELS.index)
    if rule.unresolved and settings is not None and settings.unresolved is not None:
        return settings.unresolved
    return rule.severity if rule.enabled else _OFF


def _order(draft: Draft) -> tuple[str, int, Span, str]:
    place = draft.location
    return place.path, place.cell or 0, place.span, draft.rule.id


def _numbered(found: Sequence[tuple[Draft, Suppression | None]]) -> tuple[Finding, ...]:
    marks = fingerprints((draft.location.path, *draft.identity) for draft, _ in found)
    return tuple(
        Finding(
            rule=draft.rule.id,
            name=draft.rule.name,
            severity=draft.severity,
            certainty=draft.certainty,
            message=draft.message,
            location=draft.location,
            fingerprint=mark,
            call=draft.call,
            identity=draft.identity,
            suppressible=draft.rule.suppressible,
            reasons=draft.reasons,
            related=draft.related,
            remedy=draft.remedy,
            suppression=suppression,
        )
        for (draft, suppression), mark in zip(found, marks, strict=True)
    )
