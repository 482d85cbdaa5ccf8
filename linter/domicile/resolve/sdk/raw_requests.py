"""Requests by path: `client.post("/v1/messages", body=...)`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from domicile.calls import Carrier, Location
from domicile.catalog import Operation
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, keys, new_dict
from domicile.resolve.domain.atoms import ABSENT, Atom, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one, union, without
from domicile.resolve.library.config_files import read_back
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.sdk.batches import send_batch
from domicile.resolve.sdk.clients import client_at
from domicile.resolve.sdk.sending import Sending, body_fields, scalar
from domicile.resolve.sdk.variants import record

# The options of a raw request, and what the operations call them.
_RAW_OPTIONS = {"extra_json": "extra_body", "headers": "extra_headers", "params": "extra_query"}
OPTIONS = frozenset(_RAW_OPTIONS.values())
_ADDRESS = re.compile(r"(?P<address>https?://[^/?#]*)?(?P<path>[^?#]*)", re.IGNORECASE)


def send_raw(
    machine: Machine, state: State, client: int | None, arguments: Arguments, place: Location
) -> Value:
    """`client.post(path, body=...)`."""
    fields = arguments.keywords
    path = (
        arguments.positional[0].value
        if arguments.positional
        else without(dict_get(state, fields, "path"), ABSENT)
    )
    bodies = _bodies(machine, state, fields, place)
    settings = _raw_settings(machine, state, fields)
    for atom, _ in path:
        text = scalar(machine, atom)
        address, operation = _raw_operation(machine, text, bodies)
        if operation is None and address is None and client is not None and isinstance(text, str):
            operation = _below_base(machine, state, client, text)
        if operation is None or not bodies:
            continue
        owner = client
        if address is not None and client is not None:
            owner = client_at(machine, state, client, address, arguments, place)
        named = replace(operation, path=("post",))
        sending = Sending(named, "post", place, fields, owner, None, settings, Carrier.BODY)
        each(machine, state, bodies, partial(_send_body, machine, sending))
    return machine.unknown("an answer of the API", place, (), machine.catalog.package)


def _bodies(machine: Machine, state: State, fields: int, place: Location) -> Value:
    """What `body=` is, or what the JSON of `content=` says."""
    given = without(dict_get(state, fields, "body"), ABSENT)
    texts = without(dict_get(state, fields, "content"), ABSENT)
    if not texts:
        return given
    told = each(machine, state, texts, lambda s, text: read_back(machine, s, text, "JSON", place))
    return union((*given, *told))


def _send_body(machine: Machine, sending: Sending, state: State, body: Atom) -> Value:
    fields = body_fields(machine, state, body)
    if sending.operation.kind == "batch":
        batch = Sending(sending.operation, "post", sending.location, fields, sending.client)
        send_batch(machine, state, batch)
    else:
        record(machine, state, replace(sending, fields=fields))
    return NONE


def _raw_operation(
    machine: Machine, text: object, bodies: Value
) -> tuple[str | None, Operation | None]:
    """What a path means, after the address it is to be sent to where it is a whole URL.

    A path the code does not show is taken for that of messages if the body is one of theirs.
    """
    known = machine.catalog.raw_paths
    if isinstance(text, str):
        found = _ADDRESS.match(text)
        assert found is not None  # anything matches
        return found["address"], known.get("/" + found["path"].strip("/"))
    keyed = [atom.id for atom, _ in bodies if machine.is_dict(atom)]
    shown = any({"messages", "max_tokens"} <= set(keys(machine, each)) for each in keyed)
    return None, known["/v1/messages"] if shown else None


def _below_base(machine: Machine, state: State, client: int, text: str) -> Operation | None:
    """What a path means below a base URL that has the first part of it: `.../v1`, `/messages`."""
    rest = "/" + text.partition("?")[0].strip("/")
    for atom, _ in dict_get(state, client, machine.catalog.base_url):
        base = scalar(machine, atom)
        if isinstance(base, str):
            whole = base.rstrip("/") + rest
            for path, operation in machine.catalog.raw_paths.items():
                if path.endswith(rest) and path != rest and whole.endswith(path):
                    return operation
    return None


def raw_options(machine: Machine, state: State, arguments: Arguments) -> Value:
    """`make_request_options(extra_body=...)`: the options of a raw request."""
    made = new_dict(machine, state)
    for option, name in _RAW_OPTIONS.items():
        dict_set(machine, state, made, option, dict_get(state, arguments.keywords, name))
    return one(Ref(made))


def _raw_settings(machine: Machine, state: State, fields: int) -> int:
    """What `options=` of a raw request adds, under the names that the operations have for it."""
    settings = machine.no_keywords
    for atom, _ in dict_get(state, fields, "options"):
        if machine.is_dict(atom):
            settings = new_dict(machine, state)
            for option, name in _RAW_OPTIONS.items():
                dict_set(machine, state, settings, name, dict_get(state, atom.id, option))
    return settings
