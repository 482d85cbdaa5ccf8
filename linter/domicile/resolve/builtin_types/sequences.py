"""Lists in the store: reading, growing, walking; what a loop over any value sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from domicile.resolve.builtin_types.dicts import dict_get, keys, other_key, rest_of
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, Item, Items, Ref, Unknown
from domicile.resolve.domain.guards import ALWAYS, Guard, both, simplify
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import (
    NOTHING,
    Alternative,
    Value,
    mapped,
    more,
    one,
    restrict,
    under,
    unguarded,
    union,
    without,
)
from domicile.resolve.machine.branches import one_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame, ObjectInfo
from domicile.resolve.objects.enums import iterated_members

MOST_WAYS = 16  # in which the elements that a loop sees are told apart


def new_list(
    machine: Machine,
    state: State,
    items: tuple[Item, ...],
    rest: tuple[Item, ...] = (),
    kind: str = "list",
) -> Value:
    """A new list, tuple or the like of known items, and of any number of the rest."""
    identity = machine.new_object(ObjectInfo(kind))
    state.set(identity, ITEMS, one(Items(items, rest)))
    for item in (*items, *rest):
        _note_place(machine, item)
    return one(Ref(identity))


def _note_place(machine: Machine, item: Item) -> None:
    """Keep where the entry of a batch first became an element of something."""
    if item.location is None:
        return
    for atom, _ in item.value:
        if isinstance(atom, Ref) and "params" in machine.keys.get(atom.id, ()):
            machine.element_places.setdefault(atom.id, item.location)


def content(state: State, identity: int) -> Value:
    """The list's content: alternatives of `Items`. A generator goes on to give them."""
    go_on = state.heap.deferred.get(identity)
    if go_on is not None:
        go_on(state)
    value = state.get(identity, ITEMS)
    return value if value is not None else one(Items(()))


def append(machine: Machine, state: State, frame: Frame, identity: int, item: Item) -> None:
    """Add an element; in a loop, to a list made before it, any number of them."""
    looped = frame.loop_start is not None and identity < frame.loop_start
    _note_place(machine, item)

    def add(atom: Atom) -> Value:
        if not isinstance(atom, Items):
            return one(atom)
        if looped or atom.rest:
            return one(Items(atom.items, more(atom.rest, item)))
        return one(Items((*atom.items, item), ()))

    machine.write(state, identity, ITEMS, mapped(content(state, identity), add))


def put_at(
    machine: Machine, state: State, frame: Frame, identity: int, index: Value, value: Value
) -> None:
    """`items[index] = value`; where the position is not shown, any element may be the new one."""
    position = index[0].atom.value if len(index) == 1 and isinstance(index[0].atom, Const) else None
    looped = frame.loop_start is not None and identity < frame.loop_start

    def put(atom: Atom) -> Value:
        if not isinstance(atom, Items):
            return one(atom)
        size = len(atom.items)
        if looped or atom.rest or not isinstance(position, int) or not -size <= position < size:
            grown = more(atom.every, Item(value, None))
            known = not atom.items and len(grown) == len(atom.rest)
            return one(atom if known else Items((), grown))
        items = list(atom.items)
        items[position] = Item(value, None)
        return one(Items(tuple(items)))

    machine.write(state, identity, ITEMS, mapped(content(state, identity), put))


def loosened(machine: Machine, state: State, identity: int, more: tuple[Item, ...] = ()) -> None:
    """The same elements in another order, or fewer, or `more`: where each stands is not told."""
    loose = tuple(
        Alternative(
            Items((), (*a.every, *more)) if isinstance(a, Items) and (a.items or more) else a, guard
        )
        for a, guard in content(state, identity)
    )
    machine.write(state, identity, ITEMS, loose)


def loose_elements(machine: Machine, state: State, value: Value) -> tuple[Item, ...]:
    """The elements, each of which may be taken whatever was taken before."""
    found = elements(machine, state, value)
    return tuple(Item(unguarded(item.value), item.location) for item in found)


def _note_plural(machine: Machine, state: State, value: Value) -> None:
    """What is unknown of elements that are there in any number may be another object each time."""
    for content_of, _ in value:
        for item in content_of.rest if isinstance(content_of, Items) else ():
            for atom, _ in item.value:
                if isinstance(atom, Unknown) and not atom.path:
                    machine.plural.add(atom.symbol)
                    state.refined.pop(atom, None)


def note_several(machine: Machine, items: Items) -> None:
    """One element is taken out of a list; what stands for any number of them stays the others."""
    for item in items.rest:
        note_several_objects(machine, item.value)


def note_several_objects(machine: Machine, value: Value) -> None:
    """What stands for any number of objects is no one of them: what is set of it may be set."""
    machine.several |= {atom.id for atom, _ in value if isinstance(atom, Ref)}


def one_element(machine: Machine, state: State, value: Value) -> Value:
    """The elements as one value, of which one is taken, not each in turn."""
    pending = [value]
    while pending:
        for atom, _ in pending.pop():
            for inner, _ in content(state, atom.id) if machine.is_sequence(atom) else ():
                if isinstance(inner, Items):
                    note_several(machine, inner)
                    pending += [i.value for i in inner.rest if _is_row(machine, i.value)]
    return any_element(machine, state, value)


def element_of_pass(machine: Machine, state: State, value: Value) -> Value:
    """The element of any pass.

    Where lists hold the same ones in many ways, only which one it is counts.
    """
    target = any_element(machine, state, value)
    crowded = len(target) > MOST_WAYS and len(target) >= 2 * len({atom for atom, _ in target})
    return one_of(machine, target) if crowded else target


def _is_row(machine: Machine, value: Value) -> bool:
    """Whether an element is a tuple, and what is in it is taken with it."""
    return any(machine.is_sequence(a) and machine.objects[a.id].kind == "tuple" for a, _ in value)


def elements(machine: Machine, state: State, value: Value) -> tuple[Item, ...]:
    """The elements a loop over `value` can see, each with the guard of being the one.

    Every call makes a new choice: two walks need not stop at the same element.
    """
    found: list[tuple[Item, Value]] = []
    hidden: dict[str | None, list[Alternative]] = {}  # what is not shown, by whose it is
    for atom, guard in restrict(value, state.condition):
        if machine.is_sequence(atom):
            whole = content(state, atom.id)
            _note_plural(machine, state, whole)
            found.extend(_of_sequence(whole, guard))
        elif isinstance(atom, ClassInfo) and (members := iterated_members(atom)):
            found.extend((Item(NOTHING, None), tuple(under(one(m), guard))) for m in members)
        elif machine.is_dict(atom):
            for key in keys(machine, atom.id):
                name = _key(state, atom.id, key)
                if name:
                    found.append((Item(name, None), tuple(under(name, guard))))
            if rest_of(state, atom.id):
                found.append((Item(NOTHING, None), one(other_key(machine, state, atom.id))))
        else:
            foreign = atom.foreign if isinstance(atom, Unknown) else None
            hidden.setdefault(foreign, []).append(Alternative(atom, guard))
    for foreign, alternatives in hidden.items():
        reasons = tuple(r for a, _ in alternatives if isinstance(a, Unknown) for r in a.reasons)
        text = "an element of a value the code does not show"
        unknown = machine.unknown_atom(text, None, dict.fromkeys(reasons), foreign)
        machine.dicts.walked.add(unknown.symbol)
        if any(isinstance(a, Unknown) and a.symbol in machine.loaded for a, _ in alternatives):
            machine.loaded.add(unknown.symbol)
        alone = len(hidden) == 1 and not found
        either = ALWAYS if alone else simplify(guard for _, guard in alternatives)
        found.append((Item(NOTHING, None), tuple(Alternative(unknown, g) for g in either)))
    if len(found) == 1:
        return (Item(found[0][1], found[0][0].location),)
    branches = machine.choice(max(len(found), 1))
    return tuple(
        Item(tuple(under(value, branch)), item.location)
        for (item, value), branch in zip(found, branches, strict=False)
    )


def _key(state: State, identity: int, key: Hashable) -> Value:
    """A key of a dict as a value, under the guards with which it is there."""
    if not isinstance(key, str | int):
        return NOTHING
    name = Const(key, type(key).__name__)
    present = without(dict_get(state, identity, key), ABSENT)
    return tuple(Alternative(name, guard) for guard in simplify(guard for _, guard in present))


def in_turn_then(
    machine: Machine, state: State, value: Value
) -> tuple[list[Item], tuple[Item, ...]] | None:
    """The elements that come one after the other, then those that follow in any number.

    So it is with the items of an open dict: what its named keys hold, then what is not shown.
    """
    known = in_turn(machine, state, value)
    if known is not None:
        return known, ()
    if len(value) != 1 or not machine.is_sequence(value[0].atom):
        return None
    found = content(state, value[0].atom.id)
    whole = found[0].atom if len(found) == 1 else None
    if not isinstance(whole, Items) or machine.objects[value[0].atom.id].kind == "set":
        return None
    return list(whole.items), whole.rest


def in_turn(machine: Machine, state: State, value: Value) -> list[Item] | None:
    """The elements a loop surely sees one after the other, each under the guards with which it is
    there; None if the code does not show them all."""
    if len(value) != 1:
        return None
    atom = value[0].atom
    if isinstance(atom, ClassInfo):
        return [Item(one(member), None) for member in iterated_members(atom)] or None
    if machine.is_sequence(atom):
        found = content(state, atom.id)
        whole = found[0].atom if len(found) == 1 else None
        return list(whole.items) if isinstance(whole, Items) and not whole.rest else None
    if machine.is_dict(atom):
        if rest_of(state, atom.id) or atom.id in machine.dicts.reordered:
            return None
        return [
            Item(name, None) for k in keys(machine, atom.id) if (name := _key(state, atom.id, k))
        ]
    return None


def list_of_keys(machine: Machine, state: State, source: Value) -> Value:
    """The keys of a dict as a list: in order where all of them are there on every path."""
    known = in_turn(machine, state, source)
    if known is not None and all(simplify(g for _, g in item.value) == ALWAYS for item in known):
        return new_list(machine, state, tuple(known))
    return new_list(machine, state, (), elements(machine, state, source))


def _of_sequence(found: Value, guard: Guard) -> list[tuple[Item, Value]]:
    """The elements of a list; one that several states of it share is one element."""
    kept: dict[tuple[int, int], tuple[Item, list[Alternative]]] = {}
    equal: dict[Item, Item] = {}
    first: dict[int, Item] = {}  # by identity, as content is compared in depth
    for inner, own in found:
        if not isinstance(inner, Items):
            continue
        there = both(own, guard)
        before: Counter[int] = Counter()
        for each in inner.every:
            item = first.get(id(each))
            if item is None:
                item = first[id(each)] = equal.setdefault(each, each)
            key = id(item), before[id(item)]
            before[id(item)] += 1
            _, alternatives = kept.setdefault(key, (item, []))
            if there is not None:
                alternatives += under(item.value, there)
    return [(item, union(alternatives)) for item, alternatives in kept.values()]


def any_element(machine: Machine, state: State, value: Value) -> Value:
    """The elements as one value."""
    return union(alt for item in elements(machine, state, value) for alt in item.value)
