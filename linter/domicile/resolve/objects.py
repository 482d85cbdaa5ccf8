"""Dicts and lists in the store: reading, writing, merging, walking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable

from domicile.calls import Location
from domicile.resolve.guards import TRUE, Guard, conjunction, simplify
from domicile.resolve.program import ClassInfo, Frame, Machine, ObjectInfo
from domicile.resolve.state import ITEMS, REST, State, join
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NOTHING,
    Alternative,
    Atom,
    Const,
    Item,
    Items,
    Ref,
    Unknown,
    Value,
    mapped,
    one,
    restrict,
    under,
    unguarded,
    union,
    without,
)

NONE = (Const(None, "NoneType"),)
MOST_REST = 64  # different elements kept of a list that a loop fills


def each(
    machine: Machine, state: State, value: Value, function: Callable[[State, Atom], Value]
) -> Value:
    """Run `function` once for every alternative, each in its own branch of the state."""
    value = restrict(value, state.condition)
    if len(value) == 1:
        return function(state, value[0].atom)
    if not value:
        return NOTHING if state.dead else machine.unknown("no value reaches this place")
    machine.step(2 * len(value))
    branches: list[tuple[State, Value]] = []
    for atom, guard in value:
        branch = state.copy(conjunction(state.condition, (guard,)))
        if not branch.dead:
            result = function(branch, atom)
            branches.append((branch, union(under(result, guard))))
    return merge(machine, state, branches)


def merge(machine: Machine, state: State, branches: list[tuple[State, Value]]) -> Value:
    """Join branches back into `state`; the value each had, under its condition."""
    alive = [(branch, value) for branch, value in branches if not branch.dead]
    if not alive:
        state.kill()
        return NOTHING
    if len(alive) == 1:
        state.become(alive[0][0])
        return alive[0][1]
    joined = join([branch for branch, _ in alive], machine.marker)
    assert joined is not None  # at least one branch is alive
    common = frozenset.intersection(*(g for branch, _ in alive for g in branch.condition))
    result = union(
        Alternative(atom, guard - common)
        for branch, value in alive
        for condition in branch.condition
        for atom, guard in under(value, condition)
    )
    state.become(joined)
    return result


# --- dicts ------------------------------------------------------------------------------


def new_dict(
    machine: Machine, state: State, location: Location | None = None, kind: str = "dict"
) -> int:
    identity = machine.new_object(ObjectInfo(kind, location))
    state.set(identity, REST, ABSENT_VALUE)
    return identity


def rest_of(state: State, identity: int) -> Value:
    """What keys that are not named may hold; nothing for a dict whose keys are all known."""
    return without(state.get(identity, REST) or NOTHING, ABSENT)


def keys(machine: Machine, identity: int) -> list[Hashable]:
    """Every key the dict was ever given, in that order; some may be absent by now."""
    return list(machine.keys.get(identity, ()))


def dict_get(state: State, identity: int, key: Hashable) -> Value:
    """A key's value; ABSENT where the dict does not have it."""
    value = state.get(identity, key)
    if value is None:
        value = state.get(identity, REST)
        if value is None:
            return ABSENT_VALUE
        value = mapped(value, lambda atom: one(_part(atom, key)))
    return value


def _part(atom: Atom, key: Hashable) -> Atom:
    """What an unknown rest says of one key: unknown, and not the same as another key's."""
    if isinstance(atom, Unknown):
        return Unknown(atom.symbol, atom.reasons, (*atom.path, f"[{key}]"), atom.foreign)
    return atom


def dict_set(machine: Machine, state: State, identity: int, key: Hashable, value: Value) -> None:
    machine.keys.setdefault(identity, {})[key] = None
    machine.write(state, identity, key, value)
    if identity in machine.views and isinstance(key, str):
        from domicile.resolve.names import set_through

        set_through(machine, state, machine.views[identity], key, value)


def dict_set_value(machine: Machine, state: State, identity: int, key: Value, value: Value) -> None:
    """`d[key] = value` where the key has several values or is unknown."""
    key = restrict(key, state.condition)
    if len(key) == 1 and isinstance(key[0].atom, Const):
        dict_set(machine, state, identity, key[0].atom.value, value)
        return
    for atom, guard in key:
        if isinstance(atom, Const):
            old = dict_get(state, identity, atom.value)
            dict_set(machine, state, identity, atom.value, union((*under(value, guard), *old)))
        else:
            open_dict(machine, state, identity, value)


def open_dict(machine: Machine, state: State, identity: int, value: Value) -> None:
    """Any key of the dict may have become `value`."""
    value = unguarded(value)
    if identity in machine.views:
        from domicile.resolve.names import open_attributes

        open_attributes(machine, state, machine.views[identity], value)
    for key in keys(machine, identity):
        old = dict_get(state, identity, key)
        machine.write(state, identity, key, union((*old, *value)))
    rest = state.get(identity, REST) or ABSENT_VALUE
    machine.write(state, identity, REST, union((*rest, *value)))


def open_keys(machine: Machine, state: State, identity: int, text: str) -> None:
    """Code that is not followed may have set any key of the dict, to something unknown.

    One unknown value a key, however often: values must not grow with every call.
    """
    if identity in machine.views:
        open_dict(machine, state, identity, machine.unknown(text))
        return
    for key in (*keys(machine, identity), REST):
        unknown = machine.opened.get((identity, key))
        if unknown is None:
            unknown = machine.opened[identity, key] = machine.unknown_atom(text)
        state.refined.pop(unknown, None)
        old = (
            (state.get(identity, REST) or ABSENT_VALUE)
            if key == REST
            else (dict_get(state, identity, key))
        )
        opened = Alternative(unknown, TRUE)
        if opened not in old:
            machine.write(state, identity, key, union((*old, opened)))


def dict_update(machine: Machine, state: State, identity: int, source: Value) -> None:
    """`d.update(source)` and `**source`."""

    def merge_one(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            _update_from_dict(machine, branch, identity, atom.id)
        elif isinstance(atom, Unknown):
            for key in keys(machine, identity):
                part = Unknown(atom.symbol, atom.reasons, (*atom.path, f"[{key}]"), atom.foreign)
                old = dict_get(branch, identity, key)
                machine.write(branch, identity, key, union((*old, *one(part))))
            rest = branch.get(identity, REST) or ABSENT_VALUE
            machine.write(branch, identity, REST, union((*without(rest, ABSENT), *one(atom))))
        elif isinstance(atom, Ref) or atom in NONE:
            open_dict(
                machine, branch, identity, machine.unknown("merged from an object that is no dict")
            )
        return NOTHING

    # Merging None raises, so it counts only when alone.
    real = without(restrict(source, state.condition), *NONE) or source
    each(machine, state, real, merge_one)


def _update_from_dict(machine: Machine, state: State, identity: int, source: int) -> None:
    for key in keys(machine, source):
        value = dict_get(state, source, key)
        if any(alt.atom == ABSENT for alt in value):
            old = dict_get(state, identity, key)
            kept = [a for atom, guard in value if atom == ABSENT for a in under(old, guard)]
            value = union((*without(value, ABSENT), *kept))
        dict_set(machine, state, identity, key, value)
        place = machine.key_locations.get((source, key))
        if place is not None:
            machine.key_locations[identity, key] = place
    rest = rest_of(state, source)
    if rest:
        for key in keys(machine, identity):
            if key not in machine.keys.get(source, {}):
                part = dict_get(state, source, key)
                old = dict_get(state, identity, key)
                machine.write(state, identity, key, union((*old, *without(part, ABSENT))))
        own = state.get(identity, REST) or ABSENT_VALUE
        machine.write(state, identity, REST, union((*own, *rest)))


def dict_copy(machine: Machine, state: State, source: int, kind: str | None = None) -> int:
    info = machine.objects[source]
    identity = machine.new_object(
        ObjectInfo(kind or info.kind, info.location, info.owner, info.client)
    )
    for key in keys(machine, source):
        value = state.get(source, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
            place = machine.key_locations.get((source, key))
            if place is not None:
                machine.key_locations[identity, key] = place
    state.set(identity, REST, state.get(source, REST) or ABSENT_VALUE)
    return identity


# --- lists ------------------------------------------------------------------------------


def new_list(
    machine: Machine,
    state: State,
    items: tuple[Item, ...],
    rest: tuple[Item, ...] = (),
    kind: str = "list",
) -> Value:
    identity = machine.new_object(ObjectInfo(kind))
    state.set(identity, ITEMS, one(Items(items, rest)))
    return one(Ref(identity))


def content(machine: Machine, state: State, identity: int) -> Value:
    """The list's content: alternatives of `Items`."""
    value = state.get(identity, ITEMS)
    return value if value is not None else one(Items(()))


def is_sequence(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Ref) and machine.objects[atom.id].kind in (
        "list",
        "tuple",
        "set",
        "generator",
    )


def append(machine: Machine, state: State, frame: Frame, identity: int, item: Item) -> None:
    """Add an element; in a loop, to a list made before it, any number of them."""
    looped = frame.loop_start is not None and identity < frame.loop_start

    def add(atom: Atom) -> Value:
        if not isinstance(atom, Items):
            return one(atom)
        if looped or atom.rest:
            return one(Items(atom.items, _more(atom.rest, item)))
        return one(Items((*atom.items, item), ()))

    machine.write(state, identity, ITEMS, mapped(content(machine, state, identity), add))


def _more(rest: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    loose = Item(unguarded(item.value), item.location)
    return rest if loose in rest or len(rest) >= MOST_REST else (*rest, loose)


def elements(machine: Machine, state: State, value: Value) -> tuple[Item, ...]:
    """The elements a loop over `value` can see, each with the guard of being the one.

    Every call makes a new choice: two walks need not stop at the same element.
    """
    found: list[tuple[Item, Value]] = []
    for atom, guard in restrict(value, state.condition):
        if is_sequence(machine, atom):
            assert isinstance(atom, Ref)
            found.extend(_of_sequence(content(machine, state, atom.id), guard))
        elif isinstance(atom, ClassInfo) and (members := _members(machine, atom)):
            found.extend((Item(NOTHING, None), tuple(under(one(m), guard))) for m in members)
        elif isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for key in keys(machine, atom.id):
                name = _key(state, atom.id, key)
                if name:
                    found.append((Item(name, None), tuple(under(name, guard))))
            if rest_of(state, atom.id):
                found.append((Item(NOTHING, None), machine.unknown("a key of an open dict")))
        else:
            reasons = atom.reasons if isinstance(atom, Unknown) else ()
            unknown = machine.unknown("an element of a value the code does not show", None, reasons)
            found.append((Item(NOTHING, None), tuple(under(unknown, guard))))
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


def in_turn(machine: Machine, state: State, value: Value) -> list[Item] | None:
    """The elements a loop surely sees one after the other, each under the guards with which it is
    there; None if the code does not show them all."""
    if len(value) != 1:
        return None
    atom = value[0].atom
    if isinstance(atom, ClassInfo):
        return [Item(one(member), None) for member in _members(machine, atom)] or None
    if is_sequence(machine, atom):
        assert isinstance(atom, Ref)
        found = content(machine, state, atom.id)
        whole = found[0].atom if len(found) == 1 else None
        return list(whole.items) if isinstance(whole, Items) and not whole.rest else None
    if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
        if rest_of(state, atom.id):
            return None
        return [
            Item(name, None) for k in keys(machine, atom.id) if (name := _key(state, atom.id, k))
        ]
    return None


def _of_sequence(found: Value, guard: Guard) -> list[tuple[Item, Value]]:
    """The elements of a list; one that several states of it share is one element."""
    kept: dict[tuple[Item, int], list[Alternative]] = {}
    for inner, own in found:
        if not isinstance(inner, Items):
            continue
        before: Counter[Item] = Counter()
        for item in (*inner.items, *inner.rest):
            alternatives = kept.setdefault((item, before[item]), [])
            alternatives += (a for alt in under(item.value, own) for a in under((alt,), guard))
            before[item] += 1
    return [(item, union(alternatives)) for (item, _), alternatives in kept.items()]


def _members(machine: Machine, info: ClassInfo) -> tuple[Atom, ...]:
    """What iterating over a class gives: the members of an enum."""
    from domicile.resolve.classes import enum_members, is_enum

    return tuple(enum_members(machine, info)) if is_enum(machine, info) else ()


def any_element(machine: Machine, state: State, value: Value) -> Value:
    """The elements as one value."""
    return union(alt for item in elements(machine, state, value) for alt in item.value)
