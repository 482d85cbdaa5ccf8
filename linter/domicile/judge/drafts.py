"""Findings before they are numbered, waived and sorted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domicile.calls import UNKNOWN, Call, Carrier, Location, Reason, Values, Variant, Written
from domicile.findings import Related, Remedy
from domicile.judge.records import Combination
from domicile.judge.remedies import remedy
from domicile.quick_classes import dataclass
from domicile.rulebook.conditions import Record
from domicile.rulebook.model import Rule
from domicile.span import Span

CERTAIN, POSSIBLE = "certain", "possible"


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding without its fingerprint.

    `identity` tells it from others in its file, by what an unrelated edit leaves alone: the rule,
    the operation and the values at fault, never a line or a name.
    """

    rule: Rule
    severity: str
    certainty: str
    message: str
    location: Location
    identity: tuple[str, ...]
    call: Location | None = None  # of the call it is about
    reasons: tuple[Reason, ...] = ()
    related: tuple[Related, ...] = ()
    remedy: Remedy | None = None


def of_call(call: Call, found: Sequence[Combination], rule: Rule, severity: str) -> Iterator[Draft]:
    """The findings of one rule at one call: one for each place at fault.

    Certain where the rule holds for every request the call can send, possible where it holds
    for some. It holds for a request when it holds for one of its models.
    """
    holding = [each for each in found if rule.condition(each.facts) is True]
    if not holding:
        return
    every = {each.request for each in found} == {each.request for each in holding}
    certainty = CERTAIN if every else POSSIBLE
    groups: dict[tuple[str, Span], list[Combination]] = {}
    for combination in holding:
        groups.setdefault(_fault(call, combination, rule.at), []).append(combination)
    reasons = tuple(dict.fromkeys(r for name in rule.reasons for r in _values(call, name).reasons))
    for (argument, span), group in groups.items():
        yield Draft(
            rule=rule,
            severity=severity,
            certainty=certainty,
            message=message(rule, [each.facts for each in group]),
            location=Location(call.location.path, span, call.location.cell),
            identity=(rule.id, argument, *_identity(call, group)),
            call=call.location,
            reasons=reasons,
            related=_related(group),
            remedy=remedy(rule.fix, call, found) if rule.fix else None,
        )


def message(rule: Rule, records: Sequence[Record]) -> str:
    """The rule's message for the records it holds for, with the remarks that apply."""
    text = rule.message(records)
    for condition, remark in rule.remarks:
        if fitting := [record for record in records if condition(record) is True]:
            text += f"; {remark(fitting)}"
    return text


def _identity(call: Call, group: Sequence[Combination]) -> Iterator[str]:
    """What the call is, and what of it is at fault: another caller's values are not."""
    yield call.surface
    yield call.operation
    for name in ("model.id", "geo", "platform", "region"):
        words = {str(each.facts[name] or "") for each in group if each.facts[name] is not UNKNOWN}
        yield "|".join(sorted(words))


def _values(call: Call, name: str) -> Values:
    return {
        "model": call.model,
        "inference_geo": call.inference_geo,
        "platform": call.platform,
        "region": call.region,
    }[name]


def _related(group: Sequence[Combination]) -> tuple[Related, ...]:
    places = dict.fromkeys(place for each in group for place in each.variant.related)
    return tuple(Related(place, "these values come from here") for place in places)


# --- the argument at fault -------------------------------------------------------------


def _fault(call: Call, combination: Combination, names: Sequence[str]) -> tuple[str, Span]:
    """The first of `names` that the call has, with its span; else the whole call."""
    whole = call.location.span
    for name in names:
        if name == "place":  # what decides it: the inference profile in the model's id wins
            name = "region" if combination.facts["profile"] is None else "model"
        spans = _written_spans(combination.variant, name)
        if name in call.arguments:
            spans.append(call.arguments[name])
        for span in spans:
            if whole.contains(span):
                return name, span
    return "", whole


def _written_spans(variant: Variant, name: str) -> list[Span]:
    """The spans where the geo is written in the way that `name` asks for."""
    accepted = [each for each in variant.written if each.accepted]
    sent = [each for each in accepted if each.carrier in _SENT]
    chosen: Mapping[str, list[Written]] = {
        # Where it is written twice: the one that wins is at fault, or that is overruled.
        "inference_geo": sorted(sent, key=lambda each: each.value != variant.geo),
        "refused": [each for each in variant.written if not each.accepted],
        "stray": [each for each in accepted if each.carrier not in _SENT],
        "conflict": sorted(accepted, key=lambda each: each.value == variant.geo),
    }
    return [each.span for each in chosen.get(name, ()) if each.span is not None]


_SENT = (Carrier.KEYWORD, Carrier.EXTRA_BODY, Carrier.BODY)
