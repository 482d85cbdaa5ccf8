"""Clients of the SDK: made by a constructor, copied, and changed for one request."""

from __future__ import annotations

from domicile.calls import Carrier, Location
from domicile.catalog import ClientClass, Operation
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    keys,
    new_dict,
    rest_of,
)
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Alternative,
    Value,
    constant,
    filled,
    has,
    one,
    union,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo
from domicile.resolve.modules.environment import base_url, region
from domicile.resolve.objects.bases import client_class
from domicile.resolve.sdk.patched import MADE, method_patched
from domicile.resolve.sdk.sending import GEO, Sending, is_written
from domicile.resolve.sdk.variants import record


def new_client(
    machine: Machine, state: State, frame: Frame, path: str, arguments: Arguments, span: Span
) -> Value:
    """A client made by the class at `path`; a geo given to it is recorded as refused."""
    place = frame.module.location(span)
    client = machine.catalog.client(path)
    assert client is not None  # the caller has looked
    identity = machine.new_object(ObjectInfo("client", place, None, client))
    state.set(identity, REST, state.get(arguments.keywords, REST) or ABSENT_VALUE)
    set_client(machine, state, client, identity, arguments)
    if is_written(dict_get(state, identity, GEO), GEO):
        name = path.rpartition(".")[2]
        operation = Operation((name,), "request", "refused", infers=False)
        fields = dict_copy(machine, state, arguments.keywords, "dict")
        sending = Sending(operation, name, place, fields, identity, carrier=Carrier.CLIENT)
        record(machine, state, sending)
    return one(Ref(identity))


def set_client(
    machine: Machine, state: State, client: ClientClass, identity: int, arguments: Arguments
) -> None:
    """What a client's constructor is given, as the fields of the client."""
    for key in keys(machine, arguments.keywords):
        value = state.get(arguments.keywords, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    names = client.positional
    for name, item in zip(names, arguments.positional, strict=False):
        dict_set(machine, state, identity, name, item.value)
    _look_into_environment(machine, state, client, identity)
    if method_patched(machine, state, identity, MADE):
        made = machine.unknown(f"`{client.name}.{MADE}` is replaced")
        old = dict_get(state, identity, machine.catalog.base_url)
        dict_set(
            machine, state, identity, machine.catalog.base_url, alternatives(machine, [old, made])
        )
    if arguments.more is not None:
        for name in names[len(arguments.positional) :]:
            old = dict_get(state, identity, name)
            dict_set(machine, state, identity, name, union((*old, *arguments.more)))


def _look_into_environment(
    machine: Machine, state: State, client: ClientClass, identity: int
) -> None:
    """What is not given comes from the environment, which the tree itself may have set."""
    found = [(machine.catalog.base_url, base_url(machine, client))]
    if client.region is not None:
        found.append((client.region, region(machine, client)))
    for name, value in found:
        given = dict_get(state, identity, name)
        if value != ABSENT_VALUE and (has(given, ABSENT) or has(given, NONE_ATOM)):
            left = union(Alternative(ABSENT, a.guard) if a.atom == NONE_ATOM else a for a in given)
            dict_set(machine, state, identity, name, filled(left, value))


def copied_client(
    machine: Machine, state: State, owner: int, arguments: Arguments, place: Location
) -> Value:
    """`client.with_options(...)`: a copy in which what is given takes the place of what was."""
    client = client_class(machine, owner)
    identity = machine.new_object(ObjectInfo("client", place, None, client))
    machine.senders.copies[identity] = owner
    for key in keys(machine, owner) or ():
        value = state.get(owner, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    state.set(identity, REST, state.get(owner, REST) or ABSENT_VALUE)
    for key in keys(machine, arguments.keywords):
        if client is not None and key in client.copies_keep:
            continue
        value = dict_get(state, arguments.keywords, key)
        old = dict_get(state, identity, key)
        given = union(Alternative(ABSENT, a.guard) if a.atom == NONE_ATOM else a for a in value)
        dict_set(machine, state, identity, key, filled(given, old))
    if rest_of(state, arguments.keywords):
        url = machine.catalog.base_url
        value = dict_get(state, arguments.keywords, url)
        old = dict_get(state, identity, url)
        dict_set(machine, state, identity, url, union((*old, *value)))
    return one(Ref(identity))


def extended_client(
    machine: Machine, state: State, owner: int, name: str, arguments: Arguments, place: Location
) -> Value:
    """`client.with_middleware(...)`: a copy with something added to the argument `name`."""
    nothing = Arguments((), None, machine.no_keywords, arguments.expr)
    copy = copied_client(machine, state, owner, nothing, place)
    if arguments.positional or arguments.more is not None:
        assert isinstance(copy[0].atom, Ref)
        added = new_list(machine, state, arguments.positional)
        dict_set(machine, state, copy[0].atom.id, name, added)
    return copy


def client_at(
    machine: Machine,
    state: State,
    owner: int,
    address: str,
    arguments: Arguments,
    place: Location,
) -> int:
    """A client as it is for a request whose path is a whole URL."""
    keywords = new_dict(machine, state)
    dict_set(machine, state, keywords, machine.catalog.base_url, constant(address))
    given = Arguments((), None, keywords, arguments.expr)
    copy = copied_client(machine, state, owner, given, place)[0].atom
    assert isinstance(copy, Ref)
    return copy.id
