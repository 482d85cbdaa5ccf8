"""Demand: whose callers must be seen, because what a call sends depends on what they pass.

A function's parameters are open anyway, so running its callers only adds what they pass. They
are run where a call's values come from such a parameter, or where a function hands out
something that sends; the names collected here tell who they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Set

from domicile.calls import Reason
from domicile.chunks import Chunk
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, BoundMethod, Items, Ref
from domicile.resolve.domain.state import CLASS, State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure
from domicile.resolve.objects.bases import object_sends
from domicile.resolve.objects.instances import subclasses
from domicile.resolve.relevance.handed_out import demand_made, hand_out, sends_when_used

DYNAMIC = frozenset({"setattr", "delattr", "globals", "vars", "__dict__"})
MOST_DEPTH = 2  # how deep within lists and dicts something that sends is looked for


def names(closure: Closure) -> Iterable[str]:
    """The names by which other code reaches a function."""
    if closure.owner is not None and closure.name.startswith("__"):
        yield closure.owner.name
    else:
        yield closure.name


def words_of_reasons(machine: Machine, reasons: Iterable[Reason]) -> set[str]:
    """The names of the functions and classes whose parameters the reasons speak of."""
    found: set[str] = set()
    for reason in reasons:
        origin = machine.parameters.get(reason.location) if reason.location else None
        if isinstance(origin, Closure):
            found.update(names(origin))
            origin = origin.owner if origin.name.startswith("__") else None
        if isinstance(origin, ClassInfo):
            found.add(origin.name)
            found.update(other.name for other in subclasses(origin))
    return found


def note_result(
    machine: Machine, state: State, closure: Closure, value: Value, writer: Hashable
) -> set[str]:
    """The names through which what a run returned or stored is reached, if that may send."""
    found: set[str] = set()
    if any(sends_when_used(machine, atom) for atom in _within(machine, state, value, MOST_DEPTH)):
        hand_out(machine, set(names(closure)))
    chunk = closure.chunk
    if chunk is None or id(chunk) in machine.spelled or chunk.mentions(machine.handing_out):
        found |= demand_made(machine, state.store, writer)
    if _sends(machine, state, value):
        found.update(names(closure))
    written = machine.heap.written.get(writer, {})
    # What is asked what it holds may be a generator, which then goes on and writes.
    for name, each in [pair for fields in written.values() for pair in fields.items()]:
        if isinstance(name, str) and _sends(machine, state, each.value):
            found.add(name)
    return found


def disturbs(chunk: Chunk, shared: Set[str] = frozenset()) -> bool:
    """Whether a chunk may change what others see: a global name, an attribute of another object.

    Or one of the objects `shared` with others, which it hands to what may change it.
    """
    if not shared.isdisjoint(chunk.hands):
        return True
    if chunk.global_binds or not DYNAMIC.isdisjoint(chunk.reads | chunk.attributes):
        return True
    return any(
        base != "self" and name in chunk.stores
        for base, _, name in (link.partition(".") for link in chunk.links)
    )


def _sends(machine: Machine, state: State, value: Value) -> bool:
    """Whether something that sends can be reached through a value."""
    return any(
        isinstance(atom, Closure | BoundMethod) or object_sends(machine, atom)
        for atom in _within(machine, state, value, MOST_DEPTH)
    )


def _within(machine: Machine, state: State, value: Value, depth: int) -> Iterator[Atom]:
    """The atoms of a value, and those within its objects, so deep."""
    for atom, _ in value:
        yield atom
        if isinstance(atom, Ref) and depth > 0:
            for inner in _parts(machine, state, atom.id):
                yield from _within(machine, state, inner, depth - 1)


def _parts(machine: Machine, state: State, identity: int) -> Iterable[Value]:
    """The values within an object: items, elements, attributes."""
    kind = machine.objects[identity].kind
    if kind == "dict":
        yield from (state.get(identity, key) or () for key in keys(machine, identity))
    elif kind == "instance":
        yield from (v for (o, n), v in state.store.items() if o == identity and n != CLASS)
    else:
        for inner, _ in content(state, identity):
            if isinstance(inner, Items):
                yield from (item.value for item in inner.every)
