"""Iterators: `iter(items)`, `next(iterator)`, and what takes elements only when it is walked."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, same
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import (
    content,
    list_of_keys,
    loose_elements,
    loosened,
    new_list,
    one_element,
)
from domicile.resolve.domain.atoms import Atom, Item, Items, Ref
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.functions.generators import note_walk
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.enums import iterated_members
from domicile.resolve.objects.special_methods import iterated

GENERATOR = "generator"


def _iter(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`iter(items)` takes them one by one; `iter(function, last)` what the function gives."""
    if len(arguments.positional) == 2:
        function = arguments.positional[0].value
        given = apply(machine, state, frame, function, passing(machine), span)
        again = machine.unknown("what a function gives later", frame.module.location(span))
        items = (Item(alternatives(machine, [given, again]), None),)
        return new_list(machine, state, (), items, GENERATOR)
    if not arguments.positional:
        return same(machine, state, frame, arguments, span)
    return each(
        machine, state, arguments.positional[0].value, lambda s, a: _walker(machine, s, frame, a)
    )


def _walker(machine: Machine, state: State, frame: Frame, atom: Atom) -> Value:
    def walk(branch: State) -> Value:
        shown = machine.is_sequence(atom) or isinstance(atom, ClassInfo)
        source = one(atom) if shown else list_of_keys(machine, branch, one(atom))
        exact = known_items(machine, branch, source)
        if exact is not None:
            return new_list(machine, branch, exact, (), GENERATOR)
        rest = loose_elements(machine, branch, source)
        return new_list(machine, branch, (), rest, GENERATOR)

    if isinstance(atom, ClassInfo) and iterated_members(atom):
        return walk(state)
    is_walker = machine.is_sequence(atom) and machine.objects[atom.id].kind == GENERATOR
    if is_walker or not (machine.is_sequence(atom) or _is_plain_dict(machine, atom)):
        return one(atom)
    made = walk(state)
    note_walk(machine, state, frame, [one(atom)], made, walk)
    return made


def _is_plain_dict(machine: Machine, atom: Atom) -> bool:
    return machine.is_dict(atom) and machine.class_of(atom) is None


def _taken_first(machine: Machine, state: State, frame: Frame, source: Value) -> Value | None:
    """The first element of a generator that shows its elements; it is taken out."""
    atom = source[0].atom if len(source) == 1 else None
    if not isinstance(atom, Ref) or machine.objects[atom.id].kind != "generator":
        return None
    if atom.id in machine.heap.owners or (frame.loop_start or 0) > atom.id:
        return None
    found = content(state, atom.id)
    whole = found[0].atom if len(found) == 1 else None
    if not isinstance(whole, Items) or whole.rest or not whole.items:
        return None
    state.set(atom.id, ITEMS, one(Items(whole.items[1:])))
    return whole.items[0].value


def _next(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return NONE
    source = arguments.positional[0].value
    taken = _taken_first(machine, state, frame, source)
    if taken is not None:
        return taken
    walked = iterated(machine, state, frame, source, span)
    value = one_element(machine, state, walked)
    for atom, _ in walked:
        if machine.is_sequence(atom):
            loosened(machine, state, atom.id)  # which elements are left is not told
    if len(arguments.positional) > 1:
        return alternatives(machine, [value, arguments.positional[1].value])
    return value or machine.unknown("an element", frame.module.location(span))


def lazily(handler: Handler) -> Handler:
    """What takes the elements, and calls the function, only when its result is walked."""

    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        value = handler(machine, state, frame, arguments, span)

        def run(later: State) -> Value:
            return handler(machine, later, frame, arguments, span)

        given = [item.value for item in arguments.positional]
        note_walk(machine, state, frame, given, value, run)
        return value

    return make


HANDLERS: dict[str, Handler] = {
    "builtins.iter": _iter,
    "builtins.next": _next,
    "builtins.anext": _next,
}
