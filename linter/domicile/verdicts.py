"""What a run says of the calls it found: findings, what the baseline has of them, fixes."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from domicile.discover import relative
from domicile.pipeline import Options, RunError
from domicile.results import InventoryEntry, Place
from domicile.triage import Triage

if TYPE_CHECKING:
    from domicile.baseline import Comparison
    from domicile.calls import Call
    from domicile.findings import FileError, Finding
    from domicile.inline.directives import Directive
    from domicile.policy import Policy
    from domicile.reading import Reader
    from domicile.rulebook import Explanation, Rule


def with_fixes(findings: tuple[Finding, ...], reader: Reader) -> tuple[Finding, ...]:
    """The findings, each with its fix where it can be mended."""
    if all(finding.remedy is None for finding in findings):
        return findings
    from domicile.fix.offering import offer

    return offer(findings, reader.source_at)


def directives_in(
    reader: Reader, files: Triage, errors: Iterable[FileError], silent: Container[str]
) -> tuple[Directive, ...]:
    """The inline suppressions in every file whose calls are known; `silent` ones hold none."""
    from domicile.inline.directives import directives, may_hold
    from domicile.languages import language_of_text

    broken = {error.path for error in errors if error.cell is None}
    found: list[Directive] = []
    for path in files.candidates:
        if path in silent:
            continue
        data = reader.read_code(path)
        if path in broken or not may_hold(data):
            continue
        language = language_of_text(path, data)
        for place in reader.code_places(path):
            source = reader.source_at(place)
            if source is not None and language is not None:
                found += directives(path, language, source, place[1])
    return tuple(found)


def judged(
    calls: Iterable[Call],
    errors: Iterable[FileError],
    policy: Policy,
    rules: Sequence[Rule],
    options: Options,
    seen: Iterable[str],
    directives: Sequence[Directive],
) -> tuple[Finding, ...]:
    """What the rules find: in the calls, and in the policy where the run covers all of it."""
    from datetime import date

    from domicile.judge import judge

    whole = _covers(options, policy)
    return judge(
        calls,
        policy,
        rules,
        today=options.today or date.today(),
        whole=whole,
        seen=seen if whole else (),
        errors=errors,
        directives=directives,
        unused=options.use_policy,
        ignores=options.ignores,
    )


def sure(findings: Iterable[Finding], options: Options) -> tuple[Finding, ...]:
    """The findings that the options ask for."""
    if options.certain_only:
        return tuple(finding for finding in findings if finding.certainty == "certain")
    return tuple(findings)


def compared(
    findings: Iterable[Finding], rules: Iterable[Rule], options: Options
) -> Comparison | None:
    """The findings against the baseline, where there is one. Raises RunError if it is not valid."""
    if options.baseline is None:
        return None
    from domicile import baseline

    try:
        entries = baseline.read(options.baseline)
    except baseline.BaselineError as error:
        raise RunError(str(error)) from error
    folder = os.path.dirname(relative(options.baseline)) or "."
    judged = {rule.id: rule for rule in rules}
    view = baseline.view(options.paths, judged, folder, with_policy=options.use_policy)
    return baseline.compared(findings, entries, folder, view)


def _covers(options: Options, policy: Policy) -> bool:
    """Whether the run looks at everything that the policy is about."""
    if policy.root is None:
        return False
    root = os.path.realpath(policy.root)
    return any(_is_within(root, os.path.realpath(path)) for path in options.paths)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def entry(call: Call, policy: Policy) -> InventoryEntry:
    """The call with what the policy and the platforms' rules say of it."""
    from domicile.judge import effective_values, workspace_of

    return InventoryEntry(call, workspace_of(call, policy), effective_values(call, policy))


def sources(reader: Reader, findings: Iterable[Finding]) -> dict[Place, tuple[str, ...]]:
    """The text of every file that a finding points into, where it can be read."""
    places = {
        (location.path, location.cell)
        for finding in findings
        for location in (finding.location, *(related.location for related in finding.related))
    }
    ordered = sorted(places, key=lambda place: (place[0], place[1] or 0))
    texts = ((place, reader.lines(place)) for place in ordered)
    return {place: lines for place, lines in texts if lines}


def explanations(ids: Iterable[str], policy: Policy) -> dict[str, Explanation]:
    """The documentation of these rules, by id."""
    from domicile import rulebook

    return {id_: rulebook.explain(id_, policy.custom_rules) for id_ in sorted(ids)}
