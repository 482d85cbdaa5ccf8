"""One operation at one place, and what its fields can be as plain payloads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

from domicile.calls import UNKNOWN, Carrier, Location, Reason
from domicile.catalog import Operation
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.dicts import dict_copy, new_dict
from domicile.resolve.domain.atoms import ABSENT, OMITTED, Absent, Atom, Const, Omitted
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import Alternative, Value, filled, from_rest, one, union
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.objects.enums import plain

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
    origin: tuple[Reason, ...] = ()  # why the receiver is not shown

    @property
    def options(self) -> int:
        """The dict with the request's options: the fields, unless they are kept apart."""
        return self.fields if self.settings is None else self.settings

    def refused(self, carrier: Carrier) -> Sending:
        """The same request where it infers nothing and refuses a geo, as the level of a batch."""
        level = Operation(self.operation.path, "request", "refused", infers=False)
        return replace(self, operation=level, carrier=carrier)


def or_default(value: Value, default: Value) -> Value:
    """The value, or the default where it is not given."""
    given = union(Alternative(ABSENT, alt.guard) if alt.atom == OMITTED else alt for alt in value)
    return filled(given, default)


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


def model_id(machine: Machine, atom: Atom) -> Payload:
    """A model's id. What is no text belongs to another field, set by a name that is not shown."""
    other = isinstance(atom, Const) and not isinstance(atom.value, str | None)
    return UNKNOWN if other else scalar(machine, atom)


def not_given(atom: Atom) -> bool:
    """Whether an argument counts as left out: not there, None, or the SDK's value for that."""
    return isinstance(atom, Absent | Omitted) or (isinstance(atom, Const) and atom.value is None)


def is_written(value: Value, name: str) -> bool:
    """Whether the code itself gives a field; what only an unknown splat may hold is not written."""
    return any(atom != ABSENT and not from_rest(atom, name) for atom, _ in value)


def as_shown(value: Value, name: str) -> Value:
    """The value, absent where only an unknown splat may hold it."""
    return union(
        Alternative(ABSENT, alt.guard) if from_rest(alt.atom, name) else alt for alt in value
    )


def keyword_fields(machine: Machine, state: State, arguments: Arguments) -> int:
    """The keyword arguments as a dict; behind an unseen caller anything may be in it."""
    if not arguments.open:
        return arguments.keywords
    fields = dict_copy(machine, state, arguments.keywords, "dict")
    unknown = machine.unknown("passed by code that is not seen")
    state.set(fields, REST, unknown)
    return fields


def body_fields(machine: Machine, state: State, body: Atom) -> int:
    """A body as a dict; of one the code does not show, anything may be in it."""
    if machine.is_dict(body):
        return body.id
    fields = new_dict(machine, state)
    state.set(fields, REST, one(body))
    return fields
