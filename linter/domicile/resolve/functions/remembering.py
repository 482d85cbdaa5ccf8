"""Functions that remember what they gave (`@cache`, `cached_property`), classes with one instance.

Whoever calls gets the same object again, so that what one caller changes shows to the next.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    Atom,
    Const,
    EnumMember,
    Items,
    Ref,
    Unknown,
    Value,
    one,
    unguarded,
    union,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.keeping import REMEMBERING
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.instances import new_instance

DEPTH = 4  # of objects within objects that are told apart
_PLAIN = (Const, EnumMember)


def remembers(closure: Closure) -> bool:
    """Whether a function is decorated with something that keeps its results."""
    if closure.remembers is None:
        closure.remembers = not REMEMBERING.isdisjoint(_decorators(closure))
    return closure.remembers


def reads_rebound(closure: Closure) -> bool:
    """Whether it reads a name that the top level of its module binds or changes several times."""
    run = closure.module
    names = closure.chunk.reads if closure.chunk is not None else frozenset()
    return any(
        sum(run.module.chunks[index].kind == "other" for index in run.binders.of(name)) > 1
        for name in names
    )


def _decorators(closure: Closure) -> Iterator[str]:
    if closure.chunk is not None:
        yield from (dotted.rpartition(".")[2] for dotted in closure.chunk.decorators)
    elif isinstance(closure.node, ir.Function):
        for decorator in closure.node.decorators:
            function = decorator.function if isinstance(decorator, ir.Call) else decorator
            yield getattr(function, "id", getattr(function, "name", ""))


def call_key(
    machine: Machine, state: State, closure: Closure, arguments: Arguments, receiver: Atom | None
) -> Hashable:
    """What tells a call from others: the function, on what it is called, and its arguments.

    All values that the code does not show are taken for the same.
    """
    given = arguments.keywords
    named = ((key, dict_get(state, given, key)) for key in keys(machine, given))
    return (
        closure,
        receiver,
        tuple(_atoms(item.value) for item in arguments.positional),
        tuple((key, _atoms(value)) for key, value in named),
    )


def _atoms(value: Value) -> frozenset[Atom | str]:
    return frozenset(atom if isinstance(atom, _PLAIN) else "?" for atom, _ in value)


def recalled(machine: Machine, state: State, key: Hashable, value: Value) -> Value:
    """What a call gives: `value` the first time, and then the objects it gave before."""
    machine.made_anew -= {atom.symbol for atom, _ in value if isinstance(atom, Unknown)}
    known = machine.remembered.get(key)
    if not any(isinstance(atom, Ref) for atom, _ in (*value, *(known or ()))):
        return _either(machine, key, known, value)
    if known is None:
        machine.remembered[key] = value
        _publish(machine, state, value)
        return value
    _grow(machine, state, known, value, DEPTH)
    return known


def _either(machine: Machine, key: Hashable, known: Value | None, value: Value) -> Value:
    """What a further call gives: what the first one gave, which may be what this one gives."""
    before = {atom for atom, _ in known or () if not isinstance(atom, Unknown)}
    now = {atom for atom, _ in value if not isinstance(atom, Unknown)}
    if known is None or before <= now:
        machine.remembered[key] = value
        return value
    machine.remembered[key] = unguarded(union((*known, *value)))
    return machine.remembered[key]


def only_instance(machine: Machine, state: State, info: ClassInfo) -> int | None:
    """The instance that every `Class(...)` gives, as far as the code tells; None: a new one.

    Where a class says itself how its objects come to be, it may always be the same one.
    """
    if not any(isinstance(base, ClassInfo) and _makes_its_own(base) for base in bases_of(info)):
        return None
    if info.only is None:
        info.only = new_instance(machine, state, info)
        machine.heap.owners.add(info.only)
        _publish(machine, state, one(Ref(info.only)))
    return info.only


def _makes_its_own(info: ClassInfo) -> bool:
    """Whether a class, or its metaclass, decides what calling it gives."""
    return "__new__" in info.methods or any(
        isinstance(base, ClassInfo) and "__call__" in base.methods
        for metaclass in info.metaclasses
        for base in (bases_of(metaclass) if isinstance(metaclass, ClassInfo) else ())
    )


def _publish(machine: Machine, state: State, value: Value) -> None:
    """Let everybody see the objects of a value; from now on they are read as others leave them."""
    for identity in _reachable(machine, state, value):
        for key in [key for key in state.store if key[0] == identity]:
            held = state.store.pop(key)
            machine.given[key] = {atom for atom, _ in held}
            machine.heap.publish(key, held)


def _reachable(machine: Machine, state: State, value: Value) -> list[int]:
    found: dict[int, None] = {}
    pending = [value]
    while pending:
        for atom, _ in pending.pop():
            if isinstance(atom, Ref) and atom.id not in found:
                found[atom.id] = None
                pending += (held for (owner, _), held in state.store.items() if owner == atom.id)
            elif isinstance(atom, Items):
                pending += (item.value for item in (*atom.items, *atom.rest))
    return list(found)


def _grow(machine: Machine, state: State, known: Value, value: Value, depth: int) -> None:
    """What a further run put into an object of its own may be in the one that is kept."""
    before = [atom for atom, _ in known if isinstance(atom, Ref)]
    after = [atom for atom, _ in value if isinstance(atom, Ref)]
    if not depth or len(before) != len(after):
        return
    for old, new in zip(before, after, strict=True):
        if old == new:
            continue
        for (owner, name), held in list(state.store.items()):
            if owner != new.id:
                continue
            kept = state.get(old.id, name) or ()
            given = machine.given.setdefault((old.id, name), set())
            fresh = tuple(alt for alt in held if alt.atom not in given)
            given |= {atom for atom, _ in fresh}
            if name not in machine.keys.get(old.id, {name: None}):
                machine.keys[old.id][name] = None
            if any(isinstance(alt.atom, Ref) for alt in fresh) and len(held) == len(kept) == 1:
                _grow(machine, state, kept, held, depth - 1)
            elif fresh:
                machine.share_as(("remembered", old.id), (old.id, name), unguarded(fresh))
