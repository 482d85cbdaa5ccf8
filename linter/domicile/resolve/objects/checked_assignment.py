"""Fields that are converted or validated when they are set later, too.

attrs does so in classes made by `define`, pydantic where a model asks for `validate_assignment`.
"""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.functions.decorators import decorator_name
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.fields import configured, fields
from domicile.resolve.objects.validators import Field, changed_on_the_way, validate_whole

DEFINING = frozenset({"define", "mutable"})


def checks_assignments(machine: Machine, info: ClassInfo) -> bool:
    """Whether fields of a class are converted or validated whenever they are set."""
    known = machine.classes.checking.get(info)
    if known is None:
        known = machine.classes.checking[info] = _is_defined(info) or _is_asked_to(info)
    return known


def _is_defined(info: ClassInfo) -> bool:
    return any(
        isinstance(base, ClassInfo)
        and any(decorator_name(decorator) in DEFINING for decorator in base.node.decorators)
        for base in bases_of(info)
    )


def _is_asked_to(info: ClassInfo) -> bool:
    given = configured(info, "validate_assignment")
    return any(not isinstance(value, ir.Const) or value.value for value in given)


def set_checked(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, value: Value
) -> bool:
    """Set a field as the class makes it; False where it is none, or a validator sets it."""
    from domicile.resolve.syntax.names import store_plainly

    info = machine.class_of(atom)
    owner = next((o for o, field, _, _ in fields(info) if field == name), None) if info else None
    if info is None or owner is None or machine.classes.checked_now:
        return False
    machine.classes.checked_now = True
    try:
        field = Field(owner, name, value, None, frozenset())
        store_plainly(
            machine,
            state,
            frame,
            atom,
            name,
            changed_on_the_way(machine, state, frame, info, field),
        )
        validate_whole(machine, state, frame, info, atom.id)
    finally:
        machine.classes.checked_now = False
    return True
