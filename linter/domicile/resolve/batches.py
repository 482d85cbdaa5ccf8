"""Batches: one call for each of their entries."""

from __future__ import annotations

from domicile.calls import Carrier, Location, Reason
from domicile.catalog import Operation
from domicile.resolve.branches import each
from domicile.resolve.dicts import dict_get, new_dict
from domicile.resolve.program import Machine
from domicile.resolve.sending import GEO, Sending, shown
from domicile.resolve.sequences import content
from domicile.resolve.state import REST, State
from domicile.resolve.values import (
    ABSENT,
    NONE,
    Atom,
    Item,
    Items,
    Ref,
    Unknown,
    Value,
    one,
    without,
)
from domicile.resolve.variants import record


def send_batch(
    machine: Machine,
    state: State,
    operation: Operation,
    owner: int | None,
    fields: int,
    place: Location,
) -> None:
    """One call for each entry, at the entry."""
    requests = dict_get(state, fields, "requests")

    def entries(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind in (
            "list",
            "tuple",
            "generator",
        ):
            for inner, guard in content(branch, atom.id):
                if isinstance(inner, Items):
                    within = branch.copy()
                    within.narrow((guard,))
                    for item in (*inner.items, *inner.rest):
                        _send_entry(machine, within, operation, owner, item, place)
        else:
            unknown = machine.unknown("the batch's requests are not shown", place)
            _send_entry(machine, branch, operation, owner, Item(unknown, None), place)
        return NONE

    each(machine, state, without(requests, ABSENT) or machine.unknown("no requests"), entries)
    written = [dict_get(state, fields, GEO), dict_get(state, fields, "extra_body")]
    if any(without(shown(v, n), ABSENT) for v, n in zip(written, (GEO, "extra_body"), strict=True)):
        level = Operation(operation.path, "request", "refused", infers=False)
        sending = Sending(level, level.name, place, fields, owner, carrier=Carrier.BATCH)
        record(machine, state, sending)


def _send_entry(
    machine: Machine,
    state: State,
    operation: Operation,
    owner: int | None,
    item: Item,
    place: Location,
) -> None:
    where = item.location or place
    entry_operation = Operation(operation.path, "request", "accepted")

    def params_of(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            return without(dict_get(branch, atom.id, "params"), ABSENT)
        return machine.unknown("an entry the code does not show", where, _reasons(atom))

    def send(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            fields = atom.id
        else:
            fields = new_dict(machine, branch)
            branch.set(fields, REST, one(atom))
        settings = machine.no_keywords
        sending = Sending(
            entry_operation, operation.name, where, fields, owner, None, settings, Carrier.BODY
        )
        record(machine, branch, sending)
        return NONE

    params = each(machine, state, item.value, params_of)
    if params:
        each(machine, state, params, send)


def _reasons(atom: Atom) -> tuple[Reason, ...]:
    return atom.reasons if isinstance(atom, Unknown) else ()
