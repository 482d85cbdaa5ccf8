"""What calling a value means, by the kind of value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domicile.ir import Span
from domicile.resolve.builtin_types.adopted_methods import call_on_mapping
from domicile.resolve.builtin_types.dicts import dict_copy, dict_update
from domicile.resolve.domain.atoms import (
    TURN,
    BoundMethod,
    Builtin,
    External,
    Member,
    Partial,
    Ref,
    Unknown,
    Wrapped,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.library.externals import call_external
from domicile.resolve.library.methods import call_method
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.class_attributes import bind, find
from domicile.resolve.objects.construction import construct
from domicile.resolve.sdk.receivers import call_unknown
from domicile.resolve.sdk.sdk import call_member


def _closure(
    machine: Machine, state: State, frame: Frame, atom: Closure, arguments: Arguments, span: Span
) -> Value:
    return call_closure(machine, state, frame, atom, arguments, None, span)


def _wrapped(
    machine: Machine, state: State, frame: Frame, atom: Wrapped, arguments: Arguments, span: Span
) -> Value:
    return call_closure(machine, state, frame, atom.closure, arguments, None, span)


def _bound_method(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: BoundMethod,
    arguments: Arguments,
    span: Span,
) -> Value:
    return call_closure(machine, state, frame, atom.closure, arguments, atom.receiver, span)


def _partial(
    machine: Machine, state: State, frame: Frame, atom: Partial, arguments: Arguments, span: Span
) -> Value:
    made = machine.objects[atom.keywords].location
    if made in machine.senders.handed:
        machine.senders.invoked.add(made)
    keywords = dict_copy(machine, state, atom.keywords)
    dict_update(machine, state, keywords, one(Ref(arguments.keywords)))
    positional = (*atom.positional, *arguments.positional)
    whole = replace(arguments, positional=positional, keywords=keywords)
    return apply(machine, state, frame, atom.function, whole, span)


def _object(
    machine: Machine, state: State, frame: Frame, atom: Ref, arguments: Arguments, span: Span
) -> Value:
    """An instance of a class that has `__call__`."""
    if machine.objects[atom.id].kind != "instance":
        return machine.unknown("the result of a call", frame.module.location(span))
    owner = machine.class_of(atom)
    found = None if owner is None else find(state, owner, "__call__")
    if found is not None and owner is not None:  # one that the instance has itself is not asked
        method = bind(machine, state, frame, found, atom, owner, span)
    else:
        method = attribute(machine, state, frame, one(atom), "__call__", span)
    return apply(machine, state, frame, method, arguments, span)


def _unknown(
    machine: Machine, state: State, frame: Frame, atom: Unknown, arguments: Arguments, span: Span
) -> Value:
    if atom.path and atom.path[-1].startswith(TURN):  # when its method was read
        atom = replace(atom, path=atom.path[:-1])
    given = call_on_mapping(machine, state, frame, atom, arguments, span)
    if given is not None:
        return given
    return call_unknown(machine, state, frame, atom, arguments, span)


CALLABLES: dict[type, Callable[[Machine, State, Frame, Any, Arguments, Span], Value]] = {
    Closure: _closure,
    Wrapped: _wrapped,
    BoundMethod: _bound_method,
    Partial: _partial,
    ClassInfo: construct,
    Member: call_member,
    Unknown: _unknown,
    External: call_external,
    Builtin: call_method,
    Ref: _object,
}
