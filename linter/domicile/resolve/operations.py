"""Operations of a client: what a member path means, and what calling it sends."""

from __future__ import annotations

from domicile.calls import Carrier, Location
from domicile.catalog import Operation
from domicile.resolve.arguments import Arguments
from domicile.resolve.batches import send_batch
from domicile.resolve.branches import each
from domicile.resolve.dicts import dict_get, dict_set, new_dict
from domicile.resolve.program import Frame, Machine
from domicile.resolve.raw_requests import send_raw
from domicile.resolve.sending import GEO, Sending, keyword_fields, shown
from domicile.resolve.state import State
from domicile.resolve.threads import new_thread
from domicile.resolve.values import (
    ABSENT,
    NONE,
    Atom,
    Const,
    Member,
    Ref,
    Unknown,
    Value,
    one,
    without,
)
from domicile.resolve.variants import record


def operation_of(machine: Machine, atom: Member) -> Operation | None:
    """The operation a member path means, if the catalogue has it."""
    if machine.objects[atom.owner].kind == "thread":
        return machine.catalog.thread_operations.get(atom.path)
    return machine.catalog.operations.get(atom.path)


def send(
    machine: Machine,
    state: State,
    frame: Frame,
    operation: Operation,
    owner: int | None,
    arguments: Arguments,
    place: Location,
) -> Value:
    """Record what an operation sends with these arguments; `owner` is the client, if shown."""
    if operation.kind == "thread":
        client = NONE if owner is None else one(Ref(owner))
        return new_thread(machine, state, client, arguments, place)
    if operation.kind == "raw":
        return send_raw(machine, state, frame, owner, arguments, place)
    fields = keyword_fields(machine, state, arguments)
    if operation.kind == "batch":
        send_batch(machine, state, operation, owner, fields, place)
    elif operation.kind == "model_object":
        _send_model_object(machine, state, operation, owner, fields, place)
    else:
        record(machine, state, Sending(operation, operation.name, place, fields, owner))
    return machine.unknown("an answer of the API", place, (), machine.catalog.package)


def _send_model_object(
    machine: Machine,
    state: State,
    operation: Operation,
    owner: int | None,
    fields: int,
    place: Location,
) -> None:
    """`beta.agents.create(model=...)`: the model is a string, or an object with id and geo."""

    def send(branch: State, atom: Atom, optional: bool = operation.optional) -> Value:
        if isinstance(atom, Unknown) and optional:
            return NONE
        inner = new_dict(machine, branch)
        accepted = Operation(operation.path, "request", "accepted")
        if machine.is_dict(atom):
            for name, source in (("model", "id"), (GEO, GEO)):
                dict_set(machine, branch, inner, name, dict_get(branch, atom.id, source))
                location = machine.key_locations.get((atom.id, source))
                if location is not None:
                    machine.key_locations[inner, name] = location
        else:
            dict_set(machine, branch, inner, "model", one(atom))
            if not isinstance(atom, Const):
                dict_set(machine, branch, inner, GEO, one(atom))
        sending = Sending(accepted, operation.name, place, inner, owner, None, fields, Carrier.BODY)
        record(machine, branch, sending)
        return NONE

    def model_in(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            model = without(dict_get(branch, atom.id, "model"), ABSENT)
            if model:
                each(machine, branch, model, send)
        return NONE

    if operation.within is not None:
        holder = without(dict_get(state, fields, operation.within), ABSENT)
        if holder:
            each(machine, state, holder, model_in)
    else:
        model = dict_get(state, fields, "model")
        each(machine, state, model, lambda branch, atom: send(branch, atom, False))
    if without(shown(dict_get(state, fields, GEO), GEO), ABSENT):
        level = Operation(operation.path, "request", "refused", infers=False)
        record(machine, state, Sending(level, level.name, place, fields, owner))
