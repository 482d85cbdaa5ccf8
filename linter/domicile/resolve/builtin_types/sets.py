"""Sets: what is in two of them, in one of them or in either."""

from __future__ import annotations

import operator as operators
from collections.abc import Callable
from typing import Any

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Method
from domicile.resolve.builtin_types.sequences import content, elements, new_list
from domicile.resolve.builtin_types.unshown_keys import sure_names, without_names
from domicile.resolve.domain.atoms import Atom, Const, Item, Items, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, unguarded
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

_COMBINING: dict[str, Callable[[Any, Any], Any]] = {
    "-": operators.sub,
    "&": operators.and_,
    "|": operators.or_,
    "^": operators.xor,
}


def combined(machine: Machine, state: State, operator: str, a: Value, b: Value) -> Value:
    """`a - b`, `a & b`, `a | b` or `a ^ b`: a set, exact where both hold shown constants only."""
    first, second = _constants(machine, state, a), _constants(machine, state, b)
    if first is not None and second is not None:
        left = _COMBINING[operator](first.keys(), second.keys())
        exact = (item for atom, item in {**first, **second}.items() if atom in left)
        return new_list(machine, state, tuple(exact), (), "set")
    # What is in both is in that of which all is shown.
    own = elements(machine, state, b if operator == "&" and second is not None else a)
    if operator in "|^":
        own = (*own, *elements(machine, state, b))
    if operator == "-" and len(b) == 1:
        gone = sure_names(machine, state, b[0].atom)
        own = tuple(
            Item(kept, item.location)
            for item in own
            if (kept := without_names(machine, item.value, gone))
        )
    loose = tuple(Item(unguarded(item.value), item.location) for item in own)
    return new_list(machine, state, (), loose, "set")


def _constants(machine: Machine, state: State, value: Value) -> dict[Atom, Item] | None:
    """The elements, if all of them are constants that the code shows."""
    atom = value[0].atom if len(value) == 1 else None
    if not isinstance(atom, Ref) or not machine.is_sequence(atom):
        return None
    found = content(state, atom.id)
    whole = found[0].atom if len(found) == 1 else None
    if not isinstance(whole, Items) or whole.rest:
        return None
    shown = {item.value[0].atom: item for item in whole.items if len(item.value) == 1}
    plain = all(len(item.value) == 1 and not item.value[0].guard for item in whole.items)
    return shown if plain and all(isinstance(each, Const) for each in shown) else None


def _method(operator: str) -> Method:
    """`items.union(...)` and its like, of any number of others."""

    def run(
        machine: Machine,
        state: State,
        frame: Frame,
        identity: int,
        arguments: Arguments,
        span: Span,
    ) -> Value:
        value = one(Ref(identity))
        for item in arguments.positional:
            value = combined(machine, state, operator, value, item.value)
        return value if arguments.positional else combined(machine, state, "|", value, value)

    return run


SET_METHODS: dict[str, Method] = {
    "union": _method("|"),
    "intersection": _method("&"),
    "difference": _method("-"),
    "symmetric_difference": _method("^"),
}
