"""What a call sends: every combination that its fields and its endpoint can have together."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from operator import or_

from domicile.calls import UNKNOWN, Carrier, Location, Reason, Scalar, Variant, Written
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.atoms import ABSENT, Absent, Atom, Omitted
from domicile.resolve.domain.guards import TRUE, Guard, about, against
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    filled,
    from_rest,
    has,
    mapped,
    without,
)
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.records import NOTHING_KNOWN, Record
from domicile.resolve.sdk.endpoints import endpoint_and_region, middleware_rewrites
from domicile.resolve.sdk.request_fields import (
    body_geo_and_model,
    fallback_models,
    geo_aside,
    read_field,
    read_option,
    workspace_named,
)
from domicile.resolve.sdk.sending import (
    GEO,
    HIDDEN,
    MISSING,
    Dimension,
    Payload,
    Sending,
    model_id,
    scalar,
)

FALLBACKS = "fallbacks"
MOST_COMBINATIONS = 600  # beyond it, what a call can send no longer varies together
MOST_ROWS = 2_400  # beyond it, a call is open
_TOO_MANY = Reason(f"more than {MOST_ROWS} combinations of what it can send")


def record(machine: Machine, state: State, sending: Sending) -> None:
    """Note down every combination the call can have where this state is reached."""
    from domicile.resolve.library.mocking import is_mocked

    if is_mocked(machine, state, sending.location):
        return
    sending = _with_own_geo(state, sending)
    reasons: dict[str, list[Reason]] = {}
    dimensions = _dimensions(machine, state, sending, reasons)
    blank = Record(
        surface=machine.catalog.surface,
        has_geo_field=sending.operation.geo != "none",
        infers=sending.operation.infers,
        arguments=_argument_spans(machine, sending),
    )
    combinations, cut = _combinations(state, dimensions)
    variants = [_variant(sending, blank.arguments, payloads) for payloads in combinations]
    if cut:
        variants.append(NOTHING_KNOWN)
        for attribute in ("platform", "model", "geo", "region"):
            reasons.setdefault(attribute, []).insert(0, _TOO_MANY)
    _note_sender(machine, sending.location)
    callers = machine.callers()
    for variant in variants:
        if variant is None:
            continue
        kept = machine.recorder.record(sending.location, sending.name, blank, variant, callers)
        for attribute, found in reasons.items():
            kept.reasons.setdefault(attribute, {}).update(dict.fromkeys(found))


def _note_sender(machine: Machine, place: Location) -> None:
    """A function that sends although no word of it tells is followed like one that spells it."""
    closure = machine.stack[-1] if machine.stack else None
    chunk = None if closure is None else closure.chunk
    if chunk is None or closure is None or closure.module.path != place.path:
        return
    if chunk.first_line <= place.span.line <= chunk.last_line:
        machine.spelled.add(id(chunk))


def _with_own_geo(state: State, sending: Sending) -> Sending:
    """An operation that refuses the argument still sends the geo its thread brings."""
    own = dict_get(state, sending.fields, GEO)
    if sending.defaults is None or any(not isinstance(a, Absent | Omitted) for a, _ in own):
        return sending
    return replace(sending, operation=replace(sending.operation, geo="accepted"))


def _dimensions(
    machine: Machine, state: State, sending: Sending, reasons: dict[str, list[Reason]]
) -> list[Dimension]:
    def field(name: str) -> Value:
        return read_field(state, sending, name)

    extra = read_option(state, sending, "extra_body")
    model, geo = field("model"), field(GEO)
    if _needs_model(sending) and has(model, ABSENT) and (passed := without(model, ABSENT)):
        hidden = machine.unknown("a model that the client brings itself")
        model = passed if sending.client is not None else filled(model, hidden)
    endpoint, region = endpoint_and_region(machine, state, sending, reasons)
    reasons["model"] = list(reasons_of(model, extra))
    reasons["geo"] = list(reasons_of(geo, extra))
    return [
        endpoint,
        region,
        [(model_id(machine, atom), guard) for atom, guard in model],
        [(_geo(machine, atom), guard) for atom, guard in geo],
        body_geo_and_model(machine, state, extra),
        fallback_models(machine, state, _fallbacks(machine, state, extra, field(FALLBACKS))),
        workspace_named(machine, state, sending),
        geo_aside(machine, state, sending, "extra_query", machine.catalog.query),
        geo_aside(machine, state, sending, "extra_headers", machine.catalog.headers),
        middleware_rewrites(machine, state, sending, reasons),
    ]


def _fallbacks(machine: Machine, state: State, extra: Value, own: Value) -> Value:
    """What the body says of fallbacks: that beats the keyword."""
    beside = mapped(
        extra, lambda a: dict_get(state, a.id, FALLBACKS) if machine.is_dict(a) else ABSENT_VALUE
    )
    return filled(beside, own)


def _needs_model(sending: Sending) -> bool:
    """Whether the SDK refuses the call where no model is passed: it sends nothing then."""
    return (
        sending.operation.infers
        and sending.carrier is Carrier.KEYWORD
        and sending.settings is None
        and sending.defaults is None
    )


def _geo(machine: Machine, atom: Atom) -> Payload:
    return HIDDEN if from_rest(atom, GEO) else scalar(machine, atom)


def _combinations(
    state: State, dimensions: list[Dimension]
) -> tuple[list[tuple[Payload, ...]], bool]:
    """Every tuple of payloads that can occur together here; whether some are left out."""
    cut = False
    bounded = [_within_bounds(dimension) for dimension in dimensions]
    # Only what a later dimension can contradict decides: rows that differ in more are one.
    nothing: frozenset[int] = frozenset()
    after = list(accumulate(map(_choices, reversed(bounded)), or_, initial=nothing))[::-1]
    rows: list[tuple[tuple[Payload, ...], Guard]]
    rows = list(dict.fromkeys(((), about(guard, after[0])) for guard in state.condition))
    for dimension, choices in zip(bounded, after[1:], strict=True):
        rows = _with_next(rows, dimension, choices)
        if len(rows) > MOST_COMBINATIONS:
            rows = list(dict.fromkeys((payloads, frozenset()) for payloads, _ in rows))
        cut = cut or len(rows) > MOST_ROWS
        del rows[MOST_ROWS:]
    return list(dict.fromkeys(payloads for payloads, _ in rows)), cut


def _with_next(
    rows: list[tuple[tuple[Payload, ...], Guard]], dimension: Dimension, choices: frozenset[int]
) -> list[tuple[tuple[Payload, ...], Guard]]:
    """The rows with what they allow of one more dimension; of the guards what still decides."""
    ways = [(payload, against(own), about(own, choices)) for payload, own in dimension]
    allowed: dict[Guard, list[tuple[Payload, Guard]]] = {}
    found: dict[tuple[tuple[Payload, ...], Guard], None] = {}
    for payloads, guard in rows:
        if guard not in allowed:
            left = about(guard, choices)
            allowed[guard] = [
                (payload, left | own) for payload, wrong, own in ways if wrong.isdisjoint(guard)
            ]
        for payload, decided in allowed[guard]:
            found[(*payloads, payload), decided] = None
    return list(found)


def _choices(dimension: Dimension) -> frozenset[int]:
    """The choices that decide which payload of a dimension it is."""
    return frozenset(decision.choice for _, guard in dimension for decision in guard)


def _within_bounds(dimension: Dimension) -> Dimension:
    """A dimension, or one that no longer varies with others where its rows are too many."""
    if len(dimension) <= MOST_COMBINATIONS:
        return dimension
    return [(payload, TRUE) for payload in dict.fromkeys(payload for payload, _ in dimension)]


def _variant(
    sending: Sending, spans: dict[str, Span], payloads: tuple[Payload, ...]
) -> Variant | None:
    """One combination as a record; None where the host serves no Claude."""
    (platform, host, host_region), region, model, geo, (body_geo, body_model) = payloads[:5]
    fallbacks, workspace, query, headers, rewritten = payloads[5:]
    if platform is None:
        return None
    written = _written(sending, spans, geo, body_geo, query, headers)
    sent = body_geo if body_geo is not MISSING else geo
    chosen = body_model if body_model is not MISSING else model
    return Variant(
        platform=platform,
        host=host,
        model=UNKNOWN if rewritten is UNKNOWN else _given(chosen),
        fallbacks=fallbacks if rewritten is UNKNOWN else (*fallbacks, *rewritten),
        geo=UNKNOWN if rewritten is UNKNOWN else _given(sent),
        region=_region(platform, host_region, region),
        workspace_id=_given(workspace),
        written=written,
    )


def _given(payload: Payload) -> Scalar:
    if payload is HIDDEN:
        return UNKNOWN
    return None if payload is MISSING else payload


def _region(platform: Scalar, of_host: Scalar, own: Payload) -> Scalar:
    if platform is UNKNOWN:
        return UNKNOWN
    if platform not in ("bedrock", "vertex"):
        return None
    if of_host is not None:
        return of_host
    return UNKNOWN if own is MISSING or own is None else own


def _written(
    sending: Sending,
    spans: dict[str, Span],
    geo: Payload,
    body_geo: Payload,
    query: Payload,
    headers: Payload,
) -> tuple[Written, ...]:
    found: list[Written] = []
    if geo is not MISSING and geo is not HIDDEN:
        accepted = sending.operation.geo == "accepted"
        found.append(Written(sending.carrier, geo, spans.get(GEO), accepted))
    if body_geo is not MISSING:
        accepted = sending.operation.infers and sending.operation.geo != "none"
        span = spans.get("extra_body")
        found.append(Written(Carrier.EXTRA_BODY, body_geo, span, accepted))
    for payload, carrier, name in (
        (query, Carrier.QUERY, "extra_query"),
        (headers, Carrier.HEADER, "extra_headers"),
    ):
        if payload is not MISSING:
            found.append(Written(carrier, payload, spans.get(name), True))
    return tuple(found)


def _argument_spans(machine: Machine, sending: Sending) -> dict[str, Span]:
    """Where the arguments stand, as far as they stand within the call."""
    found: dict[str, Span] = {}
    for holder in (sending.settings, sending.fields):
        for name in keys(machine, holder) if holder is not None else ():
            place = machine.key_locations.get((holder or 0, name))
            if (
                isinstance(name, str)
                and place is not None
                and place.path == sending.location.path
                and place.cell == sending.location.cell
                and sending.location.span.contains(place.span)
            ):
                found[name] = place.span
    return found
