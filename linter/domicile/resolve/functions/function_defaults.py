"""Defaults of functions that are set anew: `f.__defaults__ = (...)`, `f.__kwdefaults__ = {...}`."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Atom
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one, union, without
from domicile.resolve.functions.bodies import function_head
from domicile.resolve.functions.parameters import DEFAULT
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

POSITIONAL, KEYWORD = "__defaults__", "__kwdefaults__"


def set_defaults(
    machine: Machine, state: State, closure: Closure, fields: int, name: str, value: Value
) -> None:
    """Note in a function's `fields` what its parameters are now where a call leaves them out."""
    unknown = machine.unknown(f"`{name}` of `{closure.name}()` is set")
    found = without(value, NONE_ATOM)
    for index, parameter in enumerate(reversed(_parameters(closure, name))):
        given = [_given(machine, state, atom, parameter.name, index) for atom, _ in found]
        new = union(alt for part in given or [None] for alt in (part or unknown))
        machine.write(state, fields, (DEFAULT, parameter.name), new)


def open_defaults(machine: Machine, state: State, closure: Closure, fields: int) -> None:
    """The dict of a function's defaults is looked at, and so may be changed."""
    unknown = machine.unknown(f"`{KEYWORD}` of `{closure.name}()` may be changed")
    for parameter in _parameters(closure, KEYWORD):
        machine.write(state, fields, (DEFAULT, parameter.name), union((*ABSENT_VALUE, *unknown)))


def _parameters(closure: Closure, name: str) -> list[ir.Parameter]:
    """The parameters whose defaults are in this attribute of a function."""
    kinds = ("positional", "normal") if name == POSITIONAL else ("keyword",)
    return [each for each in function_head(closure).parameters if each.kind in kinds]


def _given(machine: Machine, state: State, atom: Atom, name: str, from_end: int) -> Value | None:
    """What a tuple or dict of defaults has for a parameter; None where that is not shown."""
    if machine.is_dict(atom):
        return without(dict_get(state, atom.id, name), ABSENT) or None
    items = known_items(machine, state, one(atom))
    if items is None or from_end >= len(items):
        return None
    return items[len(items) - 1 - from_end].value
