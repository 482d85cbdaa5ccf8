"""Narrowing: what a name or a field no longer may be where a test has come out one way.

Conditions are weakened where there are too many of them; what a test has ruled out stays ruled out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from domicile import ir
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Atom, Const, Ref
from domicile.resolve.domain.guards import Guard, both, simplify
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, has, restrict
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.class_attributes import find

MOST_OWNERS = 3  # objects of which each has a field of the name that is read


class _Place(NamedTuple):
    """Where a value is held: of a field, the other paths are those on which it is another's."""

    key: Key
    held: Value
    others: tuple[Guard, ...] = ()


def narrow(
    machine: Machine, frame: Frame, state: State, test: ir.Expr, value: Value, gone: set[Atom]
) -> None:
    """Where a test of a name or field has shown that it is none of these, it is none of them."""
    if state.dead or not gone or len(value) < 2:
        return
    tested = test.target if isinstance(test, ir.Walrus) else test
    for place in list(_places(machine, frame, state, tested)):
        _forget(state, place, gone)


def narrow_both(
    machine: Machine,
    frame: Frame,
    true: State,
    false: State,
    test: ir.Expr,
    value: Value,
    outcomes: Mapping[Atom, bool | None],
) -> None:
    """Forget on each way of a comparison the alternatives that surely go the other one."""
    failing = {a for a, outcome in outcomes.items() if outcome is False}
    narrow(machine, frame, true, test, value, failing)
    holding = {a for a, outcome in outcomes.items() if outcome is True}
    narrow(machine, frame, false, test, value, holding)


def narrow_text(machine: Machine, frame: Frame, state: State, test: ir.Expr, outcome: bool) -> None:
    """Where `name.startswith("x")` has this outcome, it is no text of which that is not true."""
    function = test.function if isinstance(test, ir.Call) else None
    if not isinstance(test, ir.Call) or not isinstance(function, ir.Attribute):
        return
    given = [a.value for a in test.arguments]
    if function.name not in ("startswith", "endswith") or len(given) != 1:
        return
    part = getattr(given[0], "value", None)
    if isinstance(part, str) and not state.dead:
        for place in list(_places(machine, frame, state, function.base)):
            shown = [a for a, _ in place.held if isinstance(a, Const) and isinstance(a.value, str)]
            gone = {a for a in shown if getattr(a.value, function.name)(part) is not outcome}
            _forget(state, place, gone)


def narrow_read(machine: Machine, frame: Frame, state: State, expr: ir.Expr) -> None:
    """Where an attribute of a name or field has been read, as in `name.lower()`, it is not None."""
    while isinstance(expr, ir.Call | ir.Attribute):
        is_read = isinstance(expr, ir.Attribute) and not expr.name.startswith("__")
        expr = expr.base if isinstance(expr, ir.Attribute) else expr.function
        if is_read and not state.dead:
            for place in list(_places(machine, frame, state, expr)):
                _forget(state, place, {NONE_ATOM})


def _forget(state: State, place: _Place, gone: Set[Atom]) -> None:
    """What is held there is none of these, but where another's field was tested."""
    kept = [alt for alt in place.held if alt.atom not in gone]
    lost = dict.fromkeys(alt.atom for alt in place.held if alt.atom in gone)
    for atom in lost:
        guards = (both(g, other) for a, g in place.held if a == atom for other in place.others)
        kept += (Alternative(atom, g) for g in simplify(g for g in guards if g is not None))
    if lost and kept:
        state.store[place.key] = tuple(kept)


def _places(machine: Machine, frame: Frame, state: State, expr: ir.Expr) -> Iterator[_Place]:
    """Where what an expression reads is held: a name of the function, a plain field of objects."""
    if isinstance(expr, ir.Name):
        key: Key = (frame.chain[0], expr.id)
        held = state.store.get(key)
        if held is not None and expr.id not in frame.outer:
            yield _Place(key, held)
    elif isinstance(expr, ir.Attribute) and not expr.name.startswith("__"):
        for base in list(_places(machine, frame, state, expr.base)):
            owners = restrict(base.held, state.condition)
            if len({atom for atom, _ in owners}) <= MOST_OWNERS:
                yield from _fields(machine, state, owners, base.others, expr.name)


def _fields(
    machine: Machine, state: State, owners: Value, others: tuple[Guard, ...], name: str
) -> Iterator[_Place]:
    for atom in dict.fromkeys(atom for atom, _ in owners):
        if not isinstance(atom, Ref) or atom.id in machine.several:
            continue
        info = machine.class_of(atom)
        if info is None or name in machine.classes.descriptors:
            continue
        held = state.get(atom.id, name)
        if held is None or has(held, ABSENT) or find(state, info, "__getattribute__") is not None:
            continue
        elsewhere = tuple(guard for each, guard in owners if each != atom)
        yield _Place((atom.id, name), held, (*others, *elsewhere))
