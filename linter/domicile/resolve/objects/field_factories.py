"""`field(default_factory=f)`: what `f` gives each object that is made, and does on the way."""

from __future__ import annotations

from domicile import ir
from domicile.ir import Span
from domicile.resolve.domain.atoms import ABSENT, BoundMethod, Builtin, Partial, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, from_rest, without
from domicile.resolve.library.copies import deep_copy
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.fields import field_calls

_OWN = BoundMethod | Builtin | ClassInfo | Closure | Partial | Ref


def as_declared(machine: Machine, state: State, frame: Frame, factory: Value, span: Span) -> Value:
    """What a factory gives, without what it does: where a field is declared nothing is made yet."""
    before, since = state.copy(), machine.new_id()
    made = apply(machine, state, frame, factory, passing(machine), span)
    for key in state.changed(before.store, since):
        if key in before.store:
            state.store[key] = before.store[key]
        else:
            del state.store[key]
    if any(isinstance(atom, _OWN) for atom, _ in factory):
        machine.classes.factories[frame.module.location(span)] = factory
    return made


def default_of(
    machine: Machine,
    state: State,
    frame: Frame,
    owner: ClassInfo,
    declared: ir.Expr,
    name: str,
    passed: Value,
) -> Value | None:
    """What a field has unless something is passed for it; a factory is asked only then."""
    left_out = any(atom == ABSENT or from_rest(atom, name) for atom, _ in passed)
    factory = _factory(machine, owner, declared, name) if left_out else None
    if factory is not None:
        before = state.copy() if without(passed, ABSENT) else None
        made = apply(machine, state, frame, factory, passing(machine), declared.span)
        if before is not None:
            rejoin(machine, state, apart(machine, [before, state.copy()]))
        return made
    default = state.get(owner.frame, name)
    known = {atom.id for atom, _ in default or () if isinstance(atom, Ref)}
    if default is None or not machine.dicts.given_again.isdisjoint(known):
        return default
    return deep_copy(machine, state, default)


def _factory(machine: Machine, owner: ClassInfo, declared: ir.Expr, name: str) -> Value | None:
    """The factory of a field that may give something else each time."""
    factories = machine.classes.factories
    if not factories:
        return None
    calls = [declared] if isinstance(declared, ir.Call) else []
    calls += [call for field, call in field_calls(owner) if field == name]
    places = (owner.module.location(call.span) for call in calls)
    return next((factories[place] for place in places if place in factories), None)
