"""Threads: objects that hold the fields of a request, and a client to send them with."""

from __future__ import annotations

from domicile.calls import Location
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get, dict_set, keys
from domicile.resolve.domain.atoms import ABSENT, Atom, Member, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, has, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ObjectInfo
from domicile.resolve.sdk.sending import Sending, keyword_fields
from domicile.resolve.sdk.variants import record

CLIENT = ("client",)  # the field of a thread that holds its client


def new_thread(
    machine: Machine, state: State, client: Value, arguments: Arguments, place: Location
) -> Value:
    """A thread that sends with `client`, and the fields it is given."""
    identity = machine.new_object(ObjectInfo("thread", place))
    fields = keyword_fields(machine, state, arguments)
    for key in keys(machine, fields):
        value = state.get(fields, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    state.set(identity, REST, state.get(fields, REST) or ABSENT_VALUE)
    state.set(identity, CLIENT, client)
    return one(Ref(identity))


def call_thread(
    machine: Machine,
    state: State,
    atom: Member,
    arguments: Arguments,
    place: Location,
) -> Value:
    """`thread.<path>(...)`: a changed thread, a copy, or an operation that is recorded."""
    catalog = machine.catalog
    if atom.path == (catalog.thread_update,):
        for key in keys(machine, arguments.keywords):
            value = dict_get(state, arguments.keywords, key)
            if not has(value, ABSENT):
                dict_set(machine, state, atom.owner, key, value)
        return NONE
    if len(atom.path) == 1 and atom.path[0] in catalog.thread_copies:
        copied = dict_copy(machine, state, atom.owner, "thread")
        client = state.get(atom.owner, CLIENT)
        if client is not None:
            state.set(copied, CLIENT, client)
        return one(Ref(copied))
    operation = catalog.thread_operations.get(atom.path)
    if operation is None:
        return machine.unknown(f"the result of .{'.'.join(atom.path)}()", place)
    name = f"beta.messages.thread.{operation.name}"
    fields = keyword_fields(machine, state, arguments)

    def send(branch: State, client: Atom) -> Value:
        owner = client.id if isinstance(client, Ref) else None
        record(machine, branch, Sending(operation, name, place, fields, owner, atom.owner))
        return NONE

    each(machine, state, state.get(atom.owner, CLIENT) or NONE, send)
    return machine.unknown("an answer of the API", place, (), catalog.package)
