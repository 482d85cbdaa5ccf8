"""What a request says: its fields, its body, and what its options add beside them."""

from __future__ import annotations

from domicile.calls import UNKNOWN, Scalar
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Items, Ref
from domicile.resolve.domain.guards import both
from domicile.resolve.domain.state import State, refined
from domicile.resolve.domain.values import ABSENT_VALUE, Value, from_rest, mapped
from domicile.resolve.machine.machine import Machine
from domicile.resolve.objects.bases import client_class
from domicile.resolve.sdk.sending import (
    GEO,
    MISSING,
    Dimension,
    Sending,
    as_shown,
    model_id,
    not_given,
    or_default,
    scalar,
)


def read_field(state: State, sending: Sending, name: str) -> Value:
    """A field as it goes into the body, before `extra_body`."""
    value = dict_get(state, sending.fields, name)
    if sending.defaults is not None:
        value = or_default(value, dict_get(state, sending.defaults, name))
    return refined(state, value)


def read_option(state: State, sending: Sending, name: str) -> Value:
    """A request option; one hidden in an unknown splat is taken as not given."""
    value = as_shown(dict_get(state, sending.options, name), name)
    if sending.defaults is not None:
        value = or_default(value, dict_get(state, sending.defaults, name))
    return value


def body_geo_and_model(machine: Machine, state: State, extra: Value) -> Dimension:
    """What `extra_body` says of the geo and the model: a pair, MISSING where nothing."""
    found: Dimension = []
    for atom, guard in extra:
        if not_given(atom):
            found.append(((MISSING, MISSING), guard))
        elif machine.is_dict(atom):
            for geo, first in dict_get(state, atom.id, GEO):
                for model, second in dict_get(state, atom.id, "model"):
                    inner = both(first, second)
                    merged = None if inner is None else both(inner, guard)
                    if merged is not None:
                        pair = (scalar(machine, geo), model_id(machine, model))
                        found.append((pair, merged))
        else:
            found.append(((UNKNOWN, UNKNOWN), guard))
    return found


def fallback_models(machine: Machine, state: State, value: Value) -> Dimension:
    """The models of `fallbacks=[...]`: a tuple of scalars for each list it can be."""
    found: Dimension = []
    for atom, guard in value:
        if not_given(atom) or from_rest(atom, "fallbacks"):
            found.append(((), guard))
        elif isinstance(atom, Ref) and machine.objects[atom.id].kind in ("list", "tuple"):
            models: list[Scalar] = []
            for inner, _ in content(state, atom.id):
                if isinstance(inner, Items):
                    for item in inner.every:
                        models.extend(_models_of(machine, state, item.value))
            found.append((tuple(dict.fromkeys(models)), guard))
        else:
            found.append(((UNKNOWN,), guard))  # `"default"` lets the server choose
    return found


def _models_of(machine: Machine, state: State, value: Value) -> list[Scalar]:
    found: list[Scalar] = []
    for atom, _ in value:
        if machine.is_dict(atom):
            for inner, _ in dict_get(state, atom.id, "model"):
                model = scalar(machine, inner)
                if model is not MISSING:
                    found.append(model)
        else:
            found.append(UNKNOWN)
    return found


def workspace_named(machine: Machine, state: State, sending: Sending) -> Dimension:
    """The workspace that the call's own code names: its keyword, a header, the client's."""
    header = machine.catalog.workspace_header
    sources: list[Value] = [
        as_shown(dict_get(state, sending.options, "workspace_id"), "workspace_id"),
        _header(machine, state, dict_get(state, sending.options, "extra_headers"), header),
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
        value = or_default(source, value)
    return [(scalar(machine, atom), guard) for atom, guard in value]


def _header(machine: Machine, state: State, headers: Value, name: str) -> Value:
    """A header's value in a dict of headers; one the code does not show names none."""

    def look(atom: Atom) -> Value:
        if machine.is_dict(atom):
            for key in keys(machine, atom.id):
                if isinstance(key, str) and key.lower().replace("_", "-") == name:
                    return dict_get(state, atom.id, key)
        return ABSENT_VALUE

    return mapped(headers, look) if headers else ABSENT_VALUE


def geo_aside(
    machine: Machine,
    state: State,
    sending: Sending,
    option: str,
    client_options: tuple[str, ...],
) -> Dimension:
    """A geo written into the query or the headers, where it does nothing."""
    value = _geo_in(machine, state, dict_get(state, sending.options, option))
    if sending.client is not None:
        for name in client_options:
            given = dict_get(state, sending.client, name)
            value = or_default(value, _geo_in(machine, state, given))
    return [(scalar(machine, atom), guard) for atom, guard in value]


def _geo_in(machine: Machine, state: State, holder: Value) -> Value:
    def look(atom: Atom) -> Value:
        if machine.is_dict(atom):
            for key in keys(machine, atom.id):
                name = key.lower().replace("-", "_") if isinstance(key, str) else ""
                if name.endswith(GEO):
                    return dict_get(state, atom.id, key)
        return ABSENT_VALUE

    return mapped(holder, look) if holder else ABSENT_VALUE
