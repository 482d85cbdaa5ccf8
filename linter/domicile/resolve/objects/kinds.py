"""Kinds: whether a value is an instance of a class, as `isinstance` and class patterns ask."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, External, Items, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure
from domicile.resolve.objects.bases import base_name, bases_of, client_base, is_plain

CONSTANTS: dict[str, type] = {
    "builtins.str": str,
    "builtins.int": int,
    "builtins.float": float,
    "builtins.bool": bool,
    "builtins.bytes": bytes,
    "builtins.complex": complex,
}
CONTAINERS = {
    "builtins.dict": ("dict",),
    "builtins.list": ("list",),
    "builtins.tuple": ("tuple",),
    "builtins.set": ("set",),
    "builtins.frozenset": ("set",),
}


def is_instance(machine: Machine, state: State, atom: Atom, kinds: Value) -> bool | None:
    """Whether the atom is an instance of one of the classes; None where that is not shown."""
    if isinstance(atom, Ref) and atom.id in machine.dicts.origins:
        return None  # a mapping, of some kind
    answers = [_answer(machine, atom, kind) for kind in _listed(machine, state, kinds)]
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _listed(machine: Machine, state: State, kinds: Value) -> list[Atom]:
    """The classes of a tuple of classes or of `A | B`, or the one class."""
    found: list[Atom] = []
    for atom, _ in kinds:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind in ("tuple", "typing"):
            for inner, _ in content(state, atom.id):
                if isinstance(inner, Items):
                    for item in inner.every:
                        found += _listed(machine, state, item.value)
        else:
            found.append(atom)
    return found


def _answer(machine: Machine, atom: Atom, kind: Atom) -> bool | None:
    found = _is_one(machine, atom, kind)
    return None if found is False and isinstance(kind, ClassInfo) and _by_structure(kind) else found


def _by_structure(kind: ClassInfo) -> bool:
    """Whether what does not derive from a class may count as one: protocols, own hooks."""
    for base in bases_of(kind):
        if not isinstance(base, ClassInfo):
            if base_name(base) == "Protocol":
                return True
        elif "__subclasshook__" in base.methods or any(
            word.keyword == "metaclass" and not _is_abc(word.value) for word in base.node.keywords
        ):
            return True
    return False


def _is_abc(metaclass: ir.Expr) -> bool:
    return getattr(metaclass, "id", getattr(metaclass, "name", "")) == "ABCMeta"


def _is_one(machine: Machine, atom: Atom, kind: Atom) -> bool | None:
    if isinstance(atom, Const):
        return _constant_is(machine, atom, kind)
    if isinstance(atom, EnumMember):
        return _derives(machine, atom.owner, kind)
    if isinstance(atom, Closure):
        return False if isinstance(kind, ClassInfo) else None
    if not isinstance(atom, Ref):
        return None
    known = machine.objects[atom.id]
    if known.owner is not None:
        return _derives(machine, known.owner, kind)
    if known.kind in ("client", "thread"):
        return _client_is(machine, atom, kind)
    if isinstance(kind, External) and kind.path in CONTAINERS:
        return known.kind in CONTAINERS[kind.path]
    if isinstance(kind, ClassInfo) or (isinstance(kind, External) and kind.path in CONSTANTS):
        return False
    return None


def _constant_is(machine: Machine, atom: Const, kind: Atom) -> bool | None:
    if isinstance(kind, ClassInfo):
        return False
    if not isinstance(kind, External):
        return None if isinstance(kind, Unknown) else False
    expected = CONSTANTS.get(kind.path)
    if expected is not None:
        return isinstance(atom.value, expected)
    of_sdk = kind.path.partition(".")[0] == machine.catalog.package  # `Omit`, `NotGiven`
    return False if of_sdk or kind.path in CONTAINERS else None


def _derives(machine: Machine, info: ClassInfo, kind: Atom) -> bool | None:
    """Whether a class is the kind or derives from it."""
    bases = bases_of(info)
    if kind in bases:
        return True
    if isinstance(kind, ClassInfo):
        return None if any(isinstance(base, Unknown) for base in bases) else False
    if not isinstance(kind, External) or not is_plain(info):
        return None
    builtin = kind.path in (*CONSTANTS, *CONTAINERS)
    return False if builtin or machine.catalog.client(kind.path) is not None else None


def _client_is(machine: Machine, atom: Ref, kind: Atom) -> bool | None:
    """A client made by the SDK: of its class, or of the one that this derives from."""
    if isinstance(kind, ClassInfo):
        return None if client_base(machine, kind) is not None else False
    if not isinstance(kind, External):
        return None
    if kind.path in CONSTANTS or kind.path in CONTAINERS:
        return False
    wanted, known = machine.catalog.client(kind.path), machine.objects[atom.id].client
    if wanted is None or known is None:
        return None
    base = machine.catalog.client(f"{machine.catalog.package}.{wanted.derived_from}")
    renamed = base is not None and base.platform == wanted.platform
    name = wanted.derived_from if renamed else wanted.name  # `Client` is `Anthropic`
    return name in (known.name, known.derived_from)
