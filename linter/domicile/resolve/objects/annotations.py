"""Annotations: what a declared type shows of a value nobody in the tree passes."""

from __future__ import annotations

import re
from dataclasses import replace

from domicile import ir
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import (
    NONE_ATOM,
    OMITTED,
    Const,
    EnumMember,
    External,
    Items,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, one
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame, ObjectInfo
from domicile.resolve.objects.bases import bases_of, is_plain, is_typed_dict
from domicile.resolve.objects.enums import enum_members, is_enum
from domicile.resolve.objects.instances import open_instances, subclasses

WRAPPERS = frozenset({"Optional", "Annotated", "ClassVar", "Final", "Required", "NotRequired"})
NAME = re.compile(r"[A-Za-z_][\w.]*")


def declared(
    machine: Machine, state: State, frame: Frame, annotation: ir.Expr, unknown: Unknown
) -> Value:
    """What the annotation says: a closed list for `Literal` and enums, an object for a class.

    `unknown` stands for everything the annotation does not decide.
    """
    found = _declared(machine, state, frame, annotation, unknown)
    _note_class(machine, found, unknown)
    return alternatives(machine, found) if found else one(unknown)


def _note_class(machine: Machine, found: list[Value], unknown: Unknown) -> None:
    """Note of which class alone something is, unless it is None."""
    atoms = [atom for value in found for atom, _ in value if atom != NONE_ATOM]
    kinds = [machine.class_of(atom) for atom in atoms if not isinstance(atom, Unknown)]
    own = kinds[0] if kinds else None
    if own is None or len(atoms) - len(kinds) != 1 or not _is_own(own):
        return
    if all(kind is own or kind in subclasses(own) for kind in kinds):
        machine.classes.of_class[unknown.symbol] = own


def _declared(
    machine: Machine, state: State, frame: Frame, annotation: ir.Expr, unknown: Unknown
) -> list[Value]:
    if isinstance(annotation, ir.Const):
        if annotation.value is None:
            return [NONE]
        if isinstance(annotation.value, str):
            return _from_text(machine, state, frame, annotation, unknown)
        return [one(unknown)]
    if isinstance(annotation, ir.Binary) and annotation.operator == "|":
        left = _declared(machine, state, frame, annotation.left, unknown)
        return left + _declared(machine, state, frame, annotation.right, unknown)
    if isinstance(annotation, ir.Subscript):
        return _subscripted(machine, state, frame, annotation, unknown)
    if isinstance(annotation, ir.Name | ir.Attribute):
        return _named(machine, state, frame, annotation, unknown)
    return [one(unknown)]


def _subscripted(
    machine: Machine, state: State, frame: Frame, annotation: ir.Subscript, unknown: Unknown
) -> list[Value]:
    name = ir.last_name(annotation.base)
    index = annotation.index
    parts = index.items if isinstance(index, ir.SequenceDisplay) else (index,)
    if name == "Literal":
        return [evaluate(machine, state, frame, part) for part in parts]
    if name == "Union":
        return [v for part in parts for v in _declared(machine, state, frame, part, unknown)]
    if name in WRAPPERS:
        inner = _declared(machine, state, frame, parts[0], unknown)
        return [*inner, NONE] if name == "Optional" else inner
    return [one(unknown)]


def _from_text(
    machine: Machine, state: State, frame: Frame, annotation: ir.Const, unknown: Unknown
) -> list[Value]:
    """A quoted annotation: names joined by `|`, or in `Optional[...]`; else undecided."""
    text = str(annotation.value).strip()
    optional = text.startswith("Optional[") and text.endswith("]")
    if optional:
        text = text.removeprefix("Optional[").removesuffix("]")
    found: list[Value] = [NONE] if optional else []
    for part in text.split("|"):
        name = part.strip()
        if name == "None":
            found.append(NONE)
        elif NAME.fullmatch(name):
            first, *rest = name.split(".")
            expr: ir.Expr = ir.Name(first, annotation.span)
            for step in rest:
                expr = ir.Attribute(expr, step, annotation.span)
            found.extend(_named(machine, state, frame, expr, unknown))
        else:
            found.append(one(unknown))
    return found


def _named(
    machine: Machine, state: State, frame: Frame, annotation: ir.Expr, unknown: Unknown
) -> list[Value]:
    return _of_types(machine, state, evaluate(machine, state, frame, annotation), unknown)


def _of_types(machine: Machine, state: State, types: Value, unknown: Unknown) -> list[Value]:
    """What values of these types can be; a constant stands for itself, as in `Literal`."""
    found: list[Value] = []
    for atom, _ in types:
        if isinstance(atom, Const | EnumMember):
            found.append(one(atom))
        elif isinstance(atom, Ref) and machine.objects[atom.id].kind == "typing":
            for inner, _ in content(state, atom.id):
                if isinstance(inner, Items):
                    for item in inner.items:
                        found.extend(_of_types(machine, state, item.value, unknown))
        elif isinstance(atom, External):
            client = machine.catalog.client(atom.path)
            if client is not None:
                found.append(one(declared_client(machine, state, atom.path, unknown)))
            elif (path := machine.catalog.resource(atom.path)) is not None:
                found.append(one(replace(unknown, path=path, near=True)))
            elif machine.catalog.omits_class(atom.path):
                found.append(one(OMITTED))
            elif atom.path == "builtins.None":
                found.append(NONE)
            else:
                found.append(one(unknown))
        elif isinstance(atom, ClassInfo) and is_enum(atom):
            members = enum_members(atom)
            found.extend(one(member) for member in members)
        elif isinstance(atom, ClassInfo) and is_typed_dict(atom):
            found.append(one(replace(unknown, path=())))  # a dict, which has no class of its own
        elif isinstance(atom, ClassInfo):
            found.extend(one(instance) for instance in open_instances(machine, atom))
            # What a name alone makes likely, such as `messages`, its class may rule out.
            found.append(one(replace(unknown, path=()) if _is_own(atom) else unknown))
        else:
            found.append(one(unknown))
    return found


def _is_own(info: ClassInfo) -> bool:
    """Whether a class is all of the tree, and none that others' objects count as by their shape."""
    return is_plain(info) and not any(
        getattr(base, "path", "").endswith(("Protocol", "ABC")) for base in bases_of(info)
    )


def declared_client(machine: Machine, state: State, path: str, unknown: Unknown) -> Ref:
    """A client of the declared class, made where the code does not show.

    The class is taken at its word: its platform, with settings only callers in the tree change.
    """
    location = unknown.reasons[0].location if unknown.reasons else None
    client = machine.catalog.client(path)
    identity = machine.new_object(ObjectInfo("client", location, None, client))
    state.set(identity, REST, ABSENT_VALUE)
    return Ref(identity)
