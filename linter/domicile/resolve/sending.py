"""What a call sends: its fields, the endpoint, and every combination they can have together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from domicile.calls import UNKNOWN, Carrier, Location, Reason, Scalar, Variant, Written
from domicile.catalog import ClientClass, Operation
from domicile.facts.platforms import read_host
from domicile.ir import Span
from domicile.resolve.dicts import dict_get, keys
from domicile.resolve.enums import plain
from domicile.resolve.guards import Guard, both
from domicile.resolve.names import refined
from domicile.resolve.operators import reasons_of
from domicile.resolve.program import Frame, Machine
from domicile.resolve.records import Record
from domicile.resolve.sequences import content
from domicile.resolve.state import State
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    Absent,
    Atom,
    Const,
    Items,
    Omitted,
    Ref,
    Unknown,
    Value,
    one,
    union,
    without,
)

GEO = "inference_geo"
MOST_COMBINATIONS = 600


class Missing:
    """An argument that is not there (None is there, and sent as null)."""


MISSING = Missing()
Payload: TypeAlias = Any  # a Scalar, MISSING, HIDDEN, or a tuple of them
Dimension: TypeAlias = list[tuple[Payload, Guard]]


@dataclass(frozen=True, slots=True)
class Sending:
    """One operation at one place: where its fields are, and which client sends it.

    `fields` and `defaults` are dict objects; the defaults (a thread's) count where the fields
    say nothing. `client` is None for a receiver the code does not show.
    """

    operation: Operation
    name: str
    location: Location
    fields: int
    client: int | None
    defaults: int | None = None
    settings: int | None = None  # the dict with extra_headers, extra_query, extra_body
    carrier: Carrier = Carrier.KEYWORD


def record(machine: Machine, state: State, frame: Frame, sending: Sending) -> None:
    """Note down every combination the call can have where this state is reached."""
    sending = _with_own_geo(state, sending)
    reasons: dict[str, list[Reason]] = {}
    dimensions = _dimensions(machine, state, sending, reasons)
    blank = Record(
        surface=machine.catalog.surface,
        has_geo_field=sending.operation.geo != "none",
        infers=sending.operation.infers,
        arguments=_argument_spans(machine, sending),
    )
    callers = machine.callers()
    for payloads in _combinations(state, dimensions):
        variant = _variant(machine, sending, blank.arguments, payloads)
        if variant is None:
            continue
        kept = machine.recorder.record(sending.location, sending.name, blank, variant, callers)
        for attribute, found in reasons.items():
            kept.reasons.setdefault(attribute, {}).update(dict.fromkeys(found))


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
        return read_field(machine, state, sending, name)

    settings = sending.settings if sending.settings is not None else sending.fields
    extra = _setting(machine, state, sending, settings, "extra_body")
    model, geo = field("model"), field(GEO)
    endpoint, region = _endpoint(machine, state, sending, reasons)
    reasons["model"] = list(reasons_of(model, extra))
    reasons["geo"] = list(reasons_of(geo, extra))
    return [
        endpoint,
        region,
        [(scalar(machine, atom), guard) for atom, guard in model],
        [(_geo(machine, atom), guard) for atom, guard in geo],
        _body(machine, state, extra),
        _fallbacks(machine, state, field("fallbacks")),
        _workspace(machine, state, sending, settings),
        _aside(machine, state, sending, settings, "extra_query", machine.catalog.query),
        _aside(machine, state, sending, settings, "extra_headers", machine.catalog.headers),
        _middleware(machine, state, sending, reasons),
    ]


def read_field(machine: Machine, state: State, sending: Sending, name: str) -> Value:
    """A field as it goes into the body, before `extra_body`."""
    value = dict_get(state, sending.fields, name)
    if sending.defaults is not None:
        value = _or_default(value, dict_get(state, sending.defaults, name))
    return refined(state, value)


def _setting(machine: Machine, state: State, sending: Sending, settings: int, name: str) -> Value:
    """A request option; one hidden in an unknown splat is taken as not given."""
    value = dict_get(state, settings, name)
    shown = union(
        (ABSENT_VALUE[0]._replace(guard=g) if _from_rest(atom, name) else alt)
        for alt in value
        for atom, g in (alt,)
    )
    if sending.defaults is not None:
        shown = _or_default(shown, dict_get(state, sending.defaults, name))
    return shown


class Hidden:
    """A geo that only an unknown splat could bring: nothing shows that it is written."""


HIDDEN = Hidden()


def _geo(machine: Machine, atom: Atom) -> Payload:
    return HIDDEN if _from_rest(atom, GEO) else scalar(machine, atom)


def _from_rest(atom: Atom, name: str) -> bool:
    return isinstance(atom, Unknown) and atom.path[-1:] == (f"[{name}]",)


def _or_default(value: Value, default: Value) -> Value:
    from domicile.resolve.values import under

    gone = [
        alt
        for atom, guard in value
        if isinstance(atom, Absent | Omitted)
        for alt in under(default, guard)
    ]
    kept = tuple(alt for alt in value if not isinstance(alt.atom, Absent | Omitted))
    return union((*kept, *gone))


def scalar(machine: Machine, atom: Atom) -> Payload:
    """An atom as a scalar: a string, None for null, MISSING, or UNKNOWN."""
    if isinstance(atom, Absent | Omitted):
        return MISSING
    value = plain(machine, one(atom))
    if len(value) == 1 and isinstance(value[0].atom, Const):
        found = value[0].atom.value
        if found is None:
            return None
        return found if isinstance(found, str) else str(found)
    return UNKNOWN


# --- the dimensions -----------------------------------------------------------------------


def client_class(machine: Machine, identity: int) -> ClientClass | None:
    from domicile.resolve.bases import client_base

    info = machine.objects[identity]
    if info.client is not None or info.owner is None:
        return info.client
    return client_base(machine, info.owner)


def _endpoint(
    machine: Machine, state: State, sending: Sending, reasons: dict[str, list[Reason]]
) -> tuple[Dimension, Dimension]:
    """(platform, host, region of the host) and the client's own region argument."""
    if sending.client is None:
        text = "the client is made where the code does not show"
        reasons["platform"] = [Reason(text, sending.location)]
        reasons["region"] = reasons["platform"]
        return [((UNKNOWN, UNKNOWN, UNKNOWN), frozenset())], [(MISSING, frozenset())]
    client = client_class(machine, sending.client)
    if client is None:
        return [((UNKNOWN, UNKNOWN, UNKNOWN), frozenset())], [(MISSING, frozenset())]
    url = dict_get(state, sending.client, machine.catalog.base_url)
    hidden = [
        value
        for name in client.hides
        if (value := without(dict_get(state, sending.client, name), ABSENT))
        and any(not _is_none(atom) and not _from_rest(atom, name) for atom, _ in value)
    ]
    endpoint = [(_platform(client, scalar(machine, atom)), guard) for atom, guard in url]
    reasons["platform"] = list(reasons_of(url, *hidden))
    made = machine.objects[sending.client].location
    if made in machine.parameters:
        reasons["platform"].append(Reason("the client is passed in by callers", made))
    if hidden and any(isinstance(atom, Absent) for atom, _ in url):
        reasons["platform"].append(
            Reason("a profile or configuration may name another base URL", sending.location)
        )
        endpoint.append(((UNKNOWN, UNKNOWN, UNKNOWN), frozenset()))
    if client.region is None:
        return endpoint, [(MISSING, frozenset())]
    region = dict_get(state, sending.client, client.region)
    where = machine.objects[sending.client].location or sending.location
    reasons["region"] = list(reasons_of(region, url)) or [
        Reason("no region is given, so the environment decides", where)
    ]
    return endpoint, [(scalar(machine, atom), guard) for atom, guard in region]


def _is_none(atom: Atom) -> bool:
    return isinstance(atom, Omitted) or (isinstance(atom, Const) and atom.value is None)


def _platform(client: ClientClass, url: Payload) -> tuple[Scalar, Scalar, Scalar]:
    if url is MISSING or url is None:
        return (client.platform, None, None)
    if url is UNKNOWN:
        return (UNKNOWN, UNKNOWN, UNKNOWN)
    facts = read_host(url)
    return (facts.platform, facts.host, facts.region)


def _body(machine: Machine, state: State, extra: Value) -> Dimension:
    """What `extra_body` says of the geo and the model: a pair, MISSING where nothing."""
    found: Dimension = []
    for atom, guard in extra:
        if isinstance(atom, Absent | Omitted) or _is_none(atom):
            found.append(((MISSING, MISSING), guard))
        elif isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for geo, first in dict_get(state, atom.id, GEO):
                for model, second in dict_get(state, atom.id, "model"):
                    inner = both(first, second)
                    merged = None if inner is None else both(inner, guard)
                    if merged is not None:
                        pair = (scalar(machine, geo), scalar(machine, model))
                        found.append((pair, merged))
        else:
            found.append(((UNKNOWN, UNKNOWN), guard))
    return found


def _fallbacks(machine: Machine, state: State, value: Value) -> Dimension:
    found: Dimension = []
    for atom, guard in value:
        if (
            (isinstance(atom, Unknown) and _from_rest(atom, "fallbacks"))
            or isinstance(atom, Absent | Omitted)
            or _is_none(atom)
        ):
            found.append(((), guard))
        elif isinstance(atom, Ref) and machine.objects[atom.id].kind in ("list", "tuple"):
            models: list[Scalar] = []
            for inner, _ in content(machine, state, atom.id):
                if isinstance(inner, Items):
                    for item in (*inner.items, *inner.rest):
                        models.extend(_models_of(machine, state, item.value))
            found.append((tuple(dict.fromkeys(models)), guard))
        else:
            found.append(((UNKNOWN,), guard))  # `"default"` lets the server choose
    return found


def _models_of(machine: Machine, state: State, value: Value) -> list[Scalar]:
    found: list[Scalar] = []
    for atom, _ in value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for inner, _ in dict_get(state, atom.id, "model"):
                model = scalar(machine, inner)
                if model is not MISSING:
                    found.append(model)
        else:
            found.append(UNKNOWN)
    return found


def _workspace(machine: Machine, state: State, sending: Sending, settings: int) -> Dimension:
    """The workspace that the call's own code names: its keyword, a header, the client's."""
    header = machine.catalog.workspace_header
    own = dict_get(state, settings, "workspace_id")
    sources: list[Value] = [
        union(
            ABSENT_VALUE[0]._replace(guard=g) if _from_rest(a, "workspace_id") else alt
            for alt in own
            for a, g in (alt,)
        ),
        _header(machine, state, dict_get(state, settings, "extra_headers"), header),
    ]
    if sending.client is not None:
        for name in reversed(machine.catalog.headers):
            given = dict_get(state, sending.client, name)
            sources.append(_header(machine, state, given, header))
        client = client_class(machine, sending.client)
        if client is not None and client.workspace is not None:
            sources.append(dict_get(state, sending.client, client.workspace))
    value = sources[-1]
    for source in reversed(sources[:-1]):
        value = _or_default(source, value)
    return [(scalar(machine, atom), guard) for atom, guard in value]


def _header(machine: Machine, state: State, headers: Value, name: str) -> Value:
    """A header's value in a dict of headers; one the code does not show names none."""
    from domicile.resolve.values import mapped

    def look(atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for key in keys(machine, atom.id):
                if isinstance(key, str) and key.lower().replace("_", "-") == name:
                    return dict_get(state, atom.id, key)
        return ABSENT_VALUE

    return mapped(headers, look) if headers else ABSENT_VALUE


def _aside(
    machine: Machine,
    state: State,
    sending: Sending,
    settings: int,
    option: str,
    client_options: tuple[str, ...],
) -> Dimension:
    """A geo written into the query or the headers, where it does nothing."""
    value = _geo_in(machine, state, dict_get(state, settings, option))
    if sending.client is not None:
        for name in client_options:
            given = dict_get(state, sending.client, name)
            value = _or_default(value, _geo_in(machine, state, given))
    return [(scalar(machine, atom), guard) for atom, guard in value]


def _geo_in(machine: Machine, state: State, holder: Value) -> Value:
    from domicile.resolve.values import mapped

    def look(atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for key in keys(machine, atom.id):
                name = key.lower().replace("-", "_") if isinstance(key, str) else ""
                if name.endswith(GEO):
                    return dict_get(state, atom.id, key)
        return ABSENT_VALUE

    return mapped(holder, look) if holder else ABSENT_VALUE


def _middleware(
    machine: Machine, state: State, sending: Sending, reasons: dict[str, list[Reason]]
) -> Dimension:
    """Whether a middleware may rewrite the body on its way."""
    if sending.client is None:
        return [(False, frozenset())]
    name = machine.catalog.middleware
    value = dict_get(state, sending.client, name)
    rewritten = any(
        not isinstance(atom, Absent | Omitted) and not _is_none(atom) and not _from_rest(atom, name)
        for atom, _ in value
    )
    if rewritten:
        reason = Reason("a middleware of the client may rewrite the request", sending.location)
        reasons["model"].append(reason)
        reasons["geo"].append(reason)
        return [(False, frozenset()), (True, frozenset())]
    return [(False, frozenset())]


# --- combinations -------------------------------------------------------------------------


def _combinations(state: State, dimensions: list[Dimension]) -> list[tuple[Payload, ...]]:
    """Every tuple of payloads that can occur together on a path to here."""
    rows: list[tuple[tuple[Payload, ...], Guard]] = [((), guard) for guard in state.condition]
    for dimension in dimensions:
        rows = list(
            dict.fromkeys(
                ((*payloads, payload), merged)
                for payloads, guard in rows
                for payload, own in dimension
                if (merged := both(guard, own)) is not None
            )
        )
        if len(rows) > MOST_COMBINATIONS:
            rows = list(dict.fromkeys((payloads, frozenset()) for payloads, _ in rows))
            rows = rows[: MOST_COMBINATIONS * 4]
    return list(dict.fromkeys(payloads for payloads, _ in rows))


def _variant(
    machine: Machine, sending: Sending, spans: dict[str, Span], payloads: tuple[Payload, ...]
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
        model=UNKNOWN if rewritten else _given(chosen),
        fallbacks=fallbacks,
        geo=UNKNOWN if rewritten else _given(sent),
        region=_region(machine, sending, platform, host_region, region),
        workspace_id=_given(workspace),
        written=written,
    )


def _given(payload: Payload) -> Scalar:
    if payload is HIDDEN:
        return UNKNOWN
    return None if payload is MISSING else payload


def _region(
    machine: Machine, sending: Sending, platform: Scalar, of_host: Scalar, own: Payload
) -> Scalar:
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
