"""Where a client sends its requests: platform, host, region, and what rewrites them."""

from __future__ import annotations

from domicile.calls import UNKNOWN, Reason, Scalar
from domicile.catalog import ClientClass
from domicile.facts.platforms import read_host
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.texts import affixes_of
from domicile.resolve.domain.atoms import ABSENT, Absent, Atom
from domicile.resolve.domain.guards import TRUE
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import from_rest, has, without
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.objects.bases import client_class
from domicile.resolve.sdk.middleware import models_of_middleware
from domicile.resolve.sdk.rewriting import rewritten
from domicile.resolve.sdk.sending import MISSING, Dimension, Payload, Sending, not_given, scalar

_ANYWHERE: Dimension = [((UNKNOWN, UNKNOWN, UNKNOWN), TRUE)]
_NO_REGION: Dimension = [(MISSING, TRUE)]


def endpoint_and_region(
    machine: Machine, state: State, sending: Sending, reasons: dict[str, list[Reason]]
) -> tuple[Dimension, Dimension]:
    """(platform, host, region of the host) and the client's own region argument."""
    if sending.client is None:
        text = "the client is made where the code does not show"
        reasons["platform"] = [Reason(text, sending.location), *sending.origin]
        reasons["region"] = reasons["platform"]
        return _ANYWHERE, _NO_REGION
    client = client_class(machine, sending.client)
    if client is None:
        return _ANYWHERE, _NO_REGION
    url = dict_get(state, sending.client, machine.catalog.base_url)
    hidden = [
        value
        for name in client.hides
        if (value := without(dict_get(state, sending.client, name), ABSENT))
        and any(not not_given(atom) and not from_rest(atom, name) for atom, _ in value)
    ]
    told = [_leading_to(machine, client, atom) for atom, _ in url]
    endpoint = [(place, guard) for place, (_, guard) in zip(told, url, strict=True)]
    if client.platform != machine.catalog.usual_platform:
        # Whoever takes the class of one platform most likely has a URL of it.
        unsure = [a.guard for place, a in zip(told, url, strict=True) if place[0] is UNKNOWN]
        endpoint += [(_platform(client, MISSING), guard) for guard in unsure]
    if not has(url, ABSENT) and any(from_rest(atom, machine.catalog.base_url) for atom, _ in url):
        endpoint += [(_platform(client, MISSING), TRUE)]  # the splat need not hold one
    open_urls = tuple(a for place, a in zip(told, url, strict=True) if place[0] is UNKNOWN)
    reasons["platform"] = list(reasons_of(open_urls, *hidden))
    made = machine.objects[sending.client].location
    if made in machine.parameters:
        reasons["platform"].append(Reason("the client is passed in by callers", made))
    if hidden and any(isinstance(atom, Absent) for atom, _ in url):
        reasons["platform"].append(
            Reason("a profile or configuration may name another base URL", sending.location)
        )
        endpoint += _ANYWHERE
    changed = rewritten(machine, state, sending)
    if changed is not None:
        reasons["platform"].append(changed)
        endpoint += _ANYWHERE
    if client.region is None:
        return endpoint, _NO_REGION
    region = dict_get(state, sending.client, client.region)
    where = machine.objects[sending.client].location or sending.location
    reasons["region"] = list(reasons_of(region, url)) or [
        Reason("no region is given, so the environment decides", where)
    ]
    return endpoint, [(scalar(machine, atom), guard) for atom, guard in region]


def _leading_to(machine: Machine, client: ClientClass, url: Atom) -> tuple[Scalar, Scalar, Scalar]:
    """The platform, host and region of a base URL, also of one whose region is not shown."""
    shown = affixes_of(machine, url)
    if not shown.alone or not (shown.start or shown.end):
        return _platform(client, scalar(machine, url))
    one, other = (read_host(f"{shown.start}{part}{shown.end}") for part in ("a", "b"))
    if one.platform in (None, "gateway"):
        return (UNKNOWN, UNKNOWN, UNKNOWN)
    host = one.host if one.host == other.host else UNKNOWN
    same = one.region == other.region and (host is UNKNOWN or one.region is None)
    return (one.platform, host, one.region if same else UNKNOWN)  # a path may name the region


def _platform(client: ClientClass, url: Payload) -> tuple[Scalar, Scalar, Scalar]:
    if url is MISSING or url is None:
        return (client.platform, None, None)
    if url is UNKNOWN:
        return (UNKNOWN, UNKNOWN, UNKNOWN)
    facts = read_host(url)
    return (facts.platform, facts.host, facts.region)


def middleware_rewrites(
    machine: Machine, state: State, sending: Sending, reasons: dict[str, list[Reason]]
) -> Dimension:
    """What a middleware may do to the body on its way: the models it falls back to, as a tuple.

    UNKNOWN where it may be anything.
    """
    if sending.client is None:
        return [((), TRUE)]
    changed = rewritten(machine, state, sending)
    if changed is not None:
        reasons["model"].append(changed)
        reasons["geo"].append(changed)
        return [((), TRUE), (UNKNOWN, TRUE)]
    name = machine.catalog.middleware
    found: Dimension = []
    for atom, guard in dict_get(state, sending.client, name):
        if not_given(atom) or from_rest(atom, name):
            found.append(((), guard))
            continue
        models = models_of_middleware(machine, state, sending.operation, atom)
        if models is None:
            reason = Reason("a middleware of the client may rewrite the request", sending.location)
            reasons["model"].append(reason)
            reasons["geo"].append(reason)
            return [((), TRUE), (UNKNOWN, TRUE)]
        found.append((models, guard))
    return found or [((), TRUE)]
