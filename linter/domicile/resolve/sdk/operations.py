"""Operations of a client: what a member path means, and what calling it sends."""

from __future__ import annotations

from dataclasses import replace

from domicile.calls import Carrier, Location, Reason
from domicile.catalog import Operation
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, new_dict
from domicile.resolve.domain.atoms import ABSENT, Absent, Atom, Const, Member, Omitted, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Alternative, Value, one, under, union, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.sdk.batches import send_batch
from domicile.resolve.sdk.raw_requests import send_raw
from domicile.resolve.sdk.runners import note_runner
from domicile.resolve.sdk.sending import GEO, Sending, is_written, keyword_fields
from domicile.resolve.sdk.threads import new_thread
from domicile.resolve.sdk.variants import record


def operation_of(machine: Machine, atom: Member) -> Operation | None:
    """The operation a member path means, if the catalogue has it."""
    if machine.objects[atom.owner].kind == "thread":
        return machine.catalog.thread_operations.get(atom.path)
    if atom.path[-1:] == ("_post",):  # every resource of a client has it
        return machine.catalog.operations.get(("post",))
    return machine.catalog.operations.get(atom.path)


def send(
    machine: Machine,
    state: State,
    operation: Operation,
    client: int | None,
    arguments: Arguments,
    place: Location,
    origin: tuple[Reason, ...] = (),
) -> Value:
    """Record what an operation sends with these arguments.

    `client` is None if it is not shown, and `origin` says why.
    """
    if operation.kind == "thread":
        owner = NONE if client is None else one(Ref(client))
        return new_thread(machine, state, owner, arguments, place)
    if operation.kind == "raw":
        return send_raw(machine, state, client, arguments, place)
    fields = keyword_fields(machine, state, arguments)
    sending = Sending(operation, operation.name, place, fields, client, origin=origin)
    if operation.kind == "batch":
        send_batch(machine, state, sending)
    elif operation.kind == "model_object":
        _send_model_object(machine, state, sending)
    else:
        record(machine, state, sending)
    answer = machine.unknown("an answer of the API", place, (), machine.catalog.package)
    if operation.path == machine.catalog.runner[0]:
        note_runner(machine, state, sending, answer)
    return answer


def _send_model_object(machine: Machine, state: State, whole: Sending) -> None:
    """`beta.agents.create(model=...)`: the model is a string, or an object with id and geo."""
    operation = whole.operation
    accepted = Operation(operation.path, "request", "accepted")

    def send(branch: State, atom: Atom, optional: bool = operation.optional) -> Value:
        if isinstance(atom, Unknown) and optional:
            return NONE
        fields = _model_fields(machine, branch, atom)
        sending = replace(
            whole, operation=accepted, fields=fields, settings=whole.fields, carrier=Carrier.BODY
        )
        record(machine, branch, sending)
        return NONE

    def model_in(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            model = without(dict_get(branch, atom.id, "model"), ABSENT)
            if model:
                each(machine, branch, model, send)
        return NONE

    if operation.within is not None:
        holder = without(dict_get(state, whole.fields, operation.within), ABSENT)
        if holder:
            each(machine, state, holder, model_in)
    else:
        model = dict_get(state, whole.fields, "model")
        if operation.optional:
            text = "an update without a model keeps the model and the geo that are there"
            kept = machine.unknown(text, whole.location)
            model = union(a for alt in model for a in _or_kept(alt, kept))
        each(machine, state, model, lambda branch, atom: send(branch, atom, False))
    if is_written(dict_get(state, whole.fields, GEO), GEO):
        record(machine, state, whole.refused(Carrier.KEYWORD))


def _or_kept(alternative: Alternative, kept: Value) -> list[Alternative]:
    """What is there already, where the argument is left out."""
    atom, guard = alternative
    return under(kept, guard) if isinstance(atom, Absent | Omitted) else [alternative]


def _model_fields(machine: Machine, state: State, model: Atom) -> int:
    """The fields of a request whose model is this string or object."""
    fields = new_dict(machine, state)
    if not machine.is_dict(model):
        dict_set(machine, state, fields, "model", one(model))
        if not isinstance(model, Const):
            dict_set(machine, state, fields, GEO, one(model))
        return fields
    for name, source in (("model", "id"), (GEO, GEO)):
        dict_set(machine, state, fields, name, dict_get(state, model.id, source))
        location = machine.key_locations.get((model.id, source))
        if location is not None:
            machine.key_locations[fields, name] = location
    return fields
