"""Clients that a declaration names, where nothing shows how the value was made.

A value that is lost on the way to a return, an attribute or a parameter may still be declared to
be a client of the SDK. Then it counts as such a client beside staying open.
"""

from __future__ import annotations

from collections.abc import Iterable

from domicile import ir
from domicile.resolve.domain.atoms import Atom, External, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, Alternative, Value, mapped, one
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.annotations import declared
from domicile.resolve.objects.bases import client_class
from domicile.resolve.objects.fields import fields


def hidden(machine: Machine, value: Value) -> bool:
    """Whether a value may be something that nothing shows, and that is not another SDK's."""
    return any(_is_hidden(machine, atom) for atom, _ in value)


def _is_hidden(machine: Machine, atom: Atom) -> bool:
    if isinstance(atom, External):
        root = atom.path.partition(".")[0]
        catalog = machine.catalog
        return root not in catalog.recognised.never_packages | {catalog.package, "builtins"}
    return isinstance(atom, Unknown) and atom.foreign is None


def with_declared(
    machine: Machine, state: State, frame: Frame, annotation: ir.Expr | None, value: Value
) -> Value:
    """The value; what is hidden of it is also any client that the annotation names."""
    if annotation is None or not hidden(machine, value):
        return value
    known = machine.classes.declared
    clients = known.get(id(annotation))
    if clients is None:
        clients = known[id(annotation)] = _clients(machine, state, frame, annotation)
    if not clients or any(_is_client(machine, atom) for atom, _ in value):
        return value
    branches = machine.choice(len(clients) + 1, ("declared", id(annotation)))

    def beside(atom: Atom) -> Value:
        if not _is_hidden(machine, atom):
            return one(atom)
        found: tuple[Atom, ...] = (atom, *clients)
        return tuple(map(Alternative, found, branches))

    return mapped(value, beside)


def of_attribute(
    machine: Machine, state: State, owner: ClassInfo, name: str, value: Value
) -> Value:
    """An attribute's value, and the clients that the class's body declares it to be."""
    if not hidden(machine, value):
        return value
    annotated = machine.classes.annotated.get(owner)
    if annotated is None:
        annotated = machine.classes.annotated[owner] = {
            field: (holder, annotation)
            for holder, field, annotation, _ in fields(owner)
            if names_client(machine, annotation)
        }
    if name not in annotated:
        return value
    holder, annotation = annotated[name]
    chain = (holder.frame, *holder.chain)
    frame = Frame(machine.new_id(), holder.module, chain, holder.name)
    return with_declared(machine, state, frame, annotation, value)


def names_client(machine: Machine, annotation: ir.Expr) -> bool:
    """Whether a name in an annotation is that of a client, or like the SDK's."""
    return any(is_client_name(machine, name) for name in _names(annotation))


def is_client_name(machine: Machine, name: str) -> bool:
    """Whether a name is a client's of the SDK, or holds the name of its package."""
    catalog = machine.catalog
    return catalog.package in name.lower() or name.rpartition(".")[2] in catalog.clients


def _names(annotation: ir.Expr) -> Iterable[str]:
    if isinstance(annotation, ir.Name | ir.Attribute):
        yield ir.last_name(annotation)
    elif isinstance(annotation, ir.Const) and isinstance(annotation.value, str):
        yield annotation.value
    elif isinstance(annotation, ir.Binary):
        yield from _names(annotation.left)
        yield from _names(annotation.right)
    elif isinstance(annotation, ir.Subscript):
        yield from _names(annotation.index)
    elif isinstance(annotation, ir.SequenceDisplay):
        for part in annotation.items:
            yield from _names(part)


def _clients(machine: Machine, state: State, frame: Frame, annotation: ir.Expr) -> tuple[Ref, ...]:
    """The clients that an annotation names: always the same, so that readings can be joined."""
    if not names_client(machine, annotation):
        return ()
    unknown = machine.unknown_atom("declared", frame.module.location(annotation.span))
    found = [
        atom
        for atom, _ in declared(machine, state, frame, annotation, unknown)
        if isinstance(atom, Ref) and _is_client(machine, atom)
    ]
    for atom in found:
        if machine.objects[atom.id].client is not None:
            machine.heap.publish((atom.id, REST), ABSENT_VALUE)
    return tuple(found)


def _is_client(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Ref) and client_class(machine, atom.id) is not None
