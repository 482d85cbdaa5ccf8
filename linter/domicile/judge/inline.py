"""Inline suppressions: which findings they accept, and what they silence nothing of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from domicile.calls import Call, Location
from domicile.findings import Remedy, Suppression
from domicile.fix.verbs import REMOVE_SUPPRESSION
from domicile.inline.directives import Directive, Word
from domicile.inline.scope import covered, is_ambiguous
from domicile.judge.drafts import Draft
from domicile.quick_classes import dataclass
from domicile.rulebook.conditions import Fact
from domicile.rulebook.loading import unknown_rule
from domicile.rulebook.model import Rule
from domicile.span import Span

_ABOUT_CALLS = ("call", "request")

Spans: TypeAlias = "dict[tuple[str, int | None], list[Span]]"


@dataclass(frozen=True, slots=True)
class Vain:
    """A part of a directive that silences nothing: its facts, where it stands, and its removal."""

    facts: Mapping[str, Fact]
    location: Location
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class Rules:
    """What the words of a directive can mean.

    `known` is from every rule's id and name to its id; `judged` has the rules of this run by id,
    of which those count that are `on` in a file.
    """

    known: Mapping[str, str]
    judged: Mapping[str, Rule]
    on: Callable[[Rule, str], bool]

    def id_of(self, word: Word) -> str | None:
        """The id of the rule that `word` names in capitals, in small letters or as it is."""
        return self.known.get(word.text.upper()) or self.known.get(word.text.lower())

    def fault(self, word: Word) -> str:
        """Why no comment silences what `word` names; empty where one can."""
        id_ = self.id_of(word)
        if id_ is None:
            return unknown_rule(word.text, self.known)
        rule = self.judged.get(id_)
        if rule is not None and rule.subject not in _ABOUT_CALLS:
            return f"{word.text} is not about a call"
        if rule is not None and not rule.suppressible:
            return f"{word.text} cannot be suppressed"
        return ""

    def tells(self, word: Word) -> bool:
        """Whether this run can tell that `word` silences nothing."""
        rule = self.judged.get(self.id_of(word) or "")
        return rule is not None and self.on(rule, word.location.path)


def accept(
    drafts: Sequence[Draft], directives: Sequence[Directive], calls: Iterable[Call], rules: Rules
) -> tuple[list[Suppression | None], frozenset[Word]]:
    """For each draft its inline suppression or None, and the words that silence any.

    Of several comments that cover a finding the first one holds.
    """
    holding = dict(reversed(list(_holding(directives, spans_of(calls), rules))))
    suppressions: list[Suppression | None] = []
    used: set[Word] = set()
    for draft in drafts:
        found = None
        if draft.call is not None and draft.rule.suppressible:
            found = holding.get((draft.call, draft.rule.id))
        if found is None:
            suppressions.append(None)
            continue
        directive, word = found
        used.add(word)
        suppressions.append(Suppression("inline", directive.reason, directive.location))
    return suppressions, frozenset(used)


def vain(
    directives: Iterable[Directive], calls: Iterable[Call], used: frozenset[Word], rules: Rules
) -> Iterator[Vain]:
    """What is wrong with the directives, and what of them silences nothing in this run."""
    spans = spans_of(calls)
    for directive in directives:
        if directive.fault:
            yield _vain(directive, directive.rules, directive.fault)
            continue
        faults = [(word, rules.fault(word)) for word in directive.rules]
        for word, fault in faults:
            if fault:
                yield _vain(directive, (word,), fault, word.location)
        unused = tuple(
            word for word, fault in faults if not fault and word not in used and rules.tells(word)
        )
        if unused:
            place = None if len(unused) == len(directive.rules) else unused[0].location
            several = is_ambiguous(directive.comment, _beside(directive, spans))
            yield _vain(directive, unused, None, place, several=several)


def _vain(
    directive: Directive,
    words: Sequence[Word],
    fault: str | None,
    place: Location | None = None,
    *,
    several: bool = False,
) -> Vain:
    facts: dict[str, Fact] = {
        "suppression.rules": tuple(word.text for word in words),
        "suppression.reason": directive.reason or None,
        "suppression.fault": fault,
        "suppression.used": False,
        "suppression.ambiguous": several,
    }
    spans = tuple(word.location.span for word in words)
    whole = len(spans) == len(directive.rules)
    what = "the suppression" if whole else " and ".join(word.text for word in words)
    text = f"remove {what}, which silences nothing"
    parts = () if whole else spans
    remedy = Remedy(REMOVE_SUPPRESSION, directive.location, text, safe=True, parts=parts)
    return Vain(facts, place or directive.location, remedy)


def _holding(
    directives: Iterable[Directive], spans: Spans, rules: Rules
) -> Iterator[tuple[tuple[Location, str], tuple[Directive, Word]]]:
    """Each call and rule that a directive covers, in the directives' order."""
    for directive in directives:
        if directive.fault:
            continue
        place = directive.location
        for span in covered(directive.comment, _beside(directive, spans)):
            for word in directive.rules:
                id_ = rules.id_of(word)
                if id_ is not None:
                    yield (Location(place.path, span, place.cell), id_), (directive, word)


def spans_of(calls: Iterable[Call]) -> Spans:
    """The spans of the calls in each text."""
    spans: Spans = {}
    for call in calls:
        spans.setdefault((call.location.path, call.location.cell), []).append(call.location.span)
    return spans


def _beside(directive: Directive, spans: Spans) -> Sequence[Span]:
    """The calls in the text that a directive stands in."""
    return spans.get((directive.location.path, directive.location.cell), ())
