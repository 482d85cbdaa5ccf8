"""One operation at one place, and what its fields can be as plain payloads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from domicile.calls import UNKNOWN, Carrier, Location
from domicile.catalog import Operation
from domicile.resolve.arguments import Arguments
from domicile.resolve.dicts import dict_copy
from domicile.resolve.enums import plain
from domicile.resolve.guards import Guard
from domicile.resolve.program import Machine
from domicile.resolve.state import REST, State
from domicile.resolve.values import (
    Absent,
    Atom,
    Const,
    Omitted,
    Value,
    from_rest,
    one,
    under,
    union,
)

GEO = "inference_geo"


class Missing:
    """An argument that is not there (None is there, and sent as null)."""


MISSING = Missing()


class Hidden:
    """A geo that only an unknown splat could bring: nothing shows that it is written."""


HIDDEN = Hidden()
Payload: TypeAlias = Any  # a Scalar, MISSING, HIDDEN, or a tuple of them
Dimension: TypeAlias = list[tuple[Payload, Guard]]


@dataclass(frozen=True, slots=True)
class Sending:
    """One operation at one place: where its fields are, and which client sends it.

    `fields` and `defaults` are dict objects; the defaults (a thread's) count where the fields
    say nothing. `client` is None for a receiver the code does not show.
    """

    operation: Operation
    name: str
    location: Location
    fields: int
    client: int | None
    defaults: int | None = None
    settings: int | None = None  # the dict with extra_headers, extra_query, extra_body
    carrier: Carrier = Carrier.KEYWORD


def or_default(value: Value, default: Value) -> Value:
    """The value, or the default where it is not given."""
    gone = [
        alt
        for atom, guard in value
        if isinstance(atom, Absent | Omitted)
        for alt in under(default, guard)
    ]
    kept = tuple(alt for alt in value if not isinstance(alt.atom, Absent | Omitted))
    return union((*kept, *gone))


def scalar(machine: Machine, atom: Atom) -> Payload:
    """An atom as a scalar: a string, None for null, MISSING, or UNKNOWN."""
    if isinstance(atom, Absent | Omitted):
        return MISSING
    value = plain(machine, one(atom))
    if len(value) == 1 and isinstance(value[0].atom, Const):
        found = value[0].atom.value
        if found is None:
            return None
        return found if isinstance(found, str) else str(found)
    return UNKNOWN


def is_none(atom: Atom) -> bool:
    """Whether it counts as not given: None, or the SDK's own value for that."""
    return isinstance(atom, Omitted) or (isinstance(atom, Const) and atom.value is None)


def shown(value: Value, name: str) -> Value:
    """The value without what only an unknown splat could bring."""
    return tuple(alt for alt in value if not from_rest(alt.atom, name))


def keyword_fields(machine: Machine, state: State, arguments: Arguments) -> int:
    """The keyword arguments as a dict; behind an unseen caller anything may be in it."""
    if not arguments.open:
        return arguments.keywords
    fields = dict_copy(machine, state, arguments.keywords, "dict")
    unknown = machine.unknown("passed by code that is not seen")
    state.set(fields, REST, unknown)
    return fields
