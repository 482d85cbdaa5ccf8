"""Subclasses of the SDK's resources: `class Traced(Messages)`, made of a client."""

from __future__ import annotations

from domicile.catalog import Path
from domicile.resolve.builtin_types.handlers import first
from domicile.resolve.domain.atoms import Atom, External, Member, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, mapped, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.bases import bases_of, client_class
from domicile.resolve.sdk.declared_clients import of_attribute

CLIENT = "_client"  # the attribute in which a resource keeps its client


def resource_base(machine: Machine, info: ClassInfo) -> Path | None:
    """The path from a client to the resource whose class this class derives from."""
    for base in bases_of(info):
        path = machine.catalog.resource(base.path) if isinstance(base, External) else None
        if path is not None:
            return path
    return None


def keeps_client(machine: Machine, info: ClassInfo) -> bool:
    """Whether the constructor that the class has from the SDK keeps the client it is given."""
    return any(
        isinstance(base, External) and machine.catalog.keeps_client(base.path)
        for base in bases_of(info)
    )


def set_resource(machine: Machine, state: State, identity: int, arguments: Arguments) -> None:
    """What the constructor of a resource does: it keeps the client."""
    given = first(state, arguments, "client")
    if given is None:
        given = machine.unknown("the client that a resource is made of")
    machine.write(state, identity, CLIENT, given)


def read_from_client(machine: Machine, client: Value, path: Path) -> Value:
    """What a path from a client gives; one that is not shown is a client nevertheless."""

    def read(atom: Atom) -> Value:
        if isinstance(atom, Ref) and client_class(machine, atom.id) is not None:
            return one(Member(atom.id, path))
        if isinstance(atom, Unknown):
            return one(Unknown(atom.symbol, atom.reasons, (*atom.path, *path), near=True))
        unknown = machine.unknown_atom("the client that a resource is made of")
        return one(Unknown(unknown.symbol, unknown.reasons, path, near=True))

    return mapped(client, read)


def resource_attribute(
    machine: Machine, state: State, info: ClassInfo, identity: int, path: Path, name: str
) -> Value:
    """`instance.name` where the SDK's own resource defines it."""
    client = state.get(identity, CLIENT)
    if client is None:
        client = machine.unknown("the client that a resource is made of")
    client = of_attribute(machine, state, info, CLIENT, client)
    step = () if name in machine.catalog.transparent else (name,)
    return read_from_client(machine, client, (*path, *step))


def method_of_resource(
    machine: Machine, state: State, info: ClassInfo, identity: int, function: External
) -> Value:
    """`send = Messages.create` in a class body, seen through an object that keeps a client."""
    dotted, _, name = function.path.rpartition(".")
    path = machine.catalog.resource(dotted)
    if path is None:
        return one(function)
    return resource_attribute(machine, state, info, identity, path, name)
