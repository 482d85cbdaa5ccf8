"""What a class derives from, in the tree and outside it."""

from __future__ import annotations

from bisect import insort

from domicile.catalog import ClientClass
from domicile.ir import Span
from domicile.resolve.domain.atoms import Atom, External, Member, Partial, Ref, Unknown
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo

MOST_BASES = 40
PLAIN_BASES = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"})
PLAIN_ENUMS = frozenset({"enum.Enum", "enum.Flag"})


def bases_of(info: ClassInfo) -> tuple[Atom, ...]:
    """The class and its bases in look-up order; depth first where Python would refuse them."""
    if info.order is None:
        found = _linearized(info, 0)
        info.order = _depth_first(info) if found is None else tuple(found[:MOST_BASES])
    return info.order


def note_class(info: ClassInfo) -> None:
    """Take a class that has been defined into the indexes by module and by base."""
    info.module.add_class(info)
    for base in bases_of(info):
        if isinstance(base, ClassInfo) and base is not info:
            insort(base.derived, info, key=_place)


def _place(info: ClassInfo) -> tuple[str, Span]:
    return info.module.path, info.node.span


def _linearized(atom: Atom, depth: int) -> list[Atom] | None:
    """Python's own order (C3): a class before its bases, and bases as they are listed."""
    if not isinstance(atom, ClassInfo):
        return [atom]
    if depth > MOST_BASES:
        return None
    bases = list(dict.fromkeys(atom.bases))
    orders: list[list[Atom]] = []
    for base in bases:
        order = _linearized(base, depth + 1)
        if order is None or atom in order:
            return None
        orders.append(order)
    if len(orders) < 2:
        return [atom, *(orders[0] if orders else ())]
    merged: list[Atom] = [atom]
    waiting = [*orders, bases]
    while waiting := [order for order in waiting if order]:
        head = next(
            (o[0] for o in waiting if not any(o[0] in other[1:] for other in waiting)), None
        )
        if head is None:
            return None
        merged.append(head)
        waiting = [order[1:] if order[0] == head else order for order in waiting]
    return merged


def _depth_first(info: ClassInfo) -> tuple[Atom, ...]:
    found: dict[Atom, None] = {}
    _visit(info, found)
    return tuple(found)


def _visit(atom: Atom, found: dict[Atom, None]) -> None:
    if atom in found or len(found) > MOST_BASES:
        return
    found[atom] = None
    if isinstance(atom, ClassInfo):
        for base in atom.bases:
            _visit(base, found)


def base_name(base: Atom) -> str:
    """The last name of a base outside the tree, as far as it is known; "" of any other."""
    match base:
        case External(path=path):
            return path.rpartition(".")[2]
        case Unknown(path=(*_, name)):
            return name
    return ""


def open_base(info: ClassInfo) -> Atom | None:
    """A base whose code is not in the tree, so that it may define any attribute."""
    for base in bases_of(info):
        if isinstance(base, ClassInfo):
            continue
        path = getattr(base, "path", None)
        if path in PLAIN_BASES or (
            isinstance(path, str)
            and path.rpartition(".")[2]
            in {"BaseModel", "NamedTuple", "TypedDict", "Generic", "str"}
        ):
            continue
        return base
    return None


def is_typed_dict(info: ClassInfo) -> bool:
    """Whether what is made of a class is a dict."""
    others = [base for base in bases_of(info) if isinstance(base, External)]
    return any(base.path.endswith("TypedDict") for base in others)


def is_plain(info: ClassInfo) -> bool:
    """Whether instances are nothing but objects of the tree: no text, list, dict or the like."""
    return all(
        isinstance(base, ClassInfo)
        or (isinstance(base, External) and base.path in PLAIN_BASES | PLAIN_ENUMS)
        for base in bases_of(info)
    )


def is_exception(info: ClassInfo) -> bool:
    """Whether a class derives from an exception of another package or a builtin one."""
    paths = (base.path for base in bases_of(info) if isinstance(base, External))
    return any(path.endswith(("Exception", "Error")) for path in paths)


def is_model(info: ClassInfo) -> bool:
    """Whether a class derives from a `BaseModel`, such as that of pydantic."""
    return any(
        isinstance(base, External) and base.path.endswith("BaseModel") for base in bases_of(info)
    )


def foreign_package(machine: Machine, atom: Atom) -> str | None:
    """The package of an external thing when it is known not to send Claude calls."""
    path = getattr(atom, "path", None)
    if isinstance(path, str):
        root = path.partition(".")[0]
        if root in machine.catalog.recognised.never_packages:
            return root
    return getattr(atom, "foreign", None)


def client_base(machine: Machine, info: ClassInfo) -> ClientClass | None:
    """The SDK client class this class derives from, if it does."""
    for base in bases_of(info):
        if isinstance(base, External):
            client = machine.catalog.client(base.path)
            if client is not None:
                return client
    return None


def client_class(machine: Machine, identity: int) -> ClientClass | None:
    """The class of the SDK that an object is a client of, itself or by a class of the tree."""
    info = machine.objects[identity]
    if info.client is not None or info.owner is None:
        return info.client
    return client_base(machine, info.owner)


def object_sends(machine: Machine, atom: Atom) -> bool:
    """Whether something that is no function of the tree may send by itself, when it is used."""
    if isinstance(atom, Unknown):
        return atom.near
    if isinstance(atom, External):
        return machine.catalog.unbound_operation(atom.path) is not None
    if not isinstance(atom, Ref):
        return isinstance(atom, Member | Partial)
    info = machine.objects[atom.id]
    return info.kind == "thread" or (info.owner is not None and class_sends(machine, info.owner))


def class_sends(machine: Machine, info: ClassInfo) -> bool:
    """Whether a method of the class or of a base in the tree spells a call."""
    return any(
        method.chunk is not None and id(method.chunk) in machine.spelled
        for base in bases_of(info)
        if isinstance(base, ClassInfo)
        for method in base.methods.values()
    )
