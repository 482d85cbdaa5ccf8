"""Enums of the tree: their members and the values of those."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, External, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, constant, mapped, one
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.modules.top_levels import class_body
from domicile.resolve.objects.bases import base_name, bases_of, is_plain

VALUES = frozenset({"str", "StrEnum", "int", "IntEnum", "IntFlag", "float"})
ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})


def is_enum(info: ClassInfo) -> bool:
    """Whether a class of the tree is an enum."""
    return any(
        isinstance(base, External) and base.path.rpartition(".")[2] in ENUMS
        for base in bases_of(info)
    )


def enum_is_text(info: ClassInfo) -> bool:
    """Whether members are strings themselves (`class Model(str, Enum)`, `StrEnum`)."""
    return any(
        isinstance(base, External) and base.path.rpartition(".")[2] in ("str", "StrEnum")
        for base in bases_of(info)
    )


def acts_as_value(info: ClassInfo, method: str) -> bool | None:
    """Whether members do what their values do, by a method such as `__eq__`; None where code that
    is not followed decides."""
    bases = bases_of(info)
    if any(isinstance(base, ClassInfo) and method in base.methods for base in bases):
        return None
    names = {base.path.rpartition(".")[2] for base in bases if isinstance(base, External)}
    if not names.isdisjoint(VALUES) or (method == "__bool__" and "Flag" in names):
        return True
    return False if is_plain(info) else None


def enum_members(info: ClassInfo) -> tuple[EnumMember, ...]:
    """An enum's members, in their order; a second name of one is none."""
    return tuple(dict.fromkeys(members_by_name(info).values()))


def members_by_name(info: ClassInfo) -> dict[str, EnumMember]:
    """An enum's members by all their names: one that has an earlier one's value is that one."""
    found: dict[str, EnumMember] = {}
    by_value: dict[tuple[type, object], EnumMember] = {}
    for statement in class_body(info):
        if not isinstance(statement, ir.Assign):
            continue
        value = statement.value
        for target in statement.targets:
            if not isinstance(target, ir.Name) or target.id.startswith("_"):
                continue
            member = EnumMember(info, target.id)
            if isinstance(value, ir.Const):
                member = by_value.setdefault((type(value.value), value.value), member)
            elif isinstance(value, ir.Name):
                member = found.get(value.id, member)
            found[target.id] = member
    return found


def iterated_members(info: ClassInfo) -> tuple[EnumMember, ...]:
    """What iterating over a class gives: the members of an enum."""
    return enum_members(info) if is_enum(info) else ()


def enum_value(machine: Machine, member: EnumMember) -> Value:
    """The value a member was given (`auto()` of a StrEnum: its name in lower case)."""
    if "__new__" in member.owner.methods:
        return machine.unknown(f"__new__ decides the value of {member.owner.name}.{member.name}")
    value = machine.heap.base.get((member.owner.frame, member.name))
    if value is None:
        return machine.unknown(f"the value of {member.owner.name}.{member.name}")
    automatic = any(isinstance(atom, Unknown) for atom, _ in value) and _is_auto(member)
    if automatic and any(
        isinstance(base, External) and base.path.endswith("StrEnum")
        for base in bases_of(member.owner)
    ):
        return constant(member.name.lower())
    number = _number(member) if automatic else None
    return value if number is None else constant(number)


def by_value(machine: Machine, state: State, info: ClassInfo, wanted: Value) -> Value:
    """`Kind("x")`: the member with that value, or any member."""
    members = enum_members(info)

    def pick(branch: State, atom: Atom) -> Value:
        if isinstance(atom, EnumMember):
            return one(atom)
        if isinstance(atom, Const):
            for member in members:
                found = enum_value(machine, member)
                if len(found) == 1 and found[0].atom == atom:
                    return one(member)
        branches = machine.choice(max(len(members), 1))
        return tuple(Alternative(m, g) for m, g in zip(members, branches, strict=False))

    return each(machine, state, wanted, pick)


def _number(member: EnumMember) -> int | None:
    """What `auto()` gives a member of a plain enum: one more than the highest before it."""
    bases = {base_name(base) for base in bases_of(member.owner)}
    if bases - {"Enum", "IntEnum", "object", ""} or "_generate_next_value_" in member.owner.methods:
        return None
    highest = 0
    for statement in class_body(member.owner):
        if not isinstance(statement, ir.Assign):
            continue
        value = statement.value
        if isinstance(value, ir.Const) and isinstance(value.value, int):
            highest = max(highest, value.value)
        elif isinstance(value, ir.Call) and ir.last_name(value.function) == "auto":
            highest += 1
        else:
            return None
        if any(getattr(target, "id", None) == member.name for target in statement.targets):
            return highest
    return None


def _is_auto(member: EnumMember) -> bool:
    return any(
        isinstance(statement, ir.Assign)
        and isinstance(statement.value, ir.Call)
        and ir.last_name(statement.value.function) == "auto"
        and any(getattr(t, "id", None) == member.name for t in statement.targets)
        for statement in class_body(member.owner)
    )


def plain(machine: Machine, value: Value) -> Value:
    """Members of enums as the values they have."""
    if not any(isinstance(atom, EnumMember) for atom, _ in value):
        return value
    return mapped(
        value,
        lambda atom: enum_value(machine, atom) if isinstance(atom, EnumMember) else one(atom),
    )
