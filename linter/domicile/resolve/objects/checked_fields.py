"""Fields of models whose annotations decide what they hold: anything else is refused."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, under, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.annotations import declared
from domicile.resolve.objects.enums import enum_value
from domicile.resolve.objects.fields import configured
from domicile.resolve.objects.validators import is_validated

WANTED = frozenset({"Literal", "Enum", "StrEnum", "Optional", "Union"})


def checked(
    machine: Machine,
    state: State,
    info: ClassInfo,
    owner: ClassInfo,
    name: str,
    annotation: ir.Expr,
    value: Value,
) -> Value:
    """A field's value once the model has held it against `Literal[...]` or an enum.

    What the code does not show is one of those, and a text that an enum has is its member.
    """
    unknown = [atom for atom, _ in value if isinstance(atom, Unknown)]
    texts = any(isinstance(atom, Const) and isinstance(atom.value, str) for atom, _ in value)
    if not (unknown or texts) or is_validated(info, owner, name):
        return value
    outer = Frame(machine.new_id(), owner.module, (owner.frame, *owner.chain), owner.name)
    hidden = machine.unknown_atom(f"`{name}` of {info.name}")
    allowed = declared(machine, state, outer, annotation, hidden)
    if not all(isinstance(atom, Const | EnumMember) for atom, _ in allowed):
        return value
    members: dict[Atom, Atom] = {}
    for member, _ in allowed:
        if isinstance(member, EnumMember):
            members |= {atom: member for atom, _ in enum_value(machine, member)}
    if members and configured(info, "use_enum_values"):
        return value
    found: list[Alternative] = []
    for atom, guard in value:
        if isinstance(atom, Unknown):
            found += under(allowed, guard)
        else:
            found.append(Alternative(members.get(atom, atom), guard))
    return union(found)
