"""From remedies to fixes: which text they mean, and whether it can be edited exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from domicile.findings import Edit, Finding, Fix
from domicile.fix import texts
from domicile.fix.parsing import parses
from domicile.fix.verbs import EDITORS, Text
from domicile.results import Place
from domicile.source import Source


def offer(
    findings: Iterable[Finding], read: Callable[[Place], Source | None]
) -> tuple[Finding, ...]:
    """The same findings, each with its `fix` where its remedy can be put into edits.

    `read` gives the source at a place. A fix after which the text would not parse is left out.
    """
    findings = tuple(findings)
    places = dict.fromkeys(map(_place, (f for f in findings if f.remedy is not None)))
    fixes = {place: _of_text(place, findings, read(place)) for place in places}
    return tuple(
        replace(finding, fix=fixes[_place(finding)].get(index))
        if finding.remedy is not None
        else finding
        for index, finding in enumerate(findings)
    )


def _place(finding: Finding) -> Place:
    return finding.location.path, finding.location.cell


def _of_text(place: Place, findings: Sequence[Finding], source: Source | None) -> dict[int, Fix]:
    """The fixes in one text, by the findings' places in the list."""
    if source is None or texts.encode(source, source.original) is None:
        return {}
    text = Text(source, texts.offsets(source))
    found: dict[int, Fix] = {}
    for index, finding in enumerate(findings):
        remedy = finding.remedy
        if remedy is None or _place(finding) != place:
            continue
        edits = EDITORS[remedy.verb](text, remedy)
        if edits:
            found[index] = Fix(remedy.description, edits, remedy.safe)
    if _all_parse(place, source, text, found):
        return found
    return {i: fix for i, fix in found.items() if _parses(place, source, fix.edits)}


def _all_parse(place: Place, source: Source, text: Text, fixes: dict[int, Fix]) -> bool:
    """Whether the text parses with all fixes made that can be made together."""
    groups = dict.fromkeys(fix.edits for fix in fixes.values())
    together = texts.disjoint(groups, text.offsets)
    done = set(map(tuple, together))
    alone = [group for group in groups if group not in done]
    return _parses(place, source, [edit for group in together for edit in group]) and all(
        _parses(place, source, group) for group in alone
    )


def _parses(place: Place, source: Source, edits: Iterable[Edit]) -> bool:
    data = texts.encode(source, texts.apply(source, edits))
    return data is not None and parses(place, data)
