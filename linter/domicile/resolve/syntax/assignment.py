"""Assignment: binding a name, an attribute, an item, or several of them at once."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.adopted import adopt, touch
from domicile.resolve.builtin_types.dicts import dict_set_value
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import (
    content,
    elements,
    loose_elements,
    loosened,
    new_list,
    put_at,
)
from domicile.resolve.domain.atoms import Atom, Const, External, Items, Module, Ref, Unknown
from domicile.resolve.domain.state import ITEMS, REST, State
from domicile.resolve.domain.values import NOTHING, Alternative, Value, constant, one, union
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.shared_writes import set_through, share_with_modules
from domicile.resolve.objects.special_methods import iterated, special
from domicile.resolve.syntax import names
from domicile.resolve.syntax.subscripts import subscript


def assign(machine: Machine, state: State, frame: Frame, target: ir.Expr, value: Value) -> None:
    """Bind a target: a name, an attribute, an item, or several of them at once."""
    if state.dead:
        return
    if isinstance(target, ir.Name):
        names.store(machine, state, frame, target.id, value)
    elif isinstance(target, ir.Attribute):
        base = evaluate(machine, state, frame, target.base)
        names.store_attribute(machine, state, frame, base, target.name, value)
    elif isinstance(target, ir.Subscript):
        _assign_item(machine, state, frame, target, value)
    elif isinstance(target, ir.SequenceDisplay):
        _unpack(machine, state, frame, target, value)
    elif isinstance(target, ir.Starred):
        assign(machine, state, frame, target.value, value)


def _assign_item(
    machine: Machine, state: State, frame: Frame, target: ir.Subscript, value: Value
) -> None:
    base = evaluate(machine, state, frame, target.base)
    index = plain(machine, evaluate(machine, state, frame, target.index))

    def put(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref):
            kind = machine.objects[atom.id].kind
            passed = (index, value)
            own = special(machine, branch, frame, atom, "__setitem__", passed, target.span)
            if own is not None:
                return NOTHING
            if kind == "dict":
                dict_set_value(machine, branch, atom.id, index, value)
                for key, _ in index:
                    name = getattr(key, "value", None)
                    if name is not None:
                        place = frame.module.location(target.span)
                        machine.key_locations[atom.id, name] = place
            elif kind == "list" and isinstance(target.index, ir.Slice):
                _put_slice(machine, branch, atom.id, target.index, value)
            elif kind == "list":
                put_at(machine, branch, frame, atom.id, index, value)
        elif isinstance(atom, Unknown):
            _put_into_unknown(machine, branch, frame, target, atom, index, value)
        elif isinstance(atom, External):
            for key, _ in index:
                names.set_builtin(machine, branch, atom, str(getattr(key, "value", "")), value)
        return NOTHING

    each(machine, state, base, put)


OF_A_FRAME = "f_globals"  # of a frame of the interpreter: the globals of whoever called


def _put_into_unknown(
    machine: Machine,
    state: State,
    frame: Frame,
    target: ir.Subscript,
    atom: Unknown,
    index: Value,
    value: Value,
) -> None:
    """`base["key"] = value` where the code does not show what the base is."""
    names = [key.value for key, _ in index if isinstance(key, Const) and isinstance(key.value, str)]
    if atom.path and atom.path[-1] == OF_A_FRAME:
        for name in names:
            set_through(machine, state, Module(frame.module.path), name, value)
            share_with_modules(machine, frame, name, value)
    identity = None
    if names and len(names) == len(index):
        identity = adopt(machine, state, frame, target.base, atom)
    if identity is not None:
        dict_set_value(machine, state, identity, index, value)
        for name in names:
            machine.key_locations[identity, name] = frame.module.location(target.span)
    for name in names if identity is None else ():
        touch(machine, state, atom, name, value)
    if len(names) < len(index):
        touch(machine, state, atom, REST, value)


def _put_slice(machine: Machine, state: State, identity: int, part: ir.Slice, value: Value) -> None:
    """`items[:] = value`; of another part, each of the old and new elements may stay."""
    exact = known_items(machine, state, value)
    rest = () if exact is not None else loose_elements(machine, state, value)
    whole = part.lower is None and part.upper is None and part.step is None
    if whole:
        machine.write(state, identity, ITEMS, one(Items(exact or (), rest)))
        return
    loosened(machine, state, identity)
    more = (*(exact or ()), *rest)
    grown = tuple(
        Alternative(Items((), (*a.rest, *more)) if isinstance(a, Items) else a, guard)
        for a, guard in content(state, identity)
    )
    machine.write(state, identity, ITEMS, grown)


def _unpack(
    machine: Machine, state: State, frame: Frame, target: ir.SequenceDisplay, value: Value
) -> None:
    value = iterated(machine, state, frame, value, target.span)
    star = next((i for i, t in enumerate(target.items) if isinstance(t, ir.Starred)), None)
    exact = known_items(machine, state, value) if star is not None else None
    if star is not None and exact is not None and len(exact) >= len(target.items) - 1:
        end = len(exact) - (len(target.items) - 1 - star)
        taken = [*(i.value for i in exact[:star]), new_list(machine, state, exact[star:end])]
        taken += [i.value for i in exact[end:]]
        for inner, part in zip(target.items, taken, strict=True):
            assign(machine, state, frame, inner, part)
        return
    for index, inner in enumerate(target.items):
        if star is not None and index >= star:
            part = _loose_part(machine, state, value, inner)
        else:
            part = subscript(machine, state, frame, value, constant(index), inner.span)
        assign(machine, state, frame, inner, part)


def _loose_part(machine: Machine, state: State, value: Value, target: ir.Expr) -> Value:
    items = elements(machine, state, value)
    if isinstance(target, ir.Starred):
        return new_list(machine, state, (), items)
    return union(alt for item in items for alt in item.value)
