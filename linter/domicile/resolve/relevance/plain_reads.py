"""Attributes that are only read, where the object's class tells that reading one does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Set

from domicile import ir
from domicile.resolve.domain.state import State
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.annotations import declared
from domicile.resolve.objects.bases import bases_of, open_base
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.set_of_others import set_of_others


def plain_reads(
    machine: Machine, info: ClassInfo, receiver: str, code: object, names: Set[str]
) -> set[str]:
    """Those of the attributes that a method of the class only reads of what has no property by
    that name: its own object, and those that constructors are declared to be given."""
    found = set(names)
    for node in ir.nodes(code):
        if isinstance(node, ir.Attribute) and node.name in found:
            kinds = _kinds(machine, info, receiver, node.base)
            if not kinds or any(_has(machine, kind, node.name) for kind in kinds):
                found.discard(node.name)
    return found


def _kinds(machine: Machine, info: ClassInfo, receiver: str, base: ir.Expr) -> list[ClassInfo]:
    """The classes of what an expression of a method gives, as far as they are declared."""
    if isinstance(base, ir.Name) and base.id == receiver:
        return [info]
    if isinstance(base, ir.Attribute) and isinstance(base.base, ir.Name):
        return _of_attribute(machine, info, base.name) if base.base.id == receiver else []
    return []


def _of_attribute(machine: Machine, info: ClassInfo, name: str) -> list[ClassInfo]:
    """The classes that an attribute's value is declared to have; none where others may set it."""
    others = set_of_others(machine)
    if others is None or name in others.names or any(k.name in others.loose for k in _kin(info)):
        return []
    makers: list[Closure] = []
    for method in (method for kind in _kin(info) for method in kind.methods.values()):
        if method.chunk is not None and name in method.chunk.stores:
            if method.name not in MAKING:
                return []
            makers.append(method)
    given = [_given(machine, maker, name) for maker in dict.fromkeys(makers)]
    return [kind for kinds in given for kind in kinds] if all(given) else []


def _given(machine: Machine, maker: Closure, name: str) -> list[ClassInfo]:
    """The classes of the parameters that a constructor sets an attribute to as they are."""
    node = lowered(maker.module, maker.chunk)[0] if maker.chunk is not None else None
    if not isinstance(node, ir.Function) or not node.parameters:
        return []
    declarations = {p.name: p.annotation for p in node.parameters}
    found: list[ClassInfo] = []
    for value in _set_to(node, name):
        annotation = declarations.get(value.id) if isinstance(value, ir.Name) else None
        if annotation is None:
            return []
        kinds = list(_declared(machine, maker, annotation))
        if not kinds:
            return []
        found += kinds
    return found


def _set_to(node: ir.Function, name: str) -> Iterator[ir.Expr | None]:
    """What a function sets an attribute to; None where that is no plain assignment."""
    for part in ir.nodes(node.body):
        targets = part.targets if isinstance(part, ir.Assign) else ()
        if isinstance(part, ir.Assign) and any(ir.last_name(t) == name for t in targets):
            yield part.value
        elif isinstance(part, ir.Augment) and ir.last_name(part.target) == name:
            yield None


def _declared(machine: Machine, maker: Closure, annotation: ir.Expr) -> Iterator[ClassInfo]:
    frame = Frame(machine.new_id(), maker.module, maker.chain, maker.name)
    unknown = machine.unknown_atom("declared")
    for atom, _ in declared(machine, State(machine.heap), frame, annotation, unknown):
        kind = machine.class_of(atom)
        if kind is not None:
            yield kind


def _has(machine: Machine, kind: ClassInfo, name: str) -> bool:
    """Whether a class, or one that derives from it, may do something where this is read."""
    telling = {name, "__getattr__", "__getattribute__"}
    return name in machine.classes.descriptors or any(
        open_base(each) is not None or not telling.isdisjoint(each.methods) for each in _kin(kind)
    )


def _kin(info: ClassInfo) -> dict[ClassInfo, None]:
    """A class with what derives from it, and the bases of all of these."""
    kinds = (base for kind in (info, *info.derived) for base in bases_of(kind))
    return dict.fromkeys(kind for kind in kinds if isinstance(kind, ClassInfo))
