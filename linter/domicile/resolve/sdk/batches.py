"""Batches: one call for each of their entries."""

from __future__ import annotations

from domicile.calls import Carrier, Location
from domicile.catalog import Operation
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Items
from domicile.resolve.domain.guards import simplify
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Alternative, Value, one, without
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.sdk.sending import GEO, Sending, body_fields, is_written
from domicile.resolve.sdk.variants import record


def send_batch(machine: Machine, state: State, batch: Sending) -> None:
    """One call for each entry of the batch, at the entry."""
    requests = dict_get(state, batch.fields, "requests")
    machine.recorder.noted += 1  # it counts as sending though its list may be filled later

    def entries(branch: State, atom: Atom) -> Value:
        if machine.is_sequence(atom) and machine.objects[atom.id].kind != "set":
            for inner, guard in content(branch, atom.id):
                if isinstance(inner, Items):
                    within = branch.copy()
                    within.narrow((guard,))
                    for item in inner.every:
                        _send_item(machine, within, batch, item)
        else:
            unknown = machine.unknown("the batch's requests are not shown", batch.location)
            _send_entry(machine, branch, batch, Item(unknown, None))
        return NONE

    each(machine, state, without(requests, ABSENT) or machine.unknown("no requests"), entries)
    if any(is_written(dict_get(state, batch.fields, name), name) for name in (GEO, "extra_body")):
        record(machine, state, batch.refused(Carrier.BATCH))


def _send_item(machine: Machine, state: State, batch: Sending, item: Item) -> None:
    """An element, which may be one of several entries: each counts where it became an element."""
    places: dict[Location | None, list[Alternative]] = {}
    for alternative in item.value:
        known = machine.element_places.get(getattr(alternative.atom, "id", 0))
        places.setdefault(known or item.location, []).append(alternative)
    for place, found in places.items():
        branch = state
        if len(places) > 1:
            branch = state.copy()
            branch.narrow(simplify(guard for _, guard in found))
        if not branch.dead:
            _send_entry(machine, branch, batch, Item(tuple(found), place))


def _send_entry(machine: Machine, state: State, batch: Sending, item: Item) -> None:
    where = item.location or batch.location
    operation = Operation(batch.operation.path, "request", "accepted")

    def params_of(branch: State, atom: Atom) -> Value:
        if machine.is_dict(atom):
            return without(dict_get(branch, atom.id, "params"), ABSENT)
        return machine.unknown("an entry the code does not show", where, reasons_of(one(atom)))

    def send(branch: State, atom: Atom) -> Value:
        entry = Sending(
            operation,
            operation.name,
            where,
            body_fields(machine, branch, atom),
            batch.client,
            settings=machine.no_keywords,
            carrier=Carrier.BODY,
            origin=batch.origin,
        )
        record(machine, branch, entry)
        return NONE

    params = each(machine, state, item.value, params_of)
    if params:
        each(machine, state, params, send)
