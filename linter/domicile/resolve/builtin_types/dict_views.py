"""`d.items()`, `d.keys()` and `d.values()`: lists that follow what becomes of the dict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, entries_of_rest, keys, other_key
from domicile.resolve.builtin_types.sequences import list_of_keys, new_list
from domicile.resolve.domain.atoms import ABSENT, Const, Item, Items, Ref
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import ITEMS, REST, State
from domicile.resolve.domain.values import Value, one, under, union, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

Content: TypeAlias = Callable[[Machine, State, int], Value]  # of a dict, as a new list
Snapshot: TypeAlias = tuple[Value | None, ...]


@dataclass(slots=True)
class _View:
    """The list of a view, and what it holds for each content that the dict was seen to have."""

    source: int
    content: Content
    identity: int
    seen: dict[Snapshot, dict[Key, Value]] = field(default_factory=dict)


def _view(machine: Machine, state: State, source: int, content: Content) -> Value:
    now = _snapshot(machine, state, source)
    identity, stored = _made(machine, state, source, content)
    view = _View(source, content, identity, {now: stored})
    machine.dicts.viewed[identity] = source
    machine.heap.deferred[identity] = lambda later: _follow(machine, later, view)
    return one(Ref(identity))


def _follow(machine: Machine, state: State, view: _View) -> None:
    """Give the view's list what the dict holds now."""
    if state.dead:
        return
    now = _snapshot(machine, state, view.source)
    known = view.seen.get(now)
    if known is None:
        identity, known = _made(machine, state, view.source, view.content)
        known[view.identity, ITEMS] = known.pop((identity, ITEMS))
        view.seen[now] = known
    state.store.update(known)


def _snapshot(machine: Machine, state: State, source: int) -> Snapshot:
    return tuple(state.get(source, name) for name in (*keys(machine, source), REST))


def _made(
    machine: Machine, state: State, source: int, content: Content
) -> tuple[int, dict[Key, Value]]:
    """A new list of a dict's content, and what it and the pairs in it hold."""
    before = machine.new_id()
    atom = content(machine, state, source)[0].atom
    assert isinstance(atom, Ref)  # a new list
    whole = state.store[atom.id, ITEMS]
    found: dict[Key, Value] = {(atom.id, ITEMS): whole}
    for items, _ in whole:
        for item in items.every if isinstance(items, Items) else ():
            for pair, _ in item.value:
                if isinstance(pair, Ref) and pair.id > before:
                    found[pair.id, ITEMS] = state.store[pair.id, ITEMS]
    return atom.id, found


def _pairs(machine: Machine, state: State, identity: int) -> Value:
    made: list[Item] = []
    for key in keys(machine, identity):
        value = dict_get(state, identity, key)
        present = without(value, ABSENT)
        if present and isinstance(key, str | int | float | bool):
            name = Item(one(Const(key, type(key).__name__)), None)
            pair = new_list(machine, state, (name, Item(present, None)), (), "tuple")
            guards = [guard for atom, guard in value if atom != ABSENT]
            kept = union(a for guard in guards for a in under(pair, guard))
            made.append(Item(kept, None))
    rest = entries_of_rest(state, identity)
    more: tuple[Item, ...] = ()
    if rest:
        name = Item(one(other_key(machine, state, identity)), None)
        pair = new_list(machine, state, (name, Item(rest, None)), (), "tuple")
        more = (Item(pair, None),)
    return new_list(machine, state, tuple(made), more)


def _names(machine: Machine, state: State, identity: int) -> Value:
    return list_of_keys(machine, state, one(Ref(identity)))


def _held(machine: Machine, state: State, identity: int) -> Value:
    found = [without(dict_get(state, identity, key), ABSENT) for key in keys(machine, identity)]
    rest = entries_of_rest(state, identity)
    items = tuple(Item(value, None) for value in found if value)
    more = (Item(rest, None),) if rest else ()
    if identity in machine.dicts.reordered:
        return new_list(machine, state, (), (*items, *more))
    return new_list(machine, state, items, more)


def items_view(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`d.items()`."""
    return _view(machine, state, identity, _pairs)


def keys_view(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`d.keys()`."""
    return _view(machine, state, identity, _names)


def values_view(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`d.values()`."""
    return _view(machine, state, identity, _held)
