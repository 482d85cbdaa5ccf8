"""What may change a request between an operation and the network, other than middleware.

A subclass of a client can override what every request passes, and the HTTP client that a client
is given can have a transport or hooks of its own. One that only callers could bring is taken for
plain, as a client is that they could bring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile.calls import Location, Reason
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, keys, rest_of
from domicile.resolve.domain.asked_anew import as_read
from domicile.resolve.domain.atoms import ABSENT, Atom, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, filled, from_rest, restrict, union, without
from domicile.resolve.functions.escaping import let_escape
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.sdk.patched import method_patched
from domicile.resolve.sdk.sending import Sending, not_given

REQUEST = "request"  # the hooks of an HTTP client that see a request before it is sent


def new_http_client(
    machine: Machine, state: State, path: str, arguments: Arguments, place: Location
) -> Value:
    """What `httpx.Client(...)` or a transport gives; noted is whether it may change requests."""
    http = machine.catalog.http_client
    given = [dict_get(state, arguments.keywords, name) for name in http.changing]
    for value in (*given, *(item.value for item in arguments.positional)):
        let_escape(machine, state, value)
    made = machine.unknown(f"the result of {path}()", place)
    symbol = made[0].atom
    assert isinstance(symbol, Unknown)
    machine.senders.http[symbol.symbol] = path in http.classes and any(
        _changes(machine, state, atom, name)
        for name, value in zip(http.changing, given, strict=True)
        for atom, _ in value
        if not from_rest(atom, name)
    )
    for part in _parts(machine, state, given):
        machine.senders.wholes.setdefault(part, set()).add(symbol.symbol)
    return made


def _parts(machine: Machine, state: State, given: Iterable[Value]) -> Iterator[int]:
    """The symbols of transports that an HTTP client is given, also by address."""
    for atom, _ in (alternative for value in given for alternative in value):
        if isinstance(atom, Unknown) and atom.symbol in machine.senders.http:
            yield atom.symbol
        elif machine.is_dict(atom):
            held = (dict_get(state, atom.id, key) for key in keys(machine, atom.id))
            yield from _parts(machine, state, held)


def _changed(machine: Machine, symbol: int) -> None:
    """Note that an HTTP client or transport may change requests, and what it is a part of."""
    machine.senders.http[symbol] = True
    for whole in machine.senders.wholes.get(symbol, ()):
        _changed(machine, whole)


def _changes(machine: Machine, state: State, atom: Atom, name: str) -> bool:
    """Whether what is given as this argument of an HTTP client may change requests."""
    if not_given(atom):
        return False
    if isinstance(atom, Unknown):
        return machine.senders.http.get(atom.symbol, True)
    if not isinstance(atom, Ref):
        return True
    if machine.is_sequence(atom):
        return machine.objects[atom.id].kind != "tuple"  # a user's name and password
    if not machine.is_dict(atom):
        return True
    hooks = name == "event_hooks"
    return bool(rest_of(state, atom.id)) or any(
        key == REQUEST if hooks else _changes(machine, state, inner, "")
        for key in keys(machine, atom.id)
        for inner, _ in without(dict_get(state, atom.id, key), ABSENT)
    )


def http_client_of(machine: Machine, state: State, client: int) -> Value:
    """`client._client`: the HTTP client it was given, or one that it made for itself."""
    http = machine.catalog.http_client
    held = dict_get(state, client, http.argument)
    given = union(a for a in held if not not_given(a.atom) and not from_rest(a.atom, http.argument))
    if len(given) == len(held):
        return given
    if not given and client in machine.senders.copies:
        return http_client_of(machine, state, machine.senders.copies[client])
    own = machine.unknown("the HTTP client that the SDK makes", machine.objects[client].location)
    symbol = own[0].atom
    assert isinstance(symbol, Unknown)
    machine.senders.http[symbol.symbol] = False
    found = alternatives(machine, [given, own]) if given else own
    dict_set(machine, state, client, http.argument, found)
    return found


def note_part(machine: Machine, atom: Unknown) -> None:
    """An attribute of an HTTP client is read: what it holds can be changed in place."""
    holding = machine.catalog.http_client.holding
    known = atom.symbol in machine.senders.http
    if known and len(path := as_read(atom.path)) == 1 and path[0] in holding:
        _changed(machine, atom.symbol)


def note_set_part(machine: Machine, state: State, atom: Unknown, name: str, value: Value) -> None:
    """An attribute of an HTTP client, or of a part of one, is set."""
    http = machine.catalog.http_client
    if atom.path or atom.symbol not in machine.senders.http:
        return
    kind = name.removeprefix("_")
    if name in http.passed | http.holding and any(
        _changes(machine, state, each, kind) for each, _ in restrict(value, state.condition)
    ):
        _changed(machine, atom.symbol)


def rewritten(machine: Machine, state: State, sending: Sending) -> Reason | None:
    """Why a request may reach the network as another one than was asked for; None if not."""
    owner = sending.client
    if owner is None:
        return None
    catalog = machine.catalog
    place = machine.objects[owner].location or sending.location
    info = machine.objects[owner].owner
    for name in catalog.hooks:
        held = dict_get(state, owner, name) if name != catalog.base_url else ()
        own = any(
            not not_given(atom) and not from_rest(atom, name) and atom not in machine.stack
            for atom, _ in held  # what runs now sends what it has made of the request
        )
        if own or (info is not None and _defines(info, (name,))):
            return Reason(f"`{name}` of the client is the program's own and may change it", place)
    for name in (*catalog.hooks, *sorted(catalog.http_client.passed)):
        if method_patched(machine, state, owner, name):
            return Reason(f"`{name}` is replaced for all clients and may change it", place)
    for atom, _ in _http_clients(machine, state, owner):
        symbol = atom.symbol if isinstance(atom, Unknown) else None
        changing = machine.senders.http.get(symbol, False) if symbol is not None else False
        if changing or machine.class_of(atom) is not None:
            return Reason("the client's own HTTP client may change the request", place)
    return None


def _http_clients(machine: Machine, state: State, client: int) -> Value:
    """The HTTP client that a client is given or has made; a copy has that of what it copies."""
    held = dict_get(state, client, machine.catalog.http_client.argument)
    if client in machine.senders.copies:
        held = filled(held, _http_clients(machine, state, machine.senders.copies[client]))
    return held


def _defines(info: ClassInfo, names: tuple[str, ...]) -> bool:
    return any(
        isinstance(base, ClassInfo) and not base.methods.keys().isdisjoint(names)
        for base in bases_of(info)
    )
